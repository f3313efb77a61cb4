package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"

	"kaijisho/internal/deflate"
)

// An archive is the zip file of a workbook. Parts of ours go straight to it,
// one after the other, so that no sheet is ever held as a whole. Those that
// the library makes are few and small: they wait for the end, to be written in
// the order of their names, since the library's own is that of a map.
type archive struct {
	zip     *zip.Writer
	ours    map[string]bool
	library map[string]*bytes.Buffer
}

func newArchive(w io.Writer) *archive {
	a := &archive{zip: zip.NewWriter(w), ours: map[string]bool{}, library: map[string]*bytes.Buffer{}}
	deflater := deflate.NewWriter(io.Discard) // one is enough: a part ends where the next begins
	a.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		deflater.Reset(w)
		return deflater, nil
	})
	return a
}

// front writes the parts that come first in the files of Excel itself, by which
// programs tell what kind of file this is. The library has them ready as soon
// as sheets and properties are named.
func (a *archive) front(file *excelize.File) error {
	types, err := xml.Marshal(file.ContentTypes)
	if err == nil {
		err = a.whole("[Content_Types].xml", append([]byte(xml.Header), types...))
	}
	for _, name := range []string{"_rels/.rels", "docProps/app.xml", "docProps/core.xml"} {
		if err == nil {
			content, _ := file.Pkg.Load(name)
			data, _ := content.([]byte)
			err = a.whole(name, data)
		}
	}
	return err
}

// whole writes a part of ours.
func (a *archive) whole(name string, data []byte) error {
	w, err := a.part(name)
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// part begins a part of ours, to which the writer writes until the next begins.
// Each bears the first day that a zip file can state.
func (a *archive) part(name string) (io.Writer, error) {
	a.ours[name] = true
	return a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1})
}

// Create takes a part of the library, unless one of ours stands in its place.
func (a *archive) Create(name string) (io.Writer, error) {
	if a.ours[name] {
		return io.Discard, nil
	}
	a.library[name] = &bytes.Buffer{}
	return a.library[name], nil
}

// AddFS is asked for by the library's interface and never used by it.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes what the library has made and ends the archive.
func (a *archive) Close() error {
	for _, name := range slices.Sorted(maps.Keys(a.library)) {
		if err := a.whole(name, a.library[name].Bytes()); err != nil {
			return err
		}
	}
	return a.zip.Close()
}
