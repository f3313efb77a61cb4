// Package edition owns what a disclosure is published as: site, workbook, JSON
// and a zip of all that, made from one linked document for one audience.
//
//	tree := publish.NewTree(publish.Spill{Dir: "public"})
//	err := edition.Render(ctx, doc, edition.Options{Files: files, Meta: meta, …}, tree)
//
// Command and preview make an edition by the same code, and so the same bytes.
// The parts are made at once; what the tree then holds does not depend on which
// was ready first.
package edition

import (
	"context"
	"io"
	"io/fs"

	"golang.org/x/sync/errgroup"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/history"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
	"kaijisho/internal/workbook"
)

// Options say what an edition needs beside the document.
type Options struct {
	Files    fs.FS      // the project over the built-in files
	Synonyms [][]string // for the search
	// Meta and Signer go into the manifest, both of the tree and of the zip.
	Meta   publish.Meta
	Signer publish.Signer
	Draft  bool // mark every page as not yet published
	// Log holds the records of past releases. Suspects are marked on the pages:
	// for a preview only.
	Log      *history.Log
	Suspects []history.Suspect
	// Kept are the versions whose former sites are in the tree already, with
	// the paths of their front pages.
	Kept map[string]string
}

// Meta is what the manifest says of a document made by a version of the tool.
func Meta(doc *disclosure.Document, version, revision string) publish.Meta {
	m := publish.Meta{Version: version, Revision: revision}
	if doc.Audience != answer.Public {
		m.Audience = string(doc.Audience)
	}
	for _, c := range doc.Checklists {
		m.Checklists = append(m.Checklists, c.ID)
	}
	return m
}

// Render puts everything that is published into the tree. After an error the
// tree is not complete and must not be published.
func Render(ctx context.Context, doc *disclosure.Document, opt Options, tree *publish.Tree) error {
	e, err := prepare(doc, opt, tree)
	if err != nil {
		return err
	}
	return e.render(ctx)
}

// An edition is rendered once, into its tree.
type edition struct {
	doc   *disclosure.Document
	opt   Options
	tree  *publish.Tree
	names export.Files
	site  *site.Site

	downloads []site.Download // once made is closed
	made      chan struct{}
	failed    error // why they could not be made
}

func prepare(doc *disclosure.Document, opt Options, tree *publish.Tree) (*edition, error) {
	e := &edition{doc: doc, opt: opt, tree: tree, names: export.Names(doc), made: make(chan struct{})}
	var err error
	e.site, err = site.New(doc, site.Options{
		Files: opt.Files, Others: []string{e.names.Schema}, Synonyms: opt.Synonyms, Log: opt.Log, Suspects: opt.Suspects, Kept: opt.Kept,
		Version: opt.Meta.Version, Draft: opt.Draft,
		Downloads: func() ([]site.Download, error) {
			<-e.made
			return e.downloads, e.failed
		},
		Package: e.zip,
	})
	return e, err
}

func (e *edition) render(ctx context.Context) error {
	if err := e.tree.Add(e.names.Schema, export.Schema()); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(e.made)
		e.downloads, e.failed = e.data()
		return e.failed
	})
	group.Go(func() error { return e.site.Render(ctx, e.tree.Add) })
	return group.Wait()
}

// data makes the files that are no pages.
func (e *edition) data() ([]site.Download, error) {
	downloads := []site.Download{
		{Path: e.names.Workbook, Title: "チェックシート（Excel）", Format: "xlsx"},
		{Path: e.names.JSON, Title: "機械で読める開示書（JSON）", Format: "JSON"},
	}
	var group errgroup.Group
	for i, write := range []func(io.Writer, *disclosure.Document) error{workbook.Write, export.Write} {
		group.Go(func() (err error) {
			d := &downloads[i]
			d.Size, err = e.tree.AddFrom(d.Path, func(w io.Writer) error { return write(w, e.doc) })
			return err
		})
	}
	return downloads, group.Wait()
}
