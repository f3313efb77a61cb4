package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// pack writes the workbook's parts in a fixed order. The library writes
// streamed sheets in the order of a map, so that the same workbook would have
// many forms; the compressed parts are only moved here, not packed anew. The
// list of content types comes first, as in the files of Excel itself, and each
// part bears the first day a zip file can state, since the library's own date
// has neither month nor day.
func pack(w io.Writer, book []byte) error {
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(partRank(a.Name), partRank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	out := zip.NewWriter(w)
	for _, part := range in.File {
		head := part.FileHeader
		head.ModifiedDate, head.ModifiedTime = 1<<5|1, 0 // 1 January 1980
		to, err := out.CreateRaw(&head)
		if err != nil {
			return err
		}
		from, err := part.OpenRaw()
		if err != nil {
			return err
		}
		if _, err := io.Copy(to, from); err != nil {
			return err
		}
	}
	return out.Close()
}

// quickZip compresses at the quickest level: every build waits for it, and the
// file grows by a tenth only.
func quickZip(w io.Writer) excelize.ZipWriter {
	z := zip.NewWriter(w)
	deflater, _ := flate.NewWriter(io.Discard, flate.BestSpeed) // fails only for an unknown level
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		deflater.Reset(w) // one is enough: a part is closed before the next begins
		return deflater, nil
	})
	return z
}

func partRank(name string) int {
	if name == "[Content_Types].xml" {
		return 0
	}
	return 1
}
