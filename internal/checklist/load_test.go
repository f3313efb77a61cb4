package checklist_test

import (
	"os"
	"testing"

	"kaijisho/internal/checklist"
)

// The checklists that ship load without a mistake.
func TestShippedChecklistsLoad(t *testing.T) {
	fsys := os.DirFS("../..")
	ids, err := checklist.Available(fsys)
	if err != nil || len(ids) == 0 {
		t.Fatalf("Available = %v, %v", ids, err)
	}
	for _, id := range ids {
		c, list, err := checklist.Load(fsys, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range list.Sorted() {
			line, col, _, _ := d.Span.Range()
			t.Errorf("%s:%d:%d: %s [%s]", d.Span.Path(), line, col, d.Message("en"), d.Code)
		}
		if len(c.Items) == 0 || len(c.Guidelines) != len(c.GuidelineIDs) {
			t.Errorf("%s: %d items, %d of %d guidelines", id, len(c.Items), len(c.Guidelines), len(c.GuidelineIDs))
		}
	}
}
