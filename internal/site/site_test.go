package site

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"kaijisho"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/project"
)

var update = flag.Bool("update", false, "rewrite the wants of testdata")

// A built site: the files by path and the anchors of its pages.
type built struct {
	files   map[string][]byte
	anchors map[string][]string
}

// load links the project in the layers over the built-in files. Its mistakes,
// if any, are not this room's.
func load(t testing.TB, layers ...fs.FS) (*disclosure.Document, fs.FS) {
	t.Helper()
	builtIn := fs.FS(kaijisho.FS)
	if len(layers) > 0 { // a project of its own, without the sample's content
		builtIn = project.Only(builtIn, "checklist", "templates", "assets")
	}
	files := project.Layers(append(layers, builtIn)...)
	doc, list, err := disclosure.Load(t.Context(), files, disclosure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if doc == nil {
		t.Fatalf("no document: %v", list)
	}
	return doc, files
}

func render(t testing.TB, doc *disclosure.Document, files fs.FS) (built, error) {
	t.Helper()
	b := built{map[string][]byte{}, map[string][]string{}}
	err := Render(t.Context(), doc, Options{
		Files: files, Version: "test",
		Downloads: func() ([]Download, error) {
			return []Download{{Path: "downloads/a.xlsx", Title: "様式", Format: "xlsx", Size: 312_400}}, nil
		},
	}, serial(func(path string, data []byte, anchors ...string) error {
		if b.files[path] != nil {
			t.Errorf("%s was written twice", path)
		}
		b.files[path], b.anchors[path] = append([]byte{}, data...), anchors
		return nil
	}))
	return b, err
}

// serial makes a sink that may be called from many goroutines.
func serial(sink Sink) Sink {
	var mu sync.Mutex
	return func(path string, data []byte, anchors ...string) error {
		mu.Lock()
		defer mu.Unlock()
		return sink(path, data, anchors...)
	}
}

func mustRender(t testing.TB, layers ...fs.FS) built {
	t.Helper()
	doc, files := load(t, layers...)
	b, err := render(t, doc, files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pages gives the paths of the HTML pages, sorted.
func (b built) pages() []string {
	var paths []string
	for _, p := range slices.Sorted(maps.Keys(b.files)) {
		if strings.HasSuffix(p, ".html") {
			paths = append(paths, p)
		}
	}
	return paths
}

// archive reads a txtar of testdata.
func archive(t testing.TB, name string) (*txtar.Archive, fs.FS) {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	return a, files
}

// TestPages compares the main part of the pages with the wants.
func TestPages(t *testing.T) {
	a, files := archive(t, "tiny.txtar")
	b := mustRender(t, files)
	for i, f := range a.Files {
		page, ok := strings.CutPrefix(f.Name, "want/")
		if !ok {
			continue
		}
		t.Run(page, func(t *testing.T) {
			got := mainOf(t, string(b.files[page]))
			if *update {
				a.Files[i].Data = []byte(got)
				return
			}
			if diff := cmp.Diff(string(f.Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", "tiny.txtar"), txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func mainOf(t *testing.T, page string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, "<main")
	main, _, closed := strings.Cut(rest, "</main>")
	if !ok || !closed {
		t.Fatal("the page has no <main>")
	}
	return "<main" + main + "</main>\n"
}

// TestWithheld holds that what the audience may not read is nowhere: the tiny
// project marks such text with CANARY.
func TestWithheld(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	b := mustRender(t, files)
	for path, data := range b.files {
		if strings.Contains(string(data), "CANARY") {
			t.Errorf("%s holds text that is not for the public", path)
		}
	}
	page := string(b.files["items/tiny/003.html"])
	for _, want := range []string{"契約者に開示", "mailto:trust@example.jp", "about.html#access"} {
		if !strings.Contains(page, want) {
			t.Errorf("the withheld answer does not say %q", want)
		}
	}
}
