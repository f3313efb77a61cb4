package publish_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/publish"
)

func TestManifestText(t *testing.T) {
	var tree publish.Tree
	for _, f := range []struct {
		path, text string
		ids        []string
	}{
		{"items/079.html", "<p>", []string{"requirement", "answer", "p1", "見出し"}},
		{"index.html", "", nil},
	} {
		if err := tree.Add(f.path, []byte(f.text), f.ids...); err != nil {
			t.Fatal(err)
		}
	}
	got, err := tree.Manifest(publish.Meta{Version: "1.4.0", Checklists: []string{"medical-cloud"}, Revision: "<abc>"}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	want := `{"generator":"kaijisho","version":"1.4.0","checklists":["medical-cloud"],"revision":"<abc>",
"files":[
{"path":"index.html","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
{"path":"items/079.html","size":3,"sha256":"33f2799467177287a29260780a107ac98ea63dd6165f67fcc0d74767d0a82090","anchors":"answer p1 requirement 見出し"}
]}
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	read, err := publish.ReadManifest(fstest.MapFS{"manifest.json": {Data: got}})
	if err != nil {
		t.Fatal(err)
	}
	again, err := read.Encode()
	if err != nil || !bytes.Equal(again, got) {
		t.Errorf("read and written again: %v\n%s", err, again)
	}
}

const someDigest = `"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`

func TestParseManifestRefuses(t *testing.T) {
	file := func(path, size string) string {
		return `{"path":"` + path + `","size":` + size + `,` + someDigest + `}`
	}
	tests := map[string]string{
		"empty":           ``,
		"not JSON":        `<html>`,
		"not an object":   `[]`,
		"another's":       `{"generator":"other","files":[]}`,
		"no generator":    `{"files":[]}`,
		"text after":      `{"generator":"kaijisho","files":[]} {}`,
		"traversal":       `{"generator":"kaijisho","files":[` + file("../../etc/passwd", "1") + `]}`,
		"absolute":        `{"generator":"kaijisho","files":[` + file("/etc/passwd", "1") + `]}`,
		"backslash":       `{"generator":"kaijisho","files":[` + file(`a\\b`, "1") + `]}`,
		"itself":          `{"generator":"kaijisho","files":[` + file("manifest.json", "1") + `]}`,
		"negative size":   `{"generator":"kaijisho","files":[` + file("a", "-1") + `]}`,
		"impossible size": `{"generator":"kaijisho","files":[` + file("a", "1e30") + `]}`,
		"twice":           `{"generator":"kaijisho","files":[` + file("a", "1") + `,` + file("a", "1") + `]}`,
		"out of order":    `{"generator":"kaijisho","files":[` + file("b", "1") + `,` + file("a", "1") + `]}`,
		"short digest":    `{"generator":"kaijisho","files":[{"path":"a","size":1,"sha256":"00"}]}`,
		"odd digest":      `{"generator":"kaijisho","files":[{"path":"a","size":1,"sha256":"` + strings.Repeat("0", 65) + `"}]}`,
		"no hex":          `{"generator":"kaijisho","files":[{"path":"a","size":1,"sha256":"` + strings.Repeat("g", 64) + `"}]}`,
		"deep":            `{"generator":"kaijisho","files":` + strings.Repeat("[", 20000),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			if m, err := publish.ParseManifest([]byte(text)); err == nil {
				t.Errorf("passed: %+v", m)
			}
		})
	}
}

func FuzzParseManifest(f *testing.F) {
	f.Add([]byte(`{"generator":"kaijisho","version":"1","checklists":["a"],"files":[{"path":"a","size":1,` + someDigest + `,"anchors":"b c"}]}`))
	f.Add([]byte(`{"generator":"kaijisho","files":[{"path":"../a"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := publish.ParseManifest(text)
		if err != nil {
			return
		}
		for _, file := range m.Files {
			if publish.CheckPath(file.Path) != nil || file.Size < 0 {
				t.Errorf("accepted %+v", file)
			}
		}
		once, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := publish.ParseManifest(once)
		if err != nil {
			t.Fatalf("%v: %s", err, once)
		}
		if twice, err := again.Encode(); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%v: %s became %s", err, once, twice)
		}
	})
}

func TestCompare(t *testing.T) {
	manifest := func(pages map[string]string) *publish.Manifest {
		var tree publish.Tree
		for path, ids := range pages {
			if err := tree.Add(path, nil, strings.Fields(ids)...); err != nil {
				t.Fatal(err)
			}
		}
		return tree.Manifest(meta)
	}
	old := manifest(map[string]string{
		"index.html": "", "items/1.html": "answer p1 p2", "items/2.html": "answer", "items/3.html": "answer", "app.css": "",
	})
	new := manifest(map[string]string{"index.html": "new", "items/1.html": "answer p10 p1", "items/3.html": "answer more"})
	want := []publish.Vanished{{Page: "items/1.html", Anchor: "p2"}, {Page: "items/2.html"}}
	if diff := cmp.Diff(want, publish.Compare(old, new)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if gone := publish.Compare(old, old); len(gone) > 0 {
		t.Errorf("compared with itself: %v", gone)
	}
}

func TestVerify(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	replace(t, dir, site{"index.html": "right", "a/b.html": "b", "a/c.html": "c", "a/d.html": "d"})
	if r := verify(t, dir); !r.OK() {
		t.Errorf("untouched: %+v", r)
	}
	write(t, filepath.Join(dir, "index.html"), "wrong") // the same size
	write(t, filepath.Join(dir, "a/b.html"), "longer")
	write(t, filepath.Join(dir, ".gitkeep"), "")
	write(t, filepath.Join(dir, ".git/config"), "x")
	write(t, filepath.Join(dir, "a/.gitkeep"), "")
	for _, err := range []error{
		os.Remove(filepath.Join(dir, "a/c.html")),
		os.Remove(filepath.Join(dir, "a/d.html")),
		os.Symlink("b.html", filepath.Join(dir, "a/d.html")),
		os.Symlink("/etc", filepath.Join(dir, "etc")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r := verify(t, dir)
	got := map[string][]string{"missing": r.Missing, "changed": r.Changed, "added": r.Added}
	want := map[string][]string{
		"missing": {"a/c.html", "a/d.html"}, "changed": {"a/b.html", "index.html"}, "added": {"a/.gitkeep", "etc"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestVerifyWithoutManifest(t *testing.T) {
	if _, err := publish.Verify(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("none: %v", err)
	}
	other := fstest.MapFS{"manifest.json": {Data: []byte(`{"short_name":"an app"}`)}}
	if _, err := publish.Verify(other); !errors.Is(err, publish.ErrNotOurs) {
		t.Errorf("another's: %v", err)
	}
}
