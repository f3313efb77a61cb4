package disclosure_test

import (
	"os"
	"testing"

	"kaijisho/internal/disclosure"
)

// The sample that ships has no mistake.
func TestSampleHasNoMistake(t *testing.T) {
	doc, list, err := disclosure.Load(t.Context(), os.DirFS("../.."), disclosure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list.Sorted() {
		line, col, _, _ := d.Span.Range()
		t.Errorf("%s:%d:%d: %s [%s]", d.Span.Path(), line, col, d.Message("en"), d.Code)
	}
	if doc == nil {
		t.Fatal("no document")
	}
}
