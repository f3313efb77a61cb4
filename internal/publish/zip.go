package publish

import (
	"archive/zip"
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"

	"kaijisho/internal/deflate"
)

// WriteZip writes the tree, its manifest and, with a signer, its signature as an archive that depends on nothing else:
// sorted entries below the directory prefix ("" for none), one date (1980-01-01, the earliest a zip can hold), mode
// 0644. instead holds files by path that only the archive has, beside or in the place of the tree's. Verify reads it
// back through OpenZip. The tree stays open.
//
// Compressing is most of the work, so it is done by several goroutines; what they make is written in order.
func WriteZip(w io.Writer, tree *Tree, prefix string, instead map[string][]byte, opt Options) error {
	if prefix != "" {
		if err := CheckPath(prefix); err != nil {
			return fmt.Errorf("zip: %w", err)
		}
		prefix += "/"
	}
	a := &archive{tree: tree, prefix: prefix, zip: zip.NewWriter(w), manifest: tree.Manifest(opt.Meta).with(instead)}
	a.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return deflate.NewWriter(w), nil })
	var err error
	if a.extra, err = a.manifest.proof(opt.Signer); err != nil {
		return err
	}
	paths := slices.Collect(maps.Keys(a.extra))
	for _, f := range a.manifest.Files {
		paths = append(paths, f.Path)
	}
	slices.Sort(paths)
	maps.Copy(a.extra, instead)
	err = inOrder(paths, a.produce, a.write)
	if err := errors.Join(err, a.zip.Close()); err != nil {
		return fmt.Errorf("zip: %w", err)
	}
	return nil
}

// archive is one that is being written.
type archive struct {
	tree     *Tree
	prefix   string
	zip      *zip.Writer
	manifest *Manifest
	extra    map[string][]byte // files that are not in the tree
}

// produce packs a file, from any goroutine.
func (a *archive) produce(path string) packed {
	data, ours := a.extra[path]
	if ours {
		return pack(a.prefix+path, data)
	}
	if f, _ := a.manifest.Lookup(path); f.Size > large {
		return packed{large: path}
	}
	data, err := a.tree.Get(path)
	if err != nil {
		return packed{err: err}
	}
	return pack(a.prefix+path, data)
}

// write puts a packed file into the archive.
func (a *archive) write(e packed) error {
	switch {
	case e.err != nil:
		return e.err
	case e.large != "":
		return a.writeLarge(e.large)
	}
	w, err := a.zip.CreateRaw(e.header)
	if err == nil {
		_, err = w.Write(e.data)
	}
	return err
}

// inOrder makes something of each name on all processors, some way ahead, and hands it over in the order of the names
// until that fails.
func inOrder[T any](names []string, produce func(string) T, take func(T) error) error {
	workers := runtime.GOMAXPROCS(0)
	ahead := make(chan chan T, 16*workers)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(ahead)
		busy := make(chan struct{}, workers)
		for _, name := range names {
			slot := make(chan T, 1)
			select {
			case ahead <- slot:
			case <-stop:
				return
			}
			busy <- struct{}{}
			go func() {
				defer func() { <-busy }()
				slot <- produce(name)
			}()
		}
	}()
	for slot := range ahead {
		if err := take(<-slot); err != nil {
			return err
		}
	}
	return nil
}

// with gives the manifest of the same tree with other files beside or in the place of its own.
func (m *Manifest) with(instead map[string][]byte) *Manifest {
	files := slices.DeleteFunc(m.Files, func(f File) bool { return instead[f.Path] != nil })
	for p, data := range instead {
		files = append(files, File{Path: p, Size: int64(len(data)), SHA256: sha256.Sum256(data)})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return &Manifest{Meta: m.Meta, Files: files}
}

// proof gives the manifest's text and, with a signer, its signature, by name.
func (m *Manifest) proof(signer Signer) (map[string][]byte, error) {
	text, err := m.Encode()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{ManifestName: text}
	if signer != nil {
		files[SignatureName], err = Sign(text, signer)
	}
	return files, err
}

// large is the size above which a file goes into the archive piece by piece: the data of a site of 100,000 items takes
// half a gigabyte.
const large = 8 << 20

// packed is one entry, ready to be copied into the archive.
type packed struct {
	header *zip.FileHeader
	data   []byte
	large  string // path of a file that is too large to be packed ahead
	err    error
}

// writeLarge copies a file into the archive. Whether compressing it is a gain shows at its beginning.
func (a *archive) writeLarge(path string) error {
	f, err := a.tree.open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	start := bufio.NewReaderSize(f, 64<<10)
	sample, err := start.Peek(64 << 10)
	if err != nil {
		return err
	}
	h := header(a.prefix+path, zip.Deflate)
	if len(deflate.Bytes(sample)) > len(sample)*9/10 {
		h.Method = zip.Store
	}
	w, err := a.zip.CreateHeader(h)
	if err == nil {
		_, err = io.Copy(w, start)
	}
	return err
}

// pack compresses a file, or stores it if that is no gain, as with pictures and workbooks.
func pack(name string, data []byte) packed {
	h := header(name, zip.Deflate)
	h.CRC32, h.UncompressedSize64 = crc32.ChecksumIEEE(data), uint64(len(data))
	deflated := deflate.Bytes(data)
	if len(deflated) >= len(data) {
		h.Method, deflated = zip.Store, data
	}
	h.CompressedSize64 = uint64(len(deflated))
	return packed{header: h, data: deflated}
}

func header(name string, method uint16) *zip.FileHeader {
	h := &zip.FileHeader{
		Name: name, Method: method,
		//lint:ignore SA1019 CreateRaw writes this field and passes over Modified
		ModifiedDate: 1<<5 | 1, // 1980-01-01
	}
	h.SetMode(0o644)
	return h
}
