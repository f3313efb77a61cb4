package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
)

// What was published reads back as it was.
func TestReadBack(t *testing.T) {
	doc, _, err := disclosure.Load(t.Context(), os.DirFS("../.."), disclosure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := export.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	got, err := export.Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	want := export.Build(doc)
	want.Schema = ""
	if diff := cmp.Diff(marshal(t, want), marshal(t, got)); diff != "" {
		t.Error(diff)
	}
}

func marshal(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReadRefuses(t *testing.T) {
	for _, text := range []string{
		"", "null", "[]", "{}", `{"items":{}}`, `{"items":[1]}`, `{"release":{"version":"1"}`, `{"release":1}`, "{\"release\":{\"version\":\"1\"},\"checklists\":[]}",
	} {
		if d, err := export.Read(strings.NewReader(text)); err == nil {
			t.Errorf("%q: %+v", text, d)
		}
	}
	later := `{"$schema":"x","new":{"a":[1]},"release":{"version":"1","new":2},"checklists":[{"id":"a"}],"items":[{"no":1,"new":true}]}`
	if d, err := export.Read(strings.NewReader(later)); err != nil || len(d.Items) != 1 {
		t.Errorf("a later version's: %v", err)
	}
}
