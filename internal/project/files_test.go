package project_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"kaijisho/internal/project"
)

// The layers are one file system: the first hides files of the second, and
// directories are merged.
func TestLayers(t *testing.T) {
	own := fstest.MapFS{"assets/a.css": {Data: []byte("own")}, "content/x.md": {Data: []byte("x")}}
	builtIn := fstest.MapFS{"assets/a.css": {Data: []byte("built in")}, "assets/b.css": {Data: []byte("b")}, "content/sample.md": {}}
	files := project.Layers(own, project.Only(builtIn, "assets"))
	for name, want := range map[string]string{"assets/a.css": "own", "assets/b.css": "b", "content/x.md": "x"} {
		src, list, err := project.ReadText(files, name)
		if err != nil || len(list) > 0 || src.Text != want {
			t.Errorf("%s: %v, %v, %v", name, src, list, err)
		}
	}
	names, err := project.List(files, "assets", ".css")
	if err != nil || len(names) != 2 || names[0] != "assets/a.css" || names[1] != "assets/b.css" {
		t.Errorf("assets holds %v, %v", names, err)
	}
	if names, err := project.List(files, "content", ".md"); err != nil || len(names) != 1 {
		t.Errorf("content holds %v, %v", names, err)
	}
	if names, err := project.List(files, "nowhere", ".md"); err != nil || names != nil {
		t.Errorf("nowhere holds %v, %v", names, err)
	}
}

// What is wrong with a file as such is told to its author, not to the machine.
func TestReadTextRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("legacy.md", "\x83\x7c")
	write("large.md", "12345")
	if err := os.Mkdir(filepath.Join(dir, "dir.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"out.md": "../outside.md", "in.md": "large.md"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skipf("needs symbolic links: %v", err)
		}
	}
	fsys, closer, err := project.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	for name, want := range map[string]string{
		"legacy.md": "file-encoding", "large.md": "file-too-large", "dir.md": "file-not-regular",
		"out.md": "file-symlink", "in.md": "file-too-large", "none.md": "file-missing",
	} {
		src, list, err := project.ReadTextUpTo(fsys, name, 4)
		if err != nil || src != nil || len(list) != 1 || list[0].Code != want {
			t.Errorf("%s: %v, %v, %v; want %s", name, src, list, err, want)
		}
	}
}
