package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// baseFiles are the project that the examples of the catalogue are laid over.
var baseFiles = sync.OnceValues(func() (*txtar.Archive, error) { return txtar.ParseFile("testdata/rules/base.txtar") })

func base(t testing.TB) fstest.MapFS {
	t.Helper()
	archive, err := baseFiles()
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: slices.Clip(f.Data)} // whoever appends gets a copy
	}
	return files
}

// over lays files over the base.
func over(t testing.TB, examples []diag.Example) fstest.MapFS {
	files := base(t)
	for _, e := range examples {
		text := []byte(e.Text)
		if e.Excerpt {
			text = slices.Concat(files[e.Path].Data, text)
		}
		files[e.Path] = &fstest.MapFile{Data: text}
	}
	return files
}

// inspected gives every finding of a project in memory.
func inspected(t testing.TB, files fs.FS) diag.List {
	t.Helper()
	a := &app{env: env{Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{}, Getenv: func(string) string { return "" }}, lang: "ja"}
	in, err := a.inspect(t.Context(), files, disclosure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return in.list.Sorted()
}

func codes(list diag.List) []string {
	set := map[string]bool{}
	for _, d := range list {
		set[d.Code] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// Rules about files as such cannot be shown as text: these projects break them.
var broken = map[string]func(fstest.MapFS) fs.FS{
	"file-missing": func(m fstest.MapFS) fs.FS { delete(m, "checklist/guidelines/demo-gl.yaml"); return m },
	"file-symlink": func(m fstest.MapFS) fs.FS { return escaping{m, answer2} },
	"file-not-regular": func(m fstest.MapFS) fs.FS {
		m[answer2] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
		return m
	},
	"file-too-large": func(m fstest.MapFS) fs.FS { return lengthened(m, 9<<20, "x") },
	"file-encoding":  func(m fstest.MapFS) fs.FS { return lengthened(m, 1, "\x83\x7c") },
	"markdown-large": func(m fstest.MapFS) fs.FS { return lengthened(m, 129<<10, "x") },
	"cell-too-long":  func(m fstest.MapFS) fs.FS { return lengthened(m, 34_000, "あ") },
}

const answer2 = "content/answers/demo/002.md"

func lengthened(m fstest.MapFS, n int, s string) fs.FS {
	m[answer2] = &fstest.MapFile{Data: slices.Concat(m[answer2].Data, []byte(strings.Repeat(s, n)))}
	return m
}

// escaping refuses a file as os.Root refuses a link that leaves it.
type escaping struct {
	fs.FS
	name string
}

func (e escaping) Open(name string) (fs.File, error) {
	if name != e.name {
		return e.FS.Open(name)
	}
	root, err := os.OpenRoot(".")
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Open("../outside")
}

// Some mistakes cannot be made alone.
var follows = map[string][]string{
	"answer-empty":       {"unanswered"},
	"file-symlink":       {"unanswered"},
	"file-not-regular":   {"unanswered"},
	"file-too-large":     {"unanswered"},
	"file-encoding":      {"unanswered"},
	"file-conflict":      {"unanswered"},
	"markdown-large":     {"unanswered"},
	"same-as-unanswered": {"unanswered"},
	"yaml-type":          {"unanswered"},
	"item-number":        {"answer-item-unknown", "chapter-item"},
}

func TestBaseIsClean(t *testing.T) {
	if got := codes(inspected(t, base(t))); len(got) > 0 {
		t.Error(got)
	}
}

// Every rule has a project that breaks it, and it alone, and one that does not.
func TestEveryRule(t *testing.T) {
	for _, rule := range diag.Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			bad, good := diag.Examples(rule.Code)
			var project fs.FS = over(t, bad)
			if breaks := broken[rule.Code]; breaks != nil {
				project = breaks(base(t))
			} else if len(bad) == 0 || len(good) == 0 {
				t.Fatal("the rule has no bad and good example")
			}
			list := inspected(t, project)
			want := slices.Sorted(slices.Values(append(slices.Clone(follows[rule.Code]), rule.Code)))
			if d := cmp.Diff(want, codes(list)); d != "" {
				t.Errorf("bad example (want -, got +):\n%s", d)
			}
			if got := codes(inspected(t, over(t, good))); len(got) > 0 {
				t.Errorf("good example: %v", got)
			}
		})
	}
}
