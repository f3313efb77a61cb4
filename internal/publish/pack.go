package publish

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"sync"

	"kaijisho/internal/deflate"
)

// packed is one entry of an archive, ready to be copied into it.
type packed struct {
	header *zip.FileHeader
	data   []byte
	held   *bytes.Buffer // where data is, if it is in a buffer of ours
	large  string        // path of a file that is too large to be packed ahead
	err    error
}

// large is the size above which a file goes into the archive piece by piece: the data of a site of 100,000 items takes
// half a gigabyte.
const large = 8 << 20

// buffers go from one file to the next: a site passes through them several times. Most pages fit in from the first.
var buffers = sync.Pool{New: func() any { return bytes.NewBuffer(make([]byte, 0, 32<<10)) }}

func buffer() *bytes.Buffer {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	return b
}

// free gives the memory back once the entry is written.
func (p packed) free() {
	if p.held != nil {
		buffers.Put(p.held)
	}
}

// pack packs a file, from any goroutine.
func (a *archive) pack(f File) packed {
	data, ours := a.extra[f.Path]
	switch {
	case ours:
		return newEntry(a.prefix+f.Path, data, nil)
	case f.Size > large:
		return packed{large: f.Path}
	}
	b := buffer()
	data, err := a.tree.load(f.Path, b)
	if err != nil {
		return packed{err: err}
	}
	return newEntry(a.prefix+f.Path, data, b)
}

// newEntry compresses a file, or stores it if that is no gain, as with pictures, or cannot be, as with workbooks, which
// are archives themselves. The buffer that data is in, if any, is the entry's from now on.
func newEntry(name string, data []byte, held *bytes.Buffer) packed {
	h := header(name, zip.Store)
	h.CRC32, h.UncompressedSize64, h.CompressedSize64 = crc32.ChecksumIEEE(data), uint64(len(data)), uint64(len(data))
	stored := packed{header: h, data: data, held: held}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return stored
	}
	b := buffer()
	deflate.To(b, data)
	deflated := packed{header: h, data: b.Bytes(), held: b}
	if b.Len() >= len(data) {
		deflated.free()
		return stored
	}
	stored.free()
	h.Method, h.CompressedSize64 = zip.Deflate, uint64(b.Len())
	return deflated
}
