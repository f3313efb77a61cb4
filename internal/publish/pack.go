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

// buffers go from one file to the next: a site passes through them several times.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

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
func (a *archive) pack(path string) packed {
	if data, ours := a.extra[path]; ours {
		return newEntry(a.prefix+path, data, nil)
	}
	if f, _ := a.manifest.Lookup(path); f.Size > large {
		return packed{large: path}
	}
	b := buffer()
	data, err := a.tree.load(path, b)
	if err != nil {
		return packed{err: err}
	}
	return newEntry(a.prefix+path, data, b)
}

// newEntry compresses a file, or stores it if that is no gain, as with pictures and workbooks. The buffer that data is in,
// if any, is the entry's from now on.
func newEntry(name string, data []byte, held *bytes.Buffer) packed {
	h := header(name, zip.Deflate)
	h.CRC32, h.UncompressedSize64 = crc32.ChecksumIEEE(data), uint64(len(data))
	deflated := buffer()
	deflate.To(deflated, data)
	entry, other := packed{header: h, data: deflated.Bytes(), held: deflated}, held
	if deflated.Len() >= len(data) {
		h.Method = zip.Store
		entry.data, entry.held, other = data, held, deflated
	}
	packed{held: other}.free()
	h.CompressedSize64 = uint64(len(entry.data))
	return entry
}
