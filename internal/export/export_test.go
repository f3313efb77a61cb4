package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
)

func write(t *testing.T, audience answer.Access) []byte {
	t.Helper()
	doc, _, err := disclosure.Load(t.Context(), os.DirFS("../.."), disclosure.Options{Audience: audience})
	if err != nil || doc == nil {
		t.Fatal(doc, err)
	}
	var b bytes.Buffer
	if err := export.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is published is what its schema says, for every audience.
func TestSampleIsValid(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(export.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, audience := range []answer.Access{answer.Public, answer.OnRequest, answer.Contract, answer.Internal} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(write(t, audience)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", audience, err)
		}
	}
}

// Writing item by item gives what writing the whole at once would.
func TestWrittenAsAWhole(t *testing.T) {
	for _, audience := range []answer.Access{answer.Public, answer.Internal} {
		doc, _, err := disclosure.Load(t.Context(), os.DirFS("../.."), disclosure.Options{Audience: audience})
		if err != nil || doc == nil {
			t.Fatal(doc, err)
		}
		var got, want bytes.Buffer
		if err := export.Write(&got, doc); err != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(&want)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		if err := enc.Encode(export.Build(doc)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

// Every value of the types is described by the schema: a field added to one
// and not to the other is found here, because the schema allows no others.
func TestReadsBack(t *testing.T) {
	data := write(t, answer.Public)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var d export.Disclosure
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	if len(d.Items) == 0 || d.Items[78].No != 79 || d.Items[78].AnswerMarkdown == "" || len(d.Items[78].Points) == 0 {
		t.Errorf("item 79 reads back as %+v", d.Items[78])
	}
}
