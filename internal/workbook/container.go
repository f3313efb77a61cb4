package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// Limits of a workbook that is read. A form of a few hundred rows takes half a
// megabyte packed and five unpacked; these leave room for registers of 100,000
// rows and none for a bomb.
const (
	maxPacked   = 256 << 20
	maxUnpacked = 768 << 20
	maxParts    = 10_000
)

// A container is the zip file of a workbook whose directory has been checked.
type container struct {
	parts map[string]*zip.File
}

// openContainer checks what kind of file this is and how large it would
// become, from its first bytes and its directory alone.
func openContainer(r io.ReaderAt, size int64) (*container, error) {
	if err := checkKind(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuse("ファイルが途中で切れているか壊れています。もう一度保存し直してください",
			"the file is truncated or damaged; save it again")
	}
	c := &container{parts: make(map[string]*zip.File, len(z.File))}
	var unpacked uint64
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ToLower(f.Name), "/")
		if c.parts[name] != nil {
			return nil, refuse("ファイルの中に %q が2つあり、どちらが正しいか分かりません", "the file holds %q twice", f.Name)
		}
		c.parts[name] = f
		unpacked += f.UncompressedSize64
		if f.UncompressedSize64 > maxUnpacked || unpacked > maxUnpacked || len(z.File) > maxParts {
			return nil, refuse("展開すると大きすぎるため読みません（上限 %d MiB、部品 %d 個）",
				"too large when unpacked (limit %d MiB, %d parts)", maxUnpacked>>20, maxParts)
		}
	}
	if c.parts["mimetype"] != nil {
		return nil, refuse("OpenDocument（.ods）です。「Excel 2007-365（.xlsx）」の形式で保存し直してください",
			"this is an OpenDocument file (.ods); save it as .xlsx")
	}
	return c, nil
}

var (
	zipMagic      = []byte("PK\x03\x04")
	compoundMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	// encryptedStream is a directory entry of an encrypted workbook: EncryptedPackage in UTF-16.
	encryptedStream = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
)

func checkKind(r io.ReaderAt, size int64) error {
	if size > maxPacked {
		return refuse("ファイルが大きすぎます（上限 %d MiB）", "the file is too large (limit %d MiB)", maxPacked>>20)
	}
	head := make([]byte, 8)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, zipMagic):
		return nil
	case !bytes.Equal(head, compoundMagic):
		return refuse("Excel のファイル（.xlsx）ではありません", "this is not an Excel file (.xlsx)")
	case contains(io.NewSectionReader(r, 0, size), encryptedStream):
		return refuse("パスワードで暗号化されています。パスワードを外して保存し直してください",
			"the workbook is encrypted; remove its password and save it again")
	}
	return refuse("古い形式（.xls）です。Excel で「Excel ブック（.xlsx）」として保存し直してください",
		"this is the old format (.xls); save it as .xlsx")
}

// contains searches a stream in blocks that overlap by the pattern's length.
func contains(r io.Reader, pattern []byte) bool {
	buf := make([]byte, 0, 64<<10)
	for {
		n, err := io.ReadFull(r, buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if bytes.Contains(buf, pattern) {
			return true
		}
		if err != nil {
			return false
		}
		buf = append(buf[:0], buf[len(buf)-len(pattern):]...)
	}
}

func (c *container) has(name string) bool { return c.parts[strings.ToLower(name)] != nil }

// hasBelow reports whether a part stands in the folder.
func (c *container) hasBelow(dir string) bool {
	for name := range c.parts {
		if strings.HasPrefix(name, dir) {
			return true
		}
	}
	return false
}

// open opens a part; a part that is not there reads as an empty one.
func (c *container) open(name string) (*part, error) {
	f := c.parts[strings.ToLower(name)]
	if f == nil {
		return newPart(name, io.NopCloser(strings.NewReader(""))), nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name)
	}
	return newPart(name, r), nil
}

func damaged(part string) error {
	return refuse("ファイルの中の %s が壊れています。Excel で開いて保存し直してください", "part %s of the file is damaged; open and save it in Excel", path.Base(part))
}
