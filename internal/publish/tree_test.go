package publish_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/publish"
)

func TestCheckPath(t *testing.T) {
	good := []string{
		"index.html", "items/medical-cloud/079.html", "guidelines/mic-2018/3.2.3-2-a-2.html", "_headers", ".nojekyll",
		"com10.html", "console.txt", "a@2x~.png", strings.Repeat("a", 255),
	}
	bad := []string{
		"", "/", "/etc/passwd", "a/", "a//b", ".", "..", "a/../b", "./a", "a\\b", "..\\a", "C:/a", "a b", "頁.html", "a\x00b",
		"a%2fb", "a?b", "a#b", "con", "NUL.html", "a/com1.txt", "lpt9", "a.", "a/b./c", strings.Repeat("a", 256),
		strings.Repeat("a/", 600) + "b",
	}
	for _, p := range good {
		if err := publish.CheckPath(p); err != nil {
			t.Errorf("CheckPath(%q) = %v", p, err)
		}
	}
	for _, p := range bad {
		if publish.CheckPath(p) == nil {
			t.Errorf("CheckPath(%q) passed", p)
		}
	}
}

func FuzzCheckPath(f *testing.F) {
	for _, p := range []string{"a/b.html", "../a", "a/..", "aux", "a\\b", "/a", "頁"} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if publish.CheckPath(p) != nil {
			return
		}
		if !fs.ValidPath(p) || !filepath.IsLocal(p) || strings.ContainsAny(p, "\\:%?#<>\"|* \x00") {
			t.Errorf("CheckPath(%q) passed", p)
		}
	})
}

func TestAddRefuses(t *testing.T) {
	tests := []struct {
		name          string
		first, second string
	}{
		{"twice", "a/b.html", "a/b.html"},
		{"case of a file", "a/b.html", "a/B.html"},
		{"case of a directory", "a/b.html", "A/c.html"},
		{"file then directory", "a", "a/b.html"},
		{"directory then file", "a/b.html", "a"},
		{"the manifest", "a", "manifest.json"},
		{"the signature", "a", "manifest.json.sig"},
		{"a bad name", "a", "../a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var tree publish.Tree
			if err := tree.Add(test.first, nil); err != nil {
				t.Fatal(err)
			}
			if err := tree.Add(test.second, nil); err == nil {
				t.Error("second Add passed")
			}
			dir := filepath.Join(t.TempDir(), "public")
			if _, err := publish.Replace(dir, &tree, publish.Options{}); err == nil {
				t.Error("an incomplete tree was published")
			}
			if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("output: %v", err)
			}
		})
	}
}

func TestAddRefusesAnchors(t *testing.T) {
	for _, id := range []string{"", "a b", " a", "a\n", "a\u3000b"} {
		var tree publish.Tree
		if err := tree.Add("a.html", nil, id); err == nil {
			t.Errorf("anchor %q passed", id)
		}
	}
}

func TestAddCopies(t *testing.T) {
	var tree publish.Tree
	buffer := []byte("first")
	if err := tree.Add("a", buffer); err != nil {
		t.Fatal(err)
	}
	copy(buffer, "other")
	if got, err := tree.Get("a"); string(got) != "first" || err != nil {
		t.Errorf("Get = %q, %v", got, err)
	}
	if _, err := tree.Get("b"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Get of nothing: %v", err)
	}
}

// TestOrder adds the same files in random order from several goroutines, in memory and spilled to different degrees.
func TestOrder(t *testing.T) {
	s := site{}
	for i := range 300 {
		s[fmt.Sprintf("items/%d/%03d.html", i%7, i)] = strings.Repeat("x", i)
	}
	var want []byte
	for round, limit := range []int64{1 << 30, 0, 5000, 20000} {
		dir := filepath.Join(t.TempDir(), "public")
		tree := publish.NewTree(publish.Spill{Dir: dir, Limit: limit})
		paths := sorted(s)
		rand.New(rand.NewPCG(1, uint64(round))).Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		var wg sync.WaitGroup
		for part := range 4 {
			wg.Go(func() {
				for i := part; i < len(paths); i += 4 {
					if err := tree.Add(paths[i], []byte(s[paths[i]]), "b", "a", "b"); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		for f := range tree.Files() {
			if data, err := tree.Get(f.Path); err != nil || string(data) != s[f.Path] || f.Anchors != "a b" {
				t.Fatalf("limit %d: Get(%q): %d bytes, %v; anchors %q", limit, f.Path, len(data), err, f.Anchors)
			}
		}
		if _, err := publish.Replace(dir, tree, publish.Options{Meta: meta}); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, s)
		got, err := os.ReadFile(filepath.Join(dir, publish.ManifestName))
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("limit %d: manifest differs:\n%s", limit, diff)
		}
	}
}

func TestSpillGivenUp(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	replace(t, dir, site{"a": "old"})
	tree := site{"a": "new", "b": "new"}.treeIn(t, publish.Spill{Dir: dir})
	if err := tree.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, site{"a": "old"})
	if _, err := tree.Get("a"); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Get after Close: %v", err)
	}
}

// TestAddFrom holds that a file whose bytes come one by one is like one that is added whole, in memory and spilled, and
// that what is the same as the live file is not written.
func TestAddFrom(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	text := strings.Repeat("archive ", 100_000)
	for _, spill := range []publish.Spill{{}, {Dir: dir}, {Dir: dir}} {
		_, statErr := os.Stat(dir)
		again := statErr == nil
		tree := publish.NewTree(spill)
		defer tree.Close()
		n, err := tree.AddFrom("downloads/site.zip", func(w io.Writer) error {
			for f := range tree.Files() {
				t.Errorf("the tree holds %s already", f.Path)
			}
			_, err := io.WriteString(w, text)
			return err
		})
		if err != nil || n != int64(len(text)) {
			t.Fatalf("%d bytes, %v", n, err)
		}
		if data, err := tree.Get("downloads/site.zip"); err != nil || string(data) != text {
			t.Errorf("it gives back %d bytes, %v", len(data), err)
		}
		r, err := publish.Replace(dir, tree, publish.Options{Meta: meta})
		if err != nil || again == r.Changed() {
			t.Errorf("%+v, %v", r, err)
		}
		if got := slurp(t, filepath.Join(dir, "downloads/site.zip")); string(got) != text {
			t.Error("other bytes were published")
		}
	}
	if r := verify(t, dir); !r.OK() {
		t.Errorf("%+v", r)
	}
}

func TestAddFromFails(t *testing.T) {
	failure := errors.New("no more")
	for _, dir := range []string{"", filepath.Join(t.TempDir(), "public")} {
		for path, write := range map[string]func(io.Writer) error{
			"a":             func(io.Writer) error { return failure },
			"../a":          func(io.Writer) error { return nil },
			"manifest.json": func(io.Writer) error { return nil },
		} {
			tree := publish.NewTree(publish.Spill{Dir: dir})
			if _, err := tree.AddFrom(path, write); err == nil {
				t.Errorf("%q: accepted", path)
			}
			target := dir
			if target == "" {
				target = filepath.Join(t.TempDir(), "public")
			}
			if _, err := publish.Replace(target, tree, publish.Options{}); err == nil {
				t.Errorf("%q: a tree that lacks a file was published", path)
			}
		}
	}
}
