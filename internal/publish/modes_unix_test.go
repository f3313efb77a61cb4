//go:build unix

package publish_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// TestModes: the umask decides who may read, never what is written; and the mode that somebody gave the output directory
// stays.
func TestModes(t *testing.T) {
	manifests := map[string]bool{}
	for _, umask := range []int{0, 0o022, 0o077} {
		dir := filepath.Join(t.TempDir(), "public")
		before := unix.Umask(umask)
		replace(t, dir, site{"a/b": "1"})
		if err := os.Chmod(dir, 0o750); err != nil {
			t.Error(err)
		}
		replace(t, dir, site{"a/b": "2"})
		unix.Umask(before)
		got := inodes(t, dir)
		for p, want := range map[string]int{".": 0o750, "a": 0o755 &^ umask, "a/b": 0o644 &^ umask, "manifest.json": 0o644 &^ umask} {
			if mode := got[p].Mode().Perm(); mode != fs.FileMode(want) {
				t.Errorf("umask %o: %s has mode %o, want %o", umask, p, mode, want)
			}
		}
		text, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
		if err != nil {
			t.Fatal(err)
		}
		manifests[string(text)] = true
	}
	if len(manifests) != 1 {
		t.Errorf("the umask changes the manifest: %v", manifests)
	}
}
