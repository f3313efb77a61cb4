package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Names of the two files that Replace adds to every tree.
const (
	ManifestName  = "manifest.json"
	SignatureName = "manifest.json.sig" // only if signed; the manifest cannot list it
)

// generator marks a manifest, and so its directory, as ours.
const generator = "kaijisho"

// Meta is what a manifest says about the whole tree.
type Meta struct {
	Version    string   // of the tool
	Checklists []string // ids
	Revision   string   // of the content, optional
	Audience   string   // whom the tree is for; empty: everybody
}

// A Manifest lists what was published. It depends on the tree and Meta only: it holds no date, host or directory.
type Manifest struct {
	Meta
	Files []File // sorted by path
}

// A File is one entry of a manifest.
type File struct {
	Path    string  `json:"path"`
	Size    int64   `json:"size"` // bytes
	SHA256  Digest  `json:"sha256"`
	Anchors Anchors `json:"anchors,omitempty"`
}

// A Digest is a SHA-256, written in hexadecimal.
type Digest [sha256.Size]byte

// MarshalText writes the digest as 64 hexadecimal digits.
func (d Digest) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, d[:]), nil }

// UnmarshalText reads 64 hexadecimal digits.
func (d *Digest) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(d) || len(text)%2 != 0 {
		return fmt.Errorf("SHA-256 of %d characters", len(text))
	}
	_, err := hex.Decode(d[:], text)
	return err
}

// Anchors are the ids of a page, sorted and separated by spaces, as HTML writes lists of ids: a site of 100,000 pages
// has millions of them, and one string a page costs a third of a list, in the file as in memory.
type Anchors string

// All gives the ids one by one.
func (a Anchors) All() []string { return strings.Fields(string(a)) }

// joinAnchors refuses what HTML does not allow as an id, since it would fall apart when read back.
func joinAnchors(ids []string) (Anchors, error) {
	for _, id := range ids {
		if len(strings.Fields(id)) != 1 || strings.TrimSpace(id) != id {
			return "", fmt.Errorf("anchor %q: an id is one word", id)
		}
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(ids)))
	return Anchors(strings.Join(sorted, " ")), nil
}

func byPath(a, b File) int { return strings.Compare(a.Path, b.Path) }

// Lookup finds the entry of path.
func (m *Manifest) Lookup(path string) (File, bool) {
	i, found := slices.BinarySearchFunc(m.Files, path, func(f File, p string) int { return strings.Compare(f.Path, p) })
	if !found {
		return File{}, false
	}
	return m.Files[i], true
}

// Encode gives manifest.json: one line for each file, so that two manifests can be compared by eye.
func (m *Manifest) Encode() ([]byte, error) {
	var b bytes.Buffer
	head := wireHead{Generator: generator, Version: m.Version, Checklists: m.Checklists, Revision: m.Revision, Audience: m.Audience}
	if head.Checklists == nil {
		head.Checklists = []string{}
	}
	if err := writeJSON(&b, head); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - 1) // the object stays open for the files
	b.WriteString(",\n\"files\":[")
	for i, f := range m.Files {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		if err := writeJSON(&b, f); err != nil {
			return nil, err
		}
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

// wireHead has the keys of manifest.json before its files, in order.
type wireHead struct {
	Generator  string   `json:"generator"`
	Version    string   `json:"version"`
	Checklists []string `json:"checklists"`
	Revision   string   `json:"revision,omitempty"`
	Audience   string   `json:"audience,omitempty"`
}

// writeJSON leaves <, > and & readable, which json.Marshal would not, and ends without the encoder's newline.
func writeJSON(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("encoding %s: %w", ManifestName, err)
	}
	b.Truncate(b.Len() - 1)
	return nil
}

// with gives the manifest of the same tree with other files beside or in the place of its own.
func (m *Manifest) with(instead map[string][]byte) *Manifest {
	files := slices.DeleteFunc(m.Files, func(f File) bool { return instead[f.Path] != nil })
	for p, data := range instead {
		files = append(files, File{Path: p, Size: int64(len(data)), SHA256: sha256.Sum256(data)})
	}
	slices.SortFunc(files, byPath)
	return &Manifest{Meta: m.Meta, Files: files}
}

// proof gives the manifest's text and, with a signer, its signature, by name.
func (m *Manifest) proof(signer Signer) (map[string][]byte, error) {
	text, err := m.Encode()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{ManifestName: text}
	if signer != nil {
		files[SignatureName], err = Sign(text, signer)
	}
	return files, err
}
