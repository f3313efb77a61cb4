package edition

import (
	"io"

	"kaijisho/internal/export"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
)

// zip makes the edition that is read from disk: everything in the tree, and a
// home page of its own, in one folder that is named like the archive. It has a
// manifest, and the signature of that, so that it can be verified by itself.
func (e *edition) zip(home []byte) ([]site.Download, error) {
	opt := publish.Options{Meta: e.opt.Meta, Signer: e.opt.Signer}
	size, err := e.tree.AddFrom(e.names.Zip, func(w io.Writer) error {
		return publish.WriteZip(w, e.tree, export.Stem(e.doc), map[string][]byte{"index.html": home}, opt)
	})
	if err != nil {
		return nil, err
	}
	return []site.Download{{Path: e.names.Zip, Title: "サイト一式（院内閲覧用。展開して index.html を開く）", Format: "zip", Size: size}}, nil
}
