package importer_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/importer"
	"kaijisho/internal/workbook"
)

// files reads testdata/project.txtar, without the answers unless asked for.
func files(t testing.TB, answers bool) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/project.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range archive.Files {
		if answers || !strings.HasPrefix(f.Name, "content/answers/") {
			out[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return out
}

func with(fsys fstest.MapFS, changes ...string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, f := range fsys {
		out[name] = f
	}
	for i := 0; i < len(changes); i += 2 {
		out[changes[i]] = &fstest.MapFile{Data: []byte(changes[i+1])}
	}
	return out
}

func book(t testing.TB, fsys fs.FS) []byte {
	t.Helper()
	doc, list, err := disclosure.Load(t.Context(), fsys, disclosure.Options{})
	if err != nil || doc == nil {
		t.Fatal(err, list)
	}
	var buf bytes.Buffer
	if err := workbook.Write(&buf, doc); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// plan imports a workbook into a project, after edits of its cells.
func plan(t testing.TB, fsys fs.FS, data []byte, opt importer.Options, edits map[string]string) *importer.Plan {
	t.Helper()
	sources, filled := read(t, fsys, data, false, edits)
	p, err := importer.New(t.Context(), fsys, sources, filled, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read reads a workbook as if a person had changed cells before, given as
// "1 answer" → text.
func read(t testing.TB, fsys fs.FS, data []byte, review bool, edits map[string]string) (*disclosure.Sources, *workbook.Filled) {
	t.Helper()
	sources, _, err := disclosure.Read(t.Context(), fsys)
	if err != nil {
		t.Fatal(err)
	}
	filled, err := workbook.Read(bytes.NewReader(data), int64(len(data)), workbook.ReadOptions{Checklists: sources.Sheets, Review: review})
	if err != nil {
		t.Fatal(err)
	}
	for at, text := range edits {
		var no int
		var id string
		fmt.Sscan(at, &no, &id)
		i := slices.IndexFunc(filled.Rows, func(r *workbook.Row) bool { return r.No == no })
		if text == "" {
			delete(filled.Rows[i].Cells, id)
			continue
		}
		filled.Rows[i].Cells[id] = workbook.Cell{Ref: "X" + fmt.Sprint(no), Text: text}
	}
	return sources, filled
}

// told spells a plan for comparison.
func told(p *importer.Plan) string {
	var b strings.Builder
	for _, f := range p.Files {
		fmt.Fprintf(&b, "write %s\n", f.Path)
		if f.Exists {
			b.WriteString(strings.Join(f.Diff(), "\n") + "\n")
		} else {
			b.WriteString(f.Text)
		}
	}
	for _, k := range p.Kept {
		if k.Newer {
			fmt.Fprintf(&b, "newer %d\n", k.No)
		}
	}
	for _, c := range p.Conflicts {
		fmt.Fprintf(&b, "conflict %s %s\n%s\n", c.Path, c.Cell, strings.Join(c.Diff, "\n"))
	}
	for _, q := range p.Problems {
		fmt.Fprintln(&b, "problem", q.In("ja"))
	}
	for _, q := range p.Notices {
		fmt.Fprintln(&b, "notice", q.In("ja"))
	}
	return b.String()
}

// A project that is built, read and imported into an empty one has the same
// answers, to the byte, as far as they are published.
func TestLossless(t *testing.T) {
	full := files(t, true)
	p := plan(t, files(t, false), book(t, full), importer.Options{}, nil)
	got := map[string]string{}
	for _, f := range p.Files {
		got[f.Path] = f.Text
	}
	want := map[string]string{}
	sixth := got["content/answers/tiny/006.md"]
	delete(got, "content/answers/tiny/006.md")
	if !strings.Contains(sixth, "（非公開の文書）") || strings.Contains(sixth, "secret") || strings.Contains(sixth, "覚え書き") {
		t.Errorf("an answer whose source is not published came back as %q", sixth)
	}
	for _, no := range []string{"001", "002", "003"} {
		name := "content/answers/tiny/" + no + ".md"
		want[name] = string(full[name].Data)
	}
	want["content/answers/tiny/002.md"] = strings.Replace(want["content/answers/tiny/002.md"], "# 期限は情報システム部と合意済み\n", "", 1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		"点検表!A10: 項目4の回答は公開範囲の外にあり、ブックに入っていません",
		"点検表!A12: 項目6の原稿には公開されない部分があり、ブックに入っていません。見えている文から作りました",
	}, spelt(p.Notices)); diff != "" {
		t.Error(diff)
	}
	if p := plan(t, full, book(t, full), importer.Options{}, nil); len(p.Files)+len(p.Conflicts)+len(p.Problems) > 0 {
		t.Errorf("importing into the same project does something:\n%s", told(p))
	}
}

func spelt(problems []workbook.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.In("ja"))
	}
	return out
}

// The same for the sample that comes with the command. Comments in front
// matter are not published, so files that have them come back without.
func TestLosslessSample(t *testing.T) {
	sample := os.DirFS("../..")
	empty := fstest.MapFS{}
	for _, dir := range []string{"checklist", "content"} {
		must(t, fs.WalkDir(sample, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(name, "content/answers/") {
				return err
			}
			data, err := fs.ReadFile(sample, name)
			empty[name] = &fstest.MapFile{Data: data}
			return err
		}))
	}
	p := plan(t, empty, book(t, sample), importer.Options{}, nil)
	same := 0
	for _, f := range p.Files {
		data, err := fs.ReadFile(sample, f.Path)
		must(t, err)
		if string(data) == f.Text {
			same++
		} else if text := string(data); !strings.Contains(text, "#") && !strings.Contains(text, "allow:") {
			t.Logf("%s: %s", f.Path, cmp.Diff(string(data), f.Text))
		}
	}
	t.Logf("%d of %d files came back to the byte", same, len(p.Files))
	sources, _, err := disclosure.Read(t.Context(), sample)
	must(t, err)
	if len(p.Files) < len(sources.Set.Answers)*9/10 {
		t.Errorf("%d files of %d answers", len(p.Files), len(sources.Set.Answers))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
