package publish_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"kaijisho/internal/publish"
)

// mount gives a small file system of its own, which takes root.
func mount(t *testing.T, dir string) {
	t.Helper()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("cannot mount a small file system (%v): run as root", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
}

func TestDiskFull(t *testing.T) {
	for name, spill := range map[string]bool{"memory": false, "spilled": true} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			mount(t, root)
			dir := filepath.Join(root, "public")
			old := site{"index.html": "old", "a/b.html": strings.Repeat("b", 300<<10)}
			replace(t, dir, old)
			write(t, filepath.Join(dir, "CNAME"), "example.jp")
			old["CNAME"] = "example.jp"

			tree := &publish.Tree{}
			if spill {
				tree = publish.NewTree(publish.Spill{Dir: dir})
			}
			var err error
			for _, p := range []string{"index.html", "a/b.html", "c.html", "d.html", "e.html"} {
				err = errors.Join(err, tree.Add(p, []byte(strings.Repeat("n", 300<<10))))
			}
			if _, replaced := publish.Replace(dir, tree, publish.Options{Meta: meta}); !errors.Is(errors.Join(err, replaced), syscall.ENOSPC) || replaced == nil {
				t.Errorf("error %v, %v", err, replaced)
			}
			holds(t, dir, old)

			fits := site{"index.html": "new", "a/b.html": old["a/b.html"]} // unchanged files need no room
			replace(t, dir, fits)
			fits["CNAME"] = "example.jp"
			holds(t, dir, fits)
		})
	}
}

func TestDiskReadOnly(t *testing.T) {
	root := t.TempDir()
	mount(t, root)
	dir := filepath.Join(root, "public")
	old := site{"index.html": "old"}
	replace(t, dir, old)
	if err := unix.Mount("", root, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Replace(dir, site{"index.html": "new"}.tree(t), publish.Options{}); !errors.Is(err, syscall.EROFS) {
		t.Errorf("error %v", err)
	}
	holds(t, dir, old)
}

func TestMountPoint(t *testing.T) {
	root := t.TempDir()
	mounted, bound := filepath.Join(root, "mounted"), filepath.Join(root, "bound")
	for _, dir := range []string{mounted, bound} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	mount(t, mounted)
	if err := unix.Mount(mounted, bound, "", unix.MS_BIND, ""); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Unmount(bound, unix.MNT_DETACH) })
	for _, dir := range []string{mounted, bound} {
		if _, err := publish.Replace(dir, site{"a": "1"}.tree(t), publish.Options{}); !errors.Is(err, publish.ErrMountPoint) {
			t.Errorf("%s: %v", dir, err)
		}
		holds(t, dir, site{})
		inside := filepath.Join(dir, "site")
		replace(t, inside, site{"a": "1"})
		holds(t, inside, site{"a": "1"})
		if err := os.RemoveAll(inside); err != nil {
			t.Fatal(err)
		}
	}
}

// asNobody builds as a user without rights of its own and returns what the build says.
func asNobody(t *testing.T, root, dir string) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can act as another user")
	}
	self, err := os.Open("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	defer self.Close()
	path := filepath.Join(root, "build.test") // where go test built it nobody may look
	binary, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(binary, self); err != nil {
		t.Fatal(err)
	}
	if err := binary.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(root), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := child(t, "once", dir)
	cmd.Path = path
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestPermissionLost(t *testing.T) {
	old := site{"index.html": "old", "same.html": "same", "a/b.html": "b"}
	give := func(t *testing.T, paths ...string) {
		for _, p := range paths {
			if err := os.Chown(p, 65534, 65534); err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := []struct {
		name  string
		given []string // what the user owns
		says  error
		holds site
	}{
		{"parent", []string{"public", "public/a"}, os.ErrPermission, old},
		{"directory", []string{"."}, os.ErrPermission, old},
		{"subdirectory", []string{".", "public"}, publish.ErrStranded, site{"index.html": "child", "same.html": "same"}},
		// Only the files stay root's: they cannot be linked where links are protected, and are copied.
		{"files", []string{".", "public", "public/a"}, nil, site{"index.html": "child", "same.html": "same"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			dir := filepath.Join(root, "public")
			replace(t, dir, old)
			for _, p := range test.given {
				give(t, filepath.Join(root, p))
			}
			before := inodes(t, dir)["same.html"].ModTime()
			said, _, _ := strings.Cut(asNobody(t, root, dir), "\n")
			if test.says == nil && said != "" || test.says != nil && said != test.says.Error() {
				t.Errorf("the build said: %s", said)
			}
			if _, err := os.Lstat(filepath.Join(root, ".public.kaijisho/next")); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("a tree half cleared away passes for a whole one: %v", err)
			}
			if r := verify(t, dir); !r.OK() {
				t.Errorf("verify: %+v", r)
			}
			for p, text := range test.holds {
				if got, err := os.ReadFile(filepath.Join(dir, p)); string(got) != text {
					t.Errorf("%s: %q, %v", p, got, err)
				}
			}
			if after := inodes(t, dir)["same.html"].ModTime(); !after.Equal(before) {
				t.Errorf("same.html: modified %v, was %v", after, before)
			}
		})
	}
}
