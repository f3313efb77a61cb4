package publish_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/publish"
)

func TestRefusesWhatIsNotOurs(t *testing.T) {
	tests := map[string]site{
		"home":             {".profile": "x", "documents/letter.txt": "dear"},
		"project":          {"content/disclosure.yaml": "x", ".gitkeep": ""},
		"another manifest": {"manifest.json": `{"name": "an app"}`, "index.html": "x"},
		"broken manifest":  {"manifest.json": `{"generator":"kaijisho","files":[`, "index.html": "x"},
		"hostile manifest": {"manifest.json": `{"generator":"kaijisho","files":[{"path":"../x"}]}`, "index.html": "x"},
	}
	for name, there := range tests {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			for p, text := range there {
				write(t, filepath.Join(dir, p), text)
			}
			before := read(t, dir)
			_, err := publish.Replace(dir, site{"index.html": "1"}.tree(t), publish.Options{})
			if !errors.Is(err, publish.ErrNotOurs) {
				t.Errorf("error %v", err)
			}
			holds(t, dir, before)
		})
	}
}

func TestRefusesFileAndRoot(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "x")
	if err := os.Symlink("nowhere", filepath.Join(dir, "dangling")); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{filepath.Join(dir, "file"), filepath.Join(dir, "dangling"), "/", filepath.Join(dir, "file", "below")} {
		if _, err := publish.Replace(out, site{"a": "1"}.tree(t), publish.Options{}); err == nil {
			t.Errorf("published to %s", out)
		}
	}
	if diff := cmp.Diff(site{"file": "x", "dangling": "→ nowhere"}, read(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestFillsWhatGitKeeps(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	kept := site{".gitkeep": "", ".gitignore": "*", ".git/HEAD": "ref: x", ".git/refs/heads": "dir"}
	write(t, filepath.Join(dir, ".gitkeep"), "")
	write(t, filepath.Join(dir, ".gitignore"), "*")
	write(t, filepath.Join(dir, ".git/HEAD"), "ref: x")
	if err := os.MkdirAll(filepath.Join(dir, ".git/refs/heads"), 0o700); err != nil {
		t.Fatal(err)
	}
	before := inodes(t, dir)
	kept["index.html"] = "1"
	replace(t, dir, site{"index.html": "1"})
	holds(t, dir, kept)
	kept["index.html"] = "2"
	replace(t, dir, site{"index.html": "2"})
	holds(t, dir, kept)
	after := inodes(t, dir)
	for _, p := range []string{".gitkeep", ".gitignore", ".git/HEAD"} {
		if !untouched(before[p], after[p]) {
			t.Errorf("%s was touched", p)
		}
	}
	if mode := after[".git/refs/heads"].Mode().Perm(); mode != 0o700 {
		t.Errorf("mode of a foreign directory: %o", mode)
	}
	if r := verify(t, dir); !r.OK() {
		t.Errorf("verify: %+v", r)
	}
}

func TestForeignStays(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	write(t, filepath.Join(root, "outside"), "outside")
	replace(t, dir, site{"index.html": "1", "items/1.html": "one", "old/2.html": "two"})
	write(t, filepath.Join(dir, "CNAME"), "example.jp")
	write(t, filepath.Join(dir, "old/notes/memo.txt"), "memo")
	write(t, filepath.Join(dir, "日本語 名.txt"), "x")
	for link, to := range map[string]string{"link": "../outside", "dangling": "nowhere", "absolute": "/etc"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	before := inodes(t, dir)
	r := replace(t, dir, site{"index.html": "2", "items/1.html": "one"})
	want := []string{"CNAME", "absolute", "dangling", "link", "old/notes/memo.txt", "日本語 名.txt"}
	if diff := cmp.Diff(want, r.Foreign); diff != "" {
		t.Errorf("reported:\n%s", diff)
	}
	holds(t, dir, site{
		"index.html": "2", "items/1.html": "one", "CNAME": "example.jp", "old/notes/memo.txt": "memo", "empty": "dir",
		"日本語 名.txt": "x", "link": "→ ../outside", "dangling": "→ nowhere", "absolute": "→ /etc",
	})
	after := inodes(t, dir)
	for _, p := range want {
		if !untouched(before[p], after[p]) {
			t.Errorf("%s was touched", p)
		}
	}
}

func TestForeignInTheWay(t *testing.T) {
	tests := []struct{ name, foreign, ours string }{
		{"same file", "CNAME", "CNAME"},
		{"file above", "a", "a/b.html"},
		{"file below", "a/b.html", "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			replace(t, dir, site{"index.html": "1"})
			write(t, filepath.Join(dir, test.foreign), "theirs")
			_, err := publish.Replace(dir, site{"index.html": "2", test.ours: "ours"}.tree(t), publish.Options{})
			if !errors.Is(err, publish.ErrForeign) {
				t.Errorf("error %v", err)
			}
			holds(t, dir, site{"index.html": "1", test.foreign: "theirs"})
		})
	}
}

// TestLinkInTheWay: a directory of ours replaced by a link must not lead a removal or a comparison elsewhere.
func TestLinkInTheWay(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	replace(t, dir, site{"items/1.html": "one"})
	write(t, filepath.Join(root, "elsewhere/1.html"), "one")
	if err := os.RemoveAll(filepath.Join(dir, "items")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../elsewhere", filepath.Join(dir, "items")); err != nil {
		t.Fatal(err)
	}
	_, err := publish.Replace(dir, site{"items/1.html": "one"}.tree(t), publish.Options{Meta: meta})
	if !errors.Is(err, publish.ErrForeign) {
		t.Errorf("error %v", err)
	}
	replace(t, dir, site{"index.html": "1"})
	if diff := cmp.Diff(site{"1.html": "one"}, read(t, filepath.Join(root, "elsewhere"))); diff != "" {
		t.Error(diff)
	}
	holds(t, dir, site{"index.html": "1", "items": "→ ../elsewhere"})
}

// TestLinkForPage: a page of ours replaced by a link is somebody's doing too, even if the link leads to the same bytes.
func TestLinkForPage(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	replace(t, dir, site{"index.html": "1"})
	write(t, filepath.Join(root, "elsewhere"), "1")
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../elsewhere", filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	_, err := publish.Replace(dir, site{"index.html": "1"}.tree(t), publish.Options{Meta: meta})
	if !errors.Is(err, publish.ErrForeign) {
		t.Errorf("error %v", err)
	}
	holds(t, dir, site{"index.html": "→ ../elsewhere"})
}

func TestSymlinkedOutput(t *testing.T) {
	root := t.TempDir()
	real, link := filepath.Join(root, "www", "site"), filepath.Join(root, "public")
	if err := os.MkdirAll(real, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	replace(t, link, site{"a": "1"})
	replace(t, link, site{"a": "2"})
	holds(t, real, site{"a": "2"})
	if to, err := os.Readlink(link); err != nil || to != real {
		t.Errorf("the link became %q, %v", to, err)
	}
	leavesNothing(t, link)
}
