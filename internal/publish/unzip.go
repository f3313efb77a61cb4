package publish

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// ErrHostile: an archive that no honest program writes.
var ErrHostile = errors.New("the archive is damaged or made to do harm")

// maxDeflate is the most that deflate can expand, 1032 to 1, and some more for entries that are stored.
const maxDeflate = 1040

// Open opens what Verify shall look at: a directory, or a zip file as WriteZip makes it. Close it afterwards.
func Open(name string) (fs.FS, io.Closer, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, nil, err
		}
		return root.FS(), root, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	fsys, err := OpenZip(f, info.Size())
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%s: %w", name, err), f.Close())
	}
	return fsys, f, nil
}

// OpenZip reads an archive of the given size as a tree. If the manifest is not at the top but in a single directory
// there, as when a folder was zipped, that directory is the tree.
//
// The archive may be hostile. Names that would leave the tree, names twice and entries whose sizes add up to more than
// deflate can give, which overlapping entries promise, are ErrHostile. Nothing is unpacked; what Verify reads is bounded
// by the manifest.
func OpenZip(r io.ReaderAt, size int64) (fs.FS, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // which of the names, we say below
		return nil, err
	}
	if err := checkEntries(z.File, size); err != nil {
		return nil, err
	}
	return topOf(z)
}

func checkEntries(files []*zip.File, size int64) error {
	seen := make(map[string]bool, len(files))
	room := uint64(size) * maxDeflate
	for _, f := range files {
		name := strings.TrimSuffix(f.Name, "/")
		switch {
		case !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`):
			return fmt.Errorf("%w: name %q", ErrHostile, f.Name)
		case seen[name]:
			return fmt.Errorf("%w: %q is in it twice", ErrHostile, f.Name)
		case f.UncompressedSize64 > room:
			return fmt.Errorf("%w: %q would make it larger than is possible", ErrHostile, f.Name)
		}
		seen[name] = true
		room -= f.UncompressedSize64
	}
	return nil
}

// unlessDamaged drops the errors that say what an entry holds rather than that it could not be reached.
func unlessDamaged(err error) error {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	if corrupt || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrAlgorithm) ||
		errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

func topOf(z *zip.Reader) (fs.FS, error) {
	if _, err := fs.Stat(z, ManifestName); err == nil {
		return z, nil
	}
	found, err := fs.Glob(z, "*/"+ManifestName)
	if err != nil || len(found) != 1 {
		return nil, &fs.PathError{Op: "open", Path: ManifestName, Err: fs.ErrNotExist}
	}
	return fs.Sub(z, path.Dir(found[0]))
}
