package publish_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/publish"
)

func zipped(t *testing.T, tree *publish.Tree, prefix string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := publish.WriteZip(&b, tree, prefix, nil, publish.Options{Meta: meta}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestZip(t *testing.T) {
	s := site{"index.html": strings.Repeat("page ", 1000), "empty": "", "a/picture.png": "\x01\x02", "a/b.html": "b"}
	want := zipped(t, s.tree(t), "site-1.0")
	dir := filepath.Join(t.TempDir(), "public")
	if got := zipped(t, s.treeIn(t, publish.Spill{Dir: dir, Limit: 10}), "site-1.0"); !bytes.Equal(got, want) {
		t.Error("a spilled tree gives another archive")
	}
	z, err := zip.NewReader(bytes.NewReader(want), int64(len(want)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if got := f.Modified.Format("2006-01-02 15:04:05"); got != "1980-01-01 00:00:00" || f.Mode() != 0o644 || len(f.Extra) > 0 {
			t.Errorf("%s: %s, %v, extra %x", f.Name, got, f.Mode(), f.Extra)
		}
	}
	order := []string{"a/b.html", "a/picture.png", "empty", "index.html", "manifest.json"}
	for i := range order {
		order[i] = "site-1.0/" + order[i]
	}
	if diff := cmp.Diff(order, names); diff != "" {
		t.Error(diff)
	}
	for _, prefix := range []string{"", "site-1.0"} {
		path := filepath.Join(t.TempDir(), "site.zip")
		write(t, path, string(zipped(t, s.tree(t), prefix)))
		fsys, closer, err := publish.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer closer.Close()
		if r, err := publish.Verify(fsys); err != nil || !r.OK() {
			t.Errorf("prefix %q: %+v, %v", prefix, r, err)
		}
	}
	if err := publish.WriteZip(&bytes.Buffer{}, s.tree(t), "../x", nil, publish.Options{}); err == nil {
		t.Error("a prefix outside was accepted")
	}
}

// TestZipLarge holds that files which go in piece by piece are like others.
func TestZipLarge(t *testing.T) {
	random := make([]byte, 9<<20)
	rand.NewChaCha8([32]byte{}).Read(random)
	s := site{"large.json": strings.Repeat("{} ", 5<<20), "large.xlsx": string(random), "small.html": "small"}
	want := zipped(t, s.tree(t), "site")
	if len(want) > 10<<20 {
		t.Errorf("%d bytes: the text was not compressed", len(want))
	}
	if got := zipped(t, s.treeIn(t, publish.Spill{Dir: filepath.Join(t.TempDir(), "public")}), "site"); !bytes.Equal(got, want) {
		t.Error("a spilled tree gives another archive")
	}
	path := filepath.Join(t.TempDir(), "site.zip")
	write(t, path, string(want))
	fsys, closer, err := publish.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	if r, err := publish.Verify(fsys); err != nil || !r.OK() || len(r.Manifest.Files) != 3 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestZipInstead holds that an archive may have files of its own, which its manifest then lists, and that the tree stays
// as it was.
func TestZipInstead(t *testing.T) {
	tree := site{"index.html": "online", "a.html": "a"}.tree(t)
	path := filepath.Join(t.TempDir(), "site.zip")
	var b bytes.Buffer
	own := map[string][]byte{"index.html": []byte("offline"), "0.txt": []byte("first")}
	if err := publish.WriteZip(&b, tree, "site", own, publish.Options{Meta: meta}); err != nil {
		t.Fatal(err)
	}
	write(t, path, b.String())
	fsys, closer, err := publish.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	if r, err := publish.Verify(fsys); err != nil || !r.OK() || len(r.Manifest.Files) != 3 {
		t.Errorf("%+v, %v", r, err)
	}
	if data, err := fs.ReadFile(fsys, "index.html"); err != nil || string(data) != "offline" {
		t.Errorf("index.html: %q, %v", data, err)
	}
	if data, err := tree.Get("index.html"); err != nil || string(data) != "online" {
		t.Errorf("the tree's index.html: %q, %v", data, err)
	}
}

func TestOpenDirectory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	replace(t, dir, site{"a/b.html": "b"})
	fsys, closer, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	if r, err := publish.Verify(fsys); err != nil || !r.OK() {
		t.Errorf("%+v, %v", r, err)
	}
	if _, _, err := publish.Open(filepath.Join(dir, "nothing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
	if _, _, err := publish.Open(filepath.Join(dir, "manifest.json")); !errors.Is(err, zip.ErrFormat) {
		t.Errorf("no archive: %v", err)
	}
}

// craft makes an archive by hand.
func craft(t *testing.T, entries ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostileZip(t *testing.T) {
	manifest := [2]string{"manifest.json", `{"generator":"kaijisho","files":[]}`}
	for name, entry := range map[string][2]string{
		"traversal": {"../x", ""}, "absolute": {"/x", ""}, "backslash": {`a\..\x`, ""}, "itself": {"manifest.json", "x"},
		"dots": {"a/../../x", ""}, "double slash": {"a//b", ""},
	} {
		archive := craft(t, manifest, entry)
		if _, err := publish.OpenZip(bytes.NewReader(archive), int64(len(archive))); !errors.Is(err, publish.ErrHostile) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := publish.OpenZip(bytes.NewReader(nil), 0); err == nil {
		t.Error("an empty file passed")
	}
	bare := craft(t, [2]string{"index.html", ""}, [2]string{"a/b/manifest.json", manifest[1]})
	if _, err := publish.OpenZip(bytes.NewReader(bare), int64(len(bare))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no manifest: %v", err)
	}
}

// TestOverlappingZip lets a hundred entries of the directory point at one stream, the way of archives that unpack to more
// than any disk holds.
func TestOverlappingZip(t *testing.T) {
	archive := craft(t, [2]string{"00", strings.Repeat("\x00", 10<<20)})
	at := bytes.LastIndex(archive, []byte("PK\x01\x02"))
	end := bytes.LastIndex(archive, []byte("PK\x05\x06"))
	entry, tail := archive[at:end], bytes.Clone(archive[end:])
	bomb := bytes.Clone(archive[:at])
	for i := range byte(100) {
		twin := bytes.Clone(entry)
		copy(twin[46:], []byte{'0' + i/10, '0' + i%10})
		bomb = append(bomb, twin...)
	}
	size := 100 * len(entry)
	tail[8], tail[10] = 100, 100
	tail[12], tail[13] = byte(size), byte(size>>8)
	bomb = append(bomb, tail...)
	if _, err := publish.OpenZip(bytes.NewReader(bomb), int64(len(bomb))); !errors.Is(err, publish.ErrHostile) {
		t.Errorf("error %v", err)
	}
}

// TestDamagedZip flips each byte of a page's compressed data: the page is named, or the archive refused; never passed.
func TestDamagedZip(t *testing.T) {
	archive := zipped(t, site{"index.html": strings.Repeat("a page of the site ", 20)}.tree(t), "")
	start := bytes.Index(archive, []byte("index.html")) + len("index.html")
	end := bytes.Index(archive[4:], []byte("PK\x03\x04")) + 4
	if start < 0 || end <= start {
		t.Fatal(start, end)
	}
	for i := start; i < end; i++ {
		bad := bytes.Clone(archive)
		bad[i] ^= 0x55
		fsys, err := publish.OpenZip(bytes.NewReader(bad), int64(len(bad)))
		if err != nil {
			continue
		}
		r, err := publish.Verify(fsys)
		if err != nil {
			t.Errorf("byte %d: %v", i, err)
		} else if diff := cmp.Diff([]string{"index.html"}, r.Changed); diff != "" {
			t.Errorf("byte %d: %s", i, diff)
		}
	}
}

func FuzzOpenZip(f *testing.F) {
	var tree publish.Tree
	if err := tree.Add("a/b.html", []byte("b")); err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if err := publish.WriteZip(&b, &tree, "site", nil, publish.Options{}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, archive []byte) {
		fsys, err := publish.OpenZip(bytes.NewReader(archive), int64(len(archive)))
		if err != nil {
			return
		}
		publish.Verify(fsys) // must not panic, whatever it finds
	})
}
