package publish_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/publish"
)

func TestReplace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	first := site{"index.html": "1", "items/a/1.html": "one", "items/a/2.html": "two"}
	got := replace(t, dir, first)
	if diff := cmp.Diff(publish.Result{Written: 4}, got); diff != "" {
		t.Errorf("first:\n%s", diff)
	}
	holds(t, dir, first)

	second := site{"index.html": "2", "items/a/1.html": "one", "items/b/2.html": "two"}
	got = replace(t, dir, second)
	if diff := cmp.Diff(publish.Result{Written: 3, Kept: 1, Removed: []string{"items/a/2.html"}}, got); diff != "" {
		t.Errorf("second:\n%s", diff)
	}
	holds(t, dir, second)
	if r := verify(t, dir); !r.OK() {
		t.Errorf("verify: %+v", r)
	}
}

// inodes gives what identifies each file on disk, to see that it was not touched.
func inodes(t *testing.T, dir string) map[string]fs.FileInfo {
	t.Helper()
	m := map[string]fs.FileInfo{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		m[name], err = e.Info()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func untouched(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime())
}

func TestUnchangedWritesNothing(t *testing.T) {
	for name, spill := range map[string]bool{"memory": false, "spilled": true} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			s := site{"index.html": "1", "items/1.html": "one", "empty": ""}
			replace(t, dir, s)
			write(t, filepath.Join(dir, "CNAME"), "example.jp")
			before := inodes(t, dir)
			var sp publish.Spill
			if spill {
				sp.Dir = dir
			}
			r, err := publish.Replace(dir, s.treeIn(t, sp), publish.Options{Meta: meta})
			if err != nil || r.Changed() || r.Kept != 4 {
				t.Errorf("Result %+v, %v", r, err)
			}
			for p, is := range inodes(t, dir) {
				if !untouched(before[p], is) {
					t.Errorf("%s was touched", p)
				}
			}
		})
	}
}

func TestUnchangedFilesKeepInode(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	replace(t, dir, site{"index.html": "1", "items/1.html": "one", "items/2.html": "two"})
	old := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, "items/1.html"), old, old); err != nil {
		t.Fatal(err)
	}
	before := inodes(t, dir)
	replace(t, dir, site{"index.html": "2", "items/1.html": "one", "items/2.html": "two"})
	after := inodes(t, dir)
	for p, same := range map[string]bool{"items/1.html": true, "items/2.html": true, "index.html": false, "manifest.json": false} {
		if untouched(before[p], after[p]) != same {
			t.Errorf("%s: kept %v, want %v", p, !same, same)
		}
	}
}

// TestRepairs: a file altered by hand, even with its size and date restored, is written again.
func TestRepairs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := site{"a.html": "right", "b.html": "b", "c/d.html": "d"}
	replace(t, dir, s)
	path := filepath.Join(dir, "a.html")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, "wrong")
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "c")); err != nil {
		t.Fatal(err)
	}
	if r := replace(t, dir, s); r.Written != 2 || r.Kept != 2 {
		t.Errorf("Result %+v", r)
	}
	holds(t, dir, s)
}

func TestAccept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	refusal := errors.New("no")
	var olds []*publish.Manifest
	accept := func(old, new *publish.Manifest) error {
		olds = append(olds, old)
		if _, has := new.Lookup("b"); has {
			return refusal
		}
		return nil
	}
	for _, s := range []site{{"a": "1"}, {"b": "2"}} {
		_, err := publish.Replace(dir, s.tree(t), publish.Options{Meta: meta, Accept: accept})
		if _, b := s["b"]; b != errors.Is(err, refusal) {
			t.Errorf("%v: %v", s, err)
		}
	}
	holds(t, dir, site{"a": "1"})
	if len(olds) != 2 || olds[0] != nil || olds[1] == nil || len(olds[1].Files) != 1 {
		t.Errorf("old manifests: %v", olds)
	}
}
