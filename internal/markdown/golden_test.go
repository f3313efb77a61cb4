package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"kaijisho/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the wants of testdata")

// Each file of testdata says in its first lines what it shows. input.md is
// read; want.html, want.runs and want.facts are what the readings must be.
func TestGolden(t *testing.T) {
	for _, file := range goldenFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, file) })
	}
}

func goldenFiles(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	return files
}

func golden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if archive.Files[0].Name != "input.md" {
		t.Fatalf("%s begins with %s, not input.md", file, archive.Files[0].Name)
	}
	input := string(archive.Files[0].Data)
	got := append(archive.Files[:1:1], readings(t, input)...)
	if *update {
		archive.Files = got
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, w := range got {
		if diff := cmp.Diff(part(archive, w.Name), string(w.Data)); diff != "" {
			t.Errorf("%s -want +got\n%s", w.Name, diff)
		}
	}
}

func part(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func readings(t *testing.T, input string) []txtar.File {
	doc, list := Parse(diag.NewSource("079.md", input), frontMatterEnd(input))
	for _, d := range list {
		if _, ok := diag.Lookup(d.Code); !ok {
			t.Errorf("code %s is not in the catalogue", d.Code)
		}
	}
	var page strings.Builder
	if err := doc.HTML(&page, testOptions); err != nil {
		t.Fatal(err)
	}
	return []txtar.File{
		{Name: "want.html", Data: []byte(page.String())},
		{Name: "want.runs", Data: []byte(spellRuns(doc.Runs(testResolver)) + "\n")},
		{Name: "want.facts", Data: []byte(facts(doc, list))},
	}
}

func frontMatterEnd(s string) int {
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		if i := strings.Index(rest, "\n---\n"); i >= 0 {
			return len("---\n") + i + len("\n---\n")
		}
	}
	return 0
}

var testOptions = HTMLOptions{
	Resolve:     testResolver,
	Prefix:      "i79-",
	Root:        "../../",
	HeadingBase: 3,
	PointHref: func(p Point) string {
		if p.No > 5 {
			return ""
		}
		return fmt.Sprintf("#i79-p%d-%d", p.Run, p.No)
	},
}

// testResolver knows everything but what begins with 999.
func testResolver(r Ref) (href, text string, ok bool) {
	if strings.HasPrefix(r.Target, "999") {
		return "", "", false
	}
	return "to-" + strings.NewReplacer(" ", "-", ":", "-").Replace(r.Target) + ".html", "項目" + r.Target, true
}

// spellRuns writes the looks of runs between ⟨ ⟩.
func spellRuns(runs []Run) string {
	var s strings.Builder
	for _, r := range runs {
		looks := ""
		for _, l := range []struct {
			on   bool
			name string
		}{{r.Bold, "b"}, {r.Italic, "i"}, {r.Strike, "s"}, {r.Code, "c"}} {
			if l.on {
				looks += l.name
			}
		}
		if looks == "" {
			s.WriteString(r.Text)
		} else {
			s.WriteString("⟨" + looks + " " + r.Text + "⟩")
		}
	}
	return s.String()
}

// facts lists what a document offers to others, and its diagnostics, each with
// its place and the text there.
func facts(doc *Doc, list diag.List) string {
	var s strings.Builder
	place := func(kind string, at diag.Span, rest string) {
		line, col, endLine, endCol := at.Range()
		fmt.Fprintf(&s, "%s %d:%d-%d:%d %q %s\n", kind, line, col, endLine, endCol, at.Text(), rest)
	}
	for _, r := range doc.Refs() {
		place("ref", r.Span, fmt.Sprintf("target=%q label=%q", r.Target, r.Label))
	}
	for _, l := range doc.Links() {
		place("link", l.Span, fmt.Sprintf("address=%q path=%q image=%v", l.Address, l.Path, l.Image))
	}
	for _, p := range doc.Points() {
		place("point", p.Span, fmt.Sprintf("run=%d no=%d id=%s", p.Run, p.No, p.ID))
	}
	for _, h := range doc.Headings() {
		fmt.Fprintf(&s, "heading %d #%s %s\n", h.Level, h.ID, h.Text)
	}
	for _, d := range list {
		place("diag "+d.Code, d.Span, fmt.Sprint(map[string]string(d.Args)))
	}
	if doc.Empty() {
		s.WriteString("empty\n")
	}
	return s.String()
}
