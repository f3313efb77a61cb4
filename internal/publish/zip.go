package publish

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

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
	a := &archive{tree: tree, prefix: prefix, zip: zip.NewWriter(w)}
	a.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return deflate.NewWriter(w), nil })
	files, err := a.gather(instead, opt)
	if err != nil {
		return err
	}
	err = inOrder(files, a.pack, a.write)
	if err := errors.Join(err, a.zip.Close()); err != nil {
		return fmt.Errorf("zip: %w", err)
	}
	return nil
}

// archive is one that is being written.
type archive struct {
	tree   *Tree
	prefix string
	zip    *zip.Writer
	extra  map[string][]byte // files that are not in the tree
}

// gather keeps the archive's own files and lists them with those of the tree.
func (a *archive) gather(instead map[string][]byte, opt Options) ([]File, error) {
	m := a.tree.Manifest(opt.Meta).with(instead)
	proof, err := m.proof(opt.Signer)
	if err != nil {
		return nil, err
	}
	files := m.Files
	for path, data := range proof {
		files = append(files, File{Path: path, Size: int64(len(data))})
	}
	slices.SortFunc(files, byPath)
	a.extra = proof
	maps.Copy(a.extra, instead)
	return files, nil
}

// write puts a packed file into the archive.
func (a *archive) write(p packed) error {
	switch {
	case p.err != nil:
		return p.err
	case p.large != "":
		return a.writeLarge(p.large)
	}
	defer p.free()
	w, err := a.zip.CreateRaw(p.header)
	if err == nil {
		_, err = w.Write(p.data)
	}
	return err
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
	var deflated bytes.Buffer
	if deflate.To(&deflated, sample); deflated.Len() > len(sample)*9/10 {
		h.Method = zip.Store
	}
	w, err := a.zip.CreateHeader(h)
	if err == nil {
		_, err = io.Copy(w, start)
	}
	return err
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
