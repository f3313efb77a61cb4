package publish_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"kaijisho/internal/publish"
)

// pages are files as a renderer hands them over.
type pages map[string][]byte

// manyPages is about what 253 items make: 1,000 files of 20 kB.
func manyPages() pages {
	random := rand.New(rand.NewPCG(1, 2))
	all := pages{}
	for i := range 1000 {
		text := make([]byte, 20<<10)
		for j := range text {
			text[j] = "abcdefghijklmnop \n<>"[random.IntN(20)]
		}
		all[fmt.Sprintf("items/%d/%03d.html", i%8, i)] = text
	}
	return all
}

func (p pages) addTo(b *testing.B, tree *publish.Tree) {
	for path, text := range p {
		if err := tree.Add(path, text); err != nil {
			b.Fatal(err)
		}
	}
}

// benchmarkReplace measures adding and publishing, in memory and spilled; change alters the pages before round i.
func benchmarkReplace(b *testing.B, change func(dir string, p pages, i int)) {
	for _, mode := range []string{"memory", "spilled"} {
		b.Run(mode, func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			p, i := manyPages(), 0
			for b.Loop() {
				b.StopTimer()
				i++
				change(dir, p, i)
				b.StartTimer()
				tree := &publish.Tree{}
				if mode == "spilled" {
					tree = publish.NewTree(publish.Spill{Dir: dir})
				}
				p.addTo(b, tree)
				if _, err := publish.Replace(dir, tree, publish.Options{Meta: meta}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReplaceCold(b *testing.B) {
	benchmarkReplace(b, func(dir string, _ pages, _ int) { os.RemoveAll(dir) })
}

func BenchmarkReplaceUnchanged(b *testing.B) {
	benchmarkReplace(b, func(string, pages, int) {})
}

func BenchmarkReplaceOneChanged(b *testing.B) {
	benchmarkReplace(b, func(_ string, p pages, i int) { p["index.html"] = fmt.Append(nil, i) })
}

func BenchmarkReplaceAllChanged(b *testing.B) {
	benchmarkReplace(b, func(_ string, p pages, i int) {
		for _, text := range p {
			text[0] = 'a' + byte(i%26)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	var tree publish.Tree
	manyPages().addTo(b, &tree)
	if _, err := publish.Replace(dir, &tree, publish.Options{Meta: meta}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if r := verify(b, dir); !r.OK() {
			b.Fatal(r)
		}
	}
}

func BenchmarkWriteZip(b *testing.B) {
	var tree publish.Tree
	manyPages().addTo(b, &tree)
	for b.Loop() {
		if err := publish.WriteZip(io.Discard, &tree, "site", nil, publish.Options{Meta: meta}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFloor writes the same bytes plainly.
func BenchmarkFloor(b *testing.B) {
	p := manyPages()
	dir := b.TempDir()
	for b.Loop() {
		b.StopTimer()
		os.RemoveAll(dir)
		for i := range 8 {
			os.MkdirAll(filepath.Join(dir, "items", fmt.Sprint(i)), 0o755)
		}
		b.StartTimer()
		for path, text := range p {
			if err := os.WriteFile(filepath.Join(dir, path), text, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
}
