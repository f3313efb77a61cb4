// Package deflate compresses what goes into the archives that a build writes:
// the workbook and the edition that is read from disk. Both are written by
// every build, so it takes the quickest compressor at hand, which makes the same
// bytes of the same data on every machine.
package deflate

import (
	"bytes"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level makes pages smaller than the standard library's quickest in less than
// half of its time. The levels above it take half as long again for a twentieth.
const level = 3

// A Writer compresses what is written to it. It can be used again after Reset.
type Writer = flate.Writer

// NewWriter gives a Writer to w. What is compressed is whole when it is closed.
func NewWriter(w io.Writer) *Writer {
	writer, _ := flate.NewWriter(w, level) // fails only for an unknown level
	return writer
}

var writers = sync.Pool{New: func() any { return NewWriter(io.Discard) }}

// To compresses data into b. It may be called from several goroutines at once,
// each with a buffer of its own.
func To(b *bytes.Buffer, data []byte) {
	w := writers.Get().(*Writer)
	defer writers.Put(w)
	w.Reset(b)
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
}
