package fix_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/tools/txtar"

	"kaijisho"
	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/fix"
	"kaijisho/internal/markdown"
)

var update = flag.Bool("update", false, "rewrite the wants in testdata")

func changes(t testing.TB, files fstest.MapFS) []fix.Change {
	t.Helper()
	set, _, err := answer.Load(t.Context(), files)
	if err != nil {
		t.Fatal(err)
	}
	return fix.Changes(set)
}

func TestMends(t *testing.T) {
	const name = "testdata/mends.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	var got bytes.Buffer
	for _, c := range changes(t, files) {
		got.Write(diff.Diff("a/"+c.Path, []byte(c.Before), "b/"+c.Path, []byte(c.After)))
		files[c.Path] = &fstest.MapFile{Data: []byte(c.After)}
	}
	last := &archive.Files[len(archive.Files)-1]
	if *update {
		last.Data = got.Bytes()
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(string(last.Data), got.String()); d != "" {
		t.Error(d)
	}
	if again := changes(t, files); len(again) > 0 {
		t.Errorf("a second run still changes %s", again[0].Path)
	}
}

// The sample in disorder is the same disclosure, and mending it gives the sample.
func TestDocumentStays(t *testing.T) {
	original, messy := sample(t), sample(t)
	for name, f := range messy {
		if strings.HasPrefix(name, answer.AnswersDir) {
			f.Data = []byte(mess(string(f.Data)))
		}
	}
	want := published(t, original)
	if d := cmp.Diff(want, published(t, messy)); d != "" {
		t.Fatalf("the disorder itself changes the disclosure: %s", d)
	}
	mended := changes(t, messy)
	if len(mended) < 250 {
		t.Errorf("only %d files were mended", len(mended))
	}
	for _, c := range mended {
		messy[c.Path].Data = []byte(c.After)
		if d := cmp.Diff(string(original[c.Path].Data), c.After); d != "" {
			t.Errorf("%s is not what it was:\n%s", c.Path, d)
		}
	}
	if d := cmp.Diff(want, published(t, messy)); d != "" {
		t.Errorf("mending changed the disclosure: %s", d)
	}
}

// sample is the project that ships, in memory.
func sample(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	if err := copyFiles(files, kaijisho.FS); err != nil {
		t.Fatal(err)
	}
	return files
}

// mess turns an answer's front matter upside down and writes its lists with
// asterisks and lines with a blank at the end.
func mess(text string) string {
	head, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	var entries []string
	for line := range strings.Lines(head + "\n") {
		if len(entries) > 0 && strings.HasPrefix(line, " ") {
			entries[len(entries)-1] += line
		} else {
			entries = append(entries, line)
		}
	}
	var b strings.Builder
	b.WriteString("---\n")
	for i := len(entries) - 1; i >= 0; i-- {
		b.WriteString(entries[i])
	}
	b.WriteString("---\n")
	fenced := false
	for line := range strings.Lines(body) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		} else if !fenced && strings.HasPrefix(line, "- ") {
			line = "* " + line[2:]
		}
		if !fenced {
			line = strings.TrimSuffix(line, "\n") + " \n"
		}
		b.WriteString(line)
	}
	return b.String()
}

// published is disclosure.json, but for the sources of the answers, in which
// blanks and list markers are kept.
func published(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	doc, list, err := disclosure.Load(t.Context(), files, disclosure.Options{Audience: answer.Internal})
	if err != nil || doc == nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			if it.Answer != nil {
				it.Answer.Markdown = html(it.Answer.Body)
			}
		}
	}
	var b bytes.Buffer
	if err := export.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func html(doc *markdown.Doc) string {
	var b strings.Builder
	_ = doc.HTML(&b, markdown.HTMLOptions{})
	return b.String()
}

// Whatever the text, mending it keeps the values and the HTML, and mending
// twice is mending once.
func FuzzMeaningStays(f *testing.F) {
	f.Add("---\nreviewed: 2026-01-01\nstatus: a\n---\n* x \n  + y  \n\n- z\n")
	f.Add("\ufeff---\r\nstatus: a \r\n---\r\n+ x  \r\n```\r\n* y  \r\n```\r\n")
	f.Add("---\nnote: |\n  a  \n\nstatus: b # c\n# d\n---\n> * x\n> * y  \n* * *\n")
	f.Fuzz(func(t *testing.T, text string) {
		const name = "content/answers/demo/001.md"
		files := fstest.MapFS{
			"content/disclosure.yaml": {Data: []byte("checklists: [demo]\nvendor: {name: x}\nservice: {name: x}\nreleases: []\n")},
			name:                      {Data: []byte(text)},
		}
		for _, c := range changes(t, files) {
			if c.Path != name {
				continue
			}
			if before, after := meaning(t, c.Before), meaning(t, c.After); before != after {
				t.Errorf("%q became %q:\n%s", c.Before, c.After, cmp.Diff(before, after))
			}
			files[name] = &fstest.MapFile{Data: []byte(c.After)}
			if again := changes(t, files); len(again) > 0 {
				t.Errorf("%q is mended again, to %q", c.After, again[0].After)
			}
		}
	})
}

// meaning is what the file says, found by other means than the proof's.
func meaning(t *testing.T, text string) string {
	a, _ := answer.ParseAnswer(diag.NewSource("content/answers/demo/001.md", text))
	a.Keys = nil
	for i := range a.Evidence {
		a.Evidence[i].Span = diag.Span{}
	}
	values, err := json.Marshal(a.FrontMatter)
	if err != nil {
		t.Fatal(err)
	}
	return string(values) + html(a.Body)
}

func copyFiles(into fstest.MapFS, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		into[name] = &fstest.MapFile{Data: data}
		return err
	})
}
