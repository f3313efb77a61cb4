package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// maxManifest bounds what is read as a manifest: about ten times that of a site of 100,000 items.
const maxManifest = 256 << 20

// ReadManifest reads manifest.json at the top of a published tree. The error is fs.ErrNotExist if there is none,
// ErrNotOurs if another program wrote it.
func ReadManifest(fsys fs.FS) (*Manifest, error) {
	data, err := readBounded(fsys, ManifestName, maxManifest)
	if err != nil {
		return nil, err
	}
	return ParseManifest(data)
}

// ParseManifest reads the text of a manifest. It may come from anywhere: every path has passed CheckPath, paths are
// sorted and unique, sizes are not negative. Unknown keys are passed over, so that later versions may add some.
func ParseManifest(data []byte) (*Manifest, error) {
	var wire struct {
		wireHead
		Files []File `json:"files"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&wire); err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestName, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("%s: text after its end", ManifestName)
	}
	if wire.Generator != generator {
		return nil, fmt.Errorf("%s: %w", ManifestName, ErrNotOurs)
	}
	for i, f := range wire.Files {
		if err := checkEntry(f); err != nil {
			return nil, fmt.Errorf("%s: %w", ManifestName, err)
		}
		if i > 0 && wire.Files[i-1].Path >= f.Path {
			return nil, fmt.Errorf("%s: path %q is out of order", ManifestName, f.Path)
		}
	}
	meta := Meta{Version: wire.Version, Checklists: wire.Checklists, Revision: wire.Revision, Audience: wire.Audience}
	return &Manifest{Meta: meta, Files: wire.Files}, nil
}

func checkEntry(f File) error {
	if err := CheckPath(f.Path); err != nil {
		return err
	}
	if reserved(f.Path) {
		return fmt.Errorf("path %q: lists itself", f.Path)
	}
	if f.Size < 0 {
		return fmt.Errorf("path %q: negative size", f.Path)
	}
	return nil
}

// reserved names belong to Replace.
func reserved(path string) bool { return path == ManifestName || path == SignatureName }

var errTooLarge = errors.New("larger than it may be")

// readBounded reads a whole file of at most limit bytes.
func readBounded(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s: %w", name, errTooLarge)
	}
	return data, nil
}
