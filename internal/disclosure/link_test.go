package disclosure_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

var update = flag.Bool("update", false, "rewrite the wants in testdata")

// Each txtar is a project; want lists its mistakes, document (if there) what
// was linked.
func TestLink(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys, err := txtar.FS(archive)
			if err != nil {
				t.Fatal(err)
			}
			doc, list, err := disclosure.Load(t.Context(), fsys, disclosure.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]string{"want": describeList(list)}
			if doc != nil {
				got["document"] = describe(doc)
			}
			changed := false
			for i, f := range archive.Files {
				if text, ok := got[f.Name]; ok && text != string(f.Data) {
					changed = true
					if !*update {
						t.Errorf("%s:\n%s", f.Name, cmp.Diff(string(f.Data), text))
					}
					archive.Files[i].Data = []byte(text)
				}
			}
			if changed && *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func describeList(list diag.List) string {
	var b bytes.Buffer
	for _, d := range list.Sorted() {
		line, col, _, _ := d.Span.Range()
		fmt.Fprintf(&b, "%s:%d:%d: %s [%s] %q\n", d.Span.Path(), line, col, d.Message("ja"), d.Code, d.Span.Text())
	}
	return b.String()
}

// describe prints what the tests look at, a line per thing.
func describe(doc *disclosure.Document) string {
	var b strings.Builder
	for _, it := range doc.Checklists[0].Items {
		fmt.Fprintf(&b, "%d %s %s %s\n", it.No, it.Status.Label, it.Level, describeAnswer(it))
	}
	for _, e := range doc.Evidence {
		var uses []int
		for _, u := range e.Uses {
			uses = append(uses, u.Item.No)
		}
		fmt.Fprintf(&b, "evidence %s %s withheld=%t url=%s uses=%v\n", e.ID, e.Access, e.Withheld, e.URL, uses)
	}
	for _, g := range doc.Guidelines {
		for _, c := range g.Clauses {
			var points []string
			for _, p := range c.Points {
				points = append(points, fmt.Sprintf("%s#%s:%s", p.Label, p.ID, numbers(p.Items)))
			}
			fmt.Fprintf(&b, "clause %s below=%d points=%v\n", c.Number, c.Below, points)
		}
	}
	n := doc.Checklists[0].Counts
	fmt.Fprintf(&b, "counts total=%d answered=%d applicable=%d", n.Total, n.Answered, n.Applicable)
	for _, s := range n.ByStatus {
		fmt.Fprintf(&b, " %s=%d", s.Status.Label, s.N)
	}
	b.WriteByte('\n')
	return b.String()
}

func describeAnswer(it *disclosure.Item) string {
	a := it.Answer
	if a == nil {
		return "-"
	}
	seen, same := "visible", ""
	if a.Withheld {
		seen = "withheld"
	}
	if a.SameAs != nil {
		same = fmt.Sprintf("=%d", a.SameAs.No)
	}
	var points, uses, releases []string
	for _, p := range a.Points {
		points = append(points, fmt.Sprintf("%s:%s@%s", disclosure.PointLabel(p.Block), p.Status.Label, p.Anchor))
	}
	for _, u := range a.Evidence {
		uses = append(uses, u.Evidence.ID+"@"+u.At+" ")
	}
	for _, r := range it.Releases {
		releases = append(releases, r.Version)
	}
	return fmt.Sprintf("%s %s body=%t customer=%v points=%v %sundisclosed=%d cited-by=[%s] releases=%v",
		seen, same, a.Body != nil, a.Customer, points, strings.Join(uses, ""), a.Undisclosed, numbers(it.CitedBy), releases)
}

func numbers(items []*disclosure.Item) string {
	var out []string
	for _, it := range items {
		out = append(out, fmt.Sprint(it.No))
	}
	return strings.Join(out, ",")
}
