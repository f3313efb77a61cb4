package schema_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"kaijisho/internal/schema"
)

var statuses = []string{"conforming", "partial", "planned", "nonconforming", "not-applicable"}

// Which shipped files each schema describes.
var shipped = map[string]string{
	"disclosure": "content/disclosure.yaml",
	"evidence":   "content/evidence.yaml",
	"answer":     "content/answers/medical-cloud/*.md",
	"page":       "content/pages/*.md",
	"redirects":  "content/redirects.yaml",
	"checklist":  "checklist/*/checklist.yaml",
	"items":      "checklist/*/items/*.yaml",
	"guideline":  "checklist/guidelines/*.yaml",
	"chapters":   "checklist/*/chapters.yaml",
	"errata":     "checklist/*/errata.yaml",
	"crosswalk":  "checklist/*/crosswalk.yaml",
}

func compile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	data, err := schema.Generate(name, statuses)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

// Every file that ships is valid by its schema.
func TestShippedFiles(t *testing.T) {
	fsys := os.DirFS("../..")
	for _, name := range schema.Names() {
		s := compile(t, name)
		files, err := fs.Glob(fsys, shipped[name])
		if err != nil || len(files) == 0 {
			t.Errorf("%s: no files match %q (%v)", name, shipped[name], err)
		}
		for _, file := range files {
			data, err := fs.ReadFile(fsys, file)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(instance(t, file, string(data))); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}

// What the decoder refuses, the schema refuses.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ schema, text string }{
		{"answer", "statsu: conforming\n"},
		{"answer", "status: conform\n"},
		{"answer", "reviewed: \"2026/04/01\"\n"},
		{"answer", "evidence: [{at: 第3章}]\n"},
		{"answer", "points: {\"(1)\": yes-and-no}\n"},
		{"disclosure", "vendor: {name: x}\n"},
		{"evidence", "- {id: a, title: b, access: secret}\n"},
		{"chapters", "chapters: [{id: a, title: b, sections: [{id: c}]}]\n"},
	} {
		if err := compile(t, c.schema).Validate(instance(t, "x.yaml", c.text)); err == nil {
			t.Errorf("%s accepts %q", c.schema, c.text)
		}
	}
}

// instance reads YAML, or the front matter of a Markdown file, as JSON would be.
func instance(t *testing.T, name, text string) any {
	t.Helper()
	if path.Ext(name) == ".md" {
		_, text, _ = strings.Cut(text, "---\n")
		text, _, _ = strings.Cut(text, "\n---\n")
	}
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	data, err := json.Marshal(dates(v))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// dates turns the library's times back into the text an editor sees.
func dates(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = dates(v[k])
		}
	case []any:
		for i := range v {
			v[i] = dates(v[i])
		}
	case interface{ Format(string) string }:
		return v.Format("2006-01-02")
	}
	return v
}
