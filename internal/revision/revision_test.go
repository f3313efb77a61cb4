package revision_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kaijisho/internal/revision"
)

// repository makes one with two commits, the first tagged v1, of a project in
// the directory sub.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
			"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.jp", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.jp")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, "sub", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	run("init", "-q")
	write("content/disclosure.yaml", "old")
	write("content/attachments/large.bin", "x")
	run("add", ".")
	run("commit", "-qm", "one")
	run("tag", "v1")
	write("content/disclosure.yaml", "new")
	write("content/日本語.md", "text")
	run("add", ".")
	run("commit", "-qm", "two")
	return filepath.Join(dir, "sub")
}

func TestOpen(t *testing.T) {
	dir := repository(t)
	for name, want := range map[string]string{"v1": "old", "HEAD": "new", "HEAD~1": "old"} {
		id, err := revision.Resolve(t.Context(), dir, name)
		if err != nil {
			t.Fatal(name, err)
		}
		fsys, err := revision.Open(t.Context(), dir, id)
		if err != nil {
			t.Fatal(name, err)
		}
		got, err := fs.ReadFile(fsys, "content/disclosure.yaml")
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if _, err := fs.Stat(fsys, "content/attachments/large.bin"); err == nil {
			t.Errorf("%s: holds attachments", name)
		}
	}
}

func TestNone(t *testing.T) {
	dir := repository(t)
	for _, name := range []string{"", "v2", "--output=/tmp/x", "-h", "HEAD~9", "v1:content", strings.Repeat("x", 300)} {
		if id, err := revision.Resolve(t.Context(), dir, name); !errors.Is(err, revision.ErrNone) {
			t.Errorf("%q: %q, %v", name, id, err)
		}
	}
	if _, err := revision.Resolve(t.Context(), t.TempDir(), "HEAD"); !errors.Is(err, revision.ErrNone) {
		t.Error(err)
	}
}
