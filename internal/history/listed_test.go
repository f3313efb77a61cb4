package history_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/disclosure"
)

// The items of a release are judged by its record and the one before, and only
// where both are known.
func TestListed(t *testing.T) {
	for _, tt := range []struct{ name, items, records, want string }{
		{"as recorded", "[3]", "1.0 1.1", ""},
		{"not recorded yet", "[3]", "1.0", ""},
		{"missing", "[]", "1.0 1.1", "missing 3 extra "},
		{"too many", "[1, 3]", "1.0 1.1", "missing  extra 1"},
		{"both, not recorded yet", "[1-2]", "1.0", "missing 3 extra 1, 2"},
		{"the first record", "[1]", "1.1", ""},
		{"no record", "[1]", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := base(t)
			if strings.Contains(tt.records, "1.0") {
				p.record(t, "1.0")
			}
			p.edit(t, edit{a3, "年1回の書面", "年2回の書面"})
			p.release(t, "1.1", "2026-02-01")
			if strings.Contains(tt.records, "1.1") {
				p.record(t, "1.1")
			}
			p["content/disclosure.yaml"] = strings.Replace(p["content/disclosure.yaml"], "published: 2026-02-01", "published: 2026-02-01, items: "+tt.items, 1)
			sources, _, err := disclosure.Read(t.Context(), p.fs(t))
			if err != nil {
				t.Fatal(err)
			}
			doc, _ := sources.Link(disclosure.Options{})
			got := ""
			for _, d := range p.log(t).Listed(doc, sources.Set.Disclosure) {
				got += "missing " + d.Args["missing"] + " extra " + d.Args["extra"]
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
