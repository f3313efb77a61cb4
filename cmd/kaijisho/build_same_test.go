package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSameBytes builds the sample in other directories, time zones, languages
// and umasks, with other numbers of processors, from files made in another
// order and from a git checkout. The published bytes must not differ. What the
// manifest lists it lists with its digest, so comparing manifests compares all.
func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the sample seven times")
	}
	home := t.TempDir()
	sample := filepath.Join(home, "sample")
	do(t, exec.Command("kaijisho", "init", "--example", "--date", "2026-11-20", sample))
	want := string(manifestOf(t, builtIn(t, sample, "kaijisho")))
	env := func(vars ...string) func(string) string {
		return func(project string) string { return builtIn(t, project, "env", append(vars, "kaijisho")...) }
	}
	tests := []struct {
		name    string
		project func() string
		build   func(project string) string
	}{
		{"another directory", func() string { return copyOf(t, sample, filepath.Join(t.TempDir(), "別の 場所", "x")) }, env()},
		{"another time zone and language", func() string { return sample }, env("TZ=Pacific/Kiritimati", "LANG=en_US.UTF-8", "LC_ALL=tr_TR.UTF-8")},
		{"one processor", func() string { return sample }, env("GOMAXPROCS=1")},
		{"eight processors", func() string { return sample }, env("GOMAXPROCS=8", "GOGC=20")},
		{"another umask", func() string { return sample }, func(project string) string {
			return builtIn(t, project, "sh", "-c", `umask 077; exec kaijisho "$@"`, "-")
		}},
		{"files made in another order, with other times", func() string { return copyOf(t, sample, filepath.Join(t.TempDir(), "reversed")) }, env()},
		{"a git checkout", func() string { return checkout(t, sample) }, env()},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(want, string(manifestOf(t, test.build(test.project())))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func do(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
}

// builtIn builds the project by a command that ends where kaijisho's own
// arguments begin, and gives the output directory.
func builtIn(t *testing.T, project string, name string, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	do(t, exec.Command(name, append(args, "-C", project, "build", "-o", out)...))
	return out
}

// copyOf copies a project file by file, the last first.
func copyOf(t *testing.T, project, to string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(project, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(to, strings.TrimPrefix(name, project))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

func checkout(t *testing.T, project string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	origin, clone := copyOf(t, project, filepath.Join(t.TempDir(), "origin")), filepath.Join(t.TempDir(), "clone")
	git := func(args ...string) {
		do(t, exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.jp", "-c", "core.autocrlf=false", "-C", origin}, args...)...))
	}
	git("init", "-q")
	git("add", "-A")
	git("commit", "-q", "-m", "all")
	git("clone", "-q", origin, clone)
	return clone
}
