package main

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"kaijisho"
	"kaijisho/internal/checklist"
)

// seeded reads testdata/rules/seeded.txtar: its files without the marks «code»,
// and what must be found where each of them stood.
func seeded(t *testing.T) (map[string]string, []string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/rules/seeded.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, want := map[string]string{}, []string{}
	for _, f := range archive.Files {
		var b strings.Builder
		line, col := 1, 1
		text := string(f.Data)
		for text != "" {
			if code, rest, ok := mark(text); ok {
				want = append(want, fmt.Sprintf("%s:%d:%d %s", f.Name, line, col, code))
				text = rest
				continue
			}
			r, size := utf8.DecodeRuneInString(text)
			b.WriteString(text[:size])
			text = text[size:]
			switch r {
			case '\n':
				line, col = line+1, 1
			case '\ufeff': // a mark of the file, no character
			default:
				col++
			}
		}
		files[f.Name] = b.String()
	}
	return files, want
}

// mark reads a «code» at the start of text.
func mark(text string) (code, rest string, ok bool) {
	inside, ok := strings.CutPrefix(text, "«")
	if !ok {
		return "", "", false
	}
	return strings.Cut(inside, "»")
}

// TestSeededFaults makes a project that answers every item of the checklist
// that ships, lays 120 and more known mistakes over it, and wants each found
// where it is, in one run, and nothing else.
func TestSeededFaults(t *testing.T) {
	faults, want := seeded(t)
	if len(want) < 120 {
		t.Errorf("only %d mistakes are seeded", len(want))
	}
	project := answeredProject(t)
	for name, text := range faults {
		project[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var got []string
	for _, d := range inspected(t, project) {
		line, col, _, _ := d.Span.Range()
		got = append(got, fmt.Sprintf("%s:%d:%d %s", d.Span.Path(), max(line, 1), max(col, 1), d.Code))
	}
	slices.Sort(want)
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%d mistakes seeded, %d found (-seeded +found):\n%s", len(want), len(got), d)
	}
	kinds := map[string]bool{}
	for _, w := range want {
		kinds[w[strings.LastIndex(w, " ")+1:]] = true
	}
	t.Logf("%d mistakes of %d kinds in %d files of a project of %d files", len(want), len(kinds), len(faults), len(project))
}

// answeredProject answers every item and sub-item without a mistake.
func answeredProject(t testing.TB) fstest.MapFS {
	t.Helper()
	project := fstest.MapFS{}
	if err := fs.WalkDir(kaijisho.FS, "checklist", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(kaijisho.FS, name)
		project[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	sheet, list, err := checklist.Load(kaijisho.FS, "medical-cloud")
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	for _, it := range sheet.Items {
		name := path.Join("content/answers/medical-cloud", fmt.Sprintf("%03d.md", it.No))
		project[name] = &fstest.MapFile{Data: []byte(plainAnswer(it))}
	}
	return project
}

func plainAnswer(it *checklist.Item) string {
	var b strings.Builder
	b.WriteString("---\nstatus: conforming\nreviewed: 2026-10-01\nevidence:\n  - {doc: rules, at: 第1章}\n---\n")
	b.WriteString("規程に手順と責任者を定め、担当する部門が毎月1回実施しています。結果は記録して責任者が確かめます。\n")
	for _, p := range it.Points() {
		fmt.Fprintf(&b, "- %s 担当する部門が手順書のとおりに行い、記録を責任者が毎月確かめています。\n", p.Point)
	}
	return b.String()
}
