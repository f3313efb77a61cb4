package edition

import (
	"context"
	"errors"
	"io/fs"
	"sync"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
)

// A Preview gives the files of an edition one by one, the same bytes that
// Render makes. A page is rendered when it is asked for, so that an author sees
// it long before the rest is made; what needs the rest (the home page names the
// sizes of the downloads) waits for Finish. All of it is of the moment at which
// the preview was prepared, whatever happens to the sources afterwards.
type Preview struct {
	*edition
	static map[string][]byte
	begin  func()
	done   chan struct{}
	err    error // once done is closed
}

// NewPreview prepares a preview that gathers its files in the tree, where some
// may be already. It makes nothing any more when ctx ends. The error is that of
// a template or of a file.
func NewPreview(ctx context.Context, doc *disclosure.Document, opt Options, tree *publish.Tree) (*Preview, error) {
	e, err := prepare(doc, opt, tree)
	if err != nil {
		return nil, err
	}
	static, err := e.site.Static()
	if err != nil {
		return nil, err
	}
	p := &Preview{edition: e, static: static, done: make(chan struct{})}
	p.begin = sync.OnceFunc(func() {
		go func() {
			defer close(p.done)
			p.err = p.render(ctx)
		}()
	})
	return p, nil
}

// Finish makes everything that is not made yet, once for all callers, and gives
// the error of Render: a *site.LinkError if links are broken, though the files
// can then be had all the same. ctx ends the waiting only.
func (p *Preview) Finish(ctx context.Context) error {
	p.begin()
	select {
	case <-p.done:
		return p.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// File gives one file. found is false if the edition has none of that path.
func (p *Preview) File(ctx context.Context, path string) (data []byte, found bool, err error) {
	if data, found, err = p.site.Page(path); found || err != nil {
		return data, found, err
	}
	if data, found = p.static[path]; found {
		return data, true, nil
	}
	broken := &site.LinkError{}
	if err := p.Finish(ctx); err != nil && !errors.As(err, &broken) {
		return nil, false, err
	}
	if path == publish.ManifestName {
		data, err = p.tree.Manifest(p.opt.Meta).Encode()
		return data, true, err
	}
	data, err = p.tree.Get(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	return data, err == nil, err
}
