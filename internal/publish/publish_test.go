package publish_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/publish"
)

// site is a tree as a test writes it: path → content.
type site map[string]string

func (s site) tree(t testing.TB) *publish.Tree {
	t.Helper()
	return s.treeIn(t, publish.Spill{})
}

func (s site) treeIn(t testing.TB, spill publish.Spill) *publish.Tree {
	t.Helper()
	tree := publish.NewTree(spill)
	t.Cleanup(func() { tree.Close() })
	for path, text := range s {
		if err := tree.Add(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	return tree
}

var meta = publish.Meta{Version: "1.0.0", Checklists: []string{"medical-cloud"}}

// replace publishes s and must succeed.
func replace(t testing.TB, dir string, s site) publish.Result {
	t.Helper()
	r, err := publish.Replace(dir, s.tree(t), publish.Options{Meta: meta})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// read gives all files below dir but the manifest; links as "→ target", empty directories as "dir".
func read(t testing.TB, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		name = filepath.ToSlash(name)
		switch {
		case e.IsDir():
			if list, err := os.ReadDir(p); err == nil && len(list) == 0 && p != dir {
				s[name] = "dir"
			}
		case e.Type()&fs.ModeSymlink != 0:
			to, _ := os.Readlink(p)
			s[name] = "→ " + to
		case name != publish.ManifestName:
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			s[name] = string(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// holds compares dir's files with want and sees that nothing was left beside dir.
func holds(t testing.TB, dir string, want site) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", dir, diff)
	}
	leavesNothing(t, dir)
}

func leavesNothing(t testing.TB, dir string) {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*.kaijisho"))
	if err != nil || len(list) > 0 {
		t.Errorf("left beside the output: %v %v", list, err)
	}
}

func verify(t testing.TB, dir string) *publish.Report {
	t.Helper()
	r, err := publish.Verify(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func sorted(s site) []string { return slices.Sorted(maps.Keys(s)) }
