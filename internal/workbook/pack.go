package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"

	"kaijisho/internal/deflate"
)

// A packer is the archive that the library writes its parts to. It keeps them,
// compressed, and writes them to out in a fixed order when it is closed: the
// library writes streamed sheets in the order of a map, so that the same
// workbook would have many forms. The list of content types comes first, as in
// the files of Excel itself, and each part bears the first day a zip file can
// state, since the library's own date has neither month nor day.
type packer struct {
	out      io.Writer
	parts    []*zipPart
	deflater *deflate.Writer // one is enough: a part ends where the next begins
}

type zipPart struct {
	name   string
	packed bytes.Buffer
	sum    hash.Hash32
	size   uint64
}

func newPacker(out io.Writer) *packer {
	return &packer{out: out, deflater: deflate.NewWriter(io.Discard)}
}

// Create begins a part, to which the writer writes until the next one begins.
func (p *packer) Create(name string) (io.Writer, error) {
	if err := p.end(); err != nil {
		return nil, err
	}
	part := &zipPart{name: name, sum: crc32.NewIEEE()}
	p.parts = append(p.parts, part)
	p.deflater.Reset(&part.packed)
	return partWriter{p, part}, nil
}

// AddFS is asked for by the library's interface and never used by it.
func (p *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

func (p *packer) end() error {
	if len(p.parts) == 0 {
		return nil
	}
	return p.deflater.Close()
}

type partWriter struct {
	packer *packer
	part   *zipPart
}

func (w partWriter) Write(data []byte) (int, error) {
	w.part.sum.Write(data)
	w.part.size += uint64(len(data))
	return w.packer.deflater.Write(data)
}

// Close writes the archive.
func (p *packer) Close() error {
	if err := p.end(); err != nil {
		return err
	}
	slices.SortFunc(p.parts, func(a, b *zipPart) int {
		return cmp.Or(cmp.Compare(partRank(a.name), partRank(b.name)), cmp.Compare(a.name, b.name))
	})
	out := zip.NewWriter(p.out)
	for _, part := range p.parts {
		to, err := out.CreateRaw(&zip.FileHeader{
			Name: part.name, Method: zip.Deflate, CRC32: part.sum.Sum32(),
			CompressedSize64: uint64(part.packed.Len()), UncompressedSize64: part.size,
			ModifiedDate: 1<<5 | 1, // 1 January 1980
		})
		if err != nil {
			return err
		}
		if _, err := part.packed.WriteTo(to); err != nil {
			return err
		}
	}
	return out.Close()
}

func partRank(name string) int {
	if name == "[Content_Types].xml" {
		return 0
	}
	return 1
}
