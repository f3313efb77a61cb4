// Package site turns a linked disclosure.Document into the pages of the
// portal: HTML that works from any sub-path, from a disk and from a zip, and
// is complete without JavaScript.
//
//	err := site.Render(ctx, doc, site.Options{Files: files, …}, tree.Add)
//
// A page is a job (jobs.go): a path, a template's name and a function that
// gives the template its view. Views are typed structs (home.go, item.go, …
// one file per kind of page) in which everything is decided; templates only
// spell them, and package compile makes that quick (pagetemplate.go). Jobs run
// in parallel, and what they give does not depend on their order.
//
// Every page is checked on its rendered bytes (links.go, linkreader.go): each
// internal link and fragment resolves, ids are unique, no link is absolute or
// names a directory. A page that fails makes Render return an error naming page
// and link, and the caller must not publish what the sink received.
//
// Templates come from templates/, assets from assets/ of Options.Files, where
// a project's own file hides the built-in one of the same name. Markup that is
// the same on many pages (head, menu, foot) is rendered once per depth and
// section (frame.go), because a menu rendered on every page would cost more
// than everything else on it.
package site

import (
	"bytes"
	"context"
	"io/fs"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/history"
)

// Options say what Render cannot read from the document.
type Options struct {
	// Files is the project over the built-in files: templates/, assets/ and
	// content/attachments/ are read from it.
	Files fs.FS
	// Downloads, if set, gives the files that others put into the tree and the
	// home page offers. It is called when all other pages are in the sink, so
	// that the files can be made meanwhile.
	Downloads func() ([]Download, error)
	// Package, if set, is called when everything but the home page is in the
	// sink, with a home page for an edition that is read from disk. What it
	// makes of them (a zip) it puts into the tree itself and returns, so that
	// the home page can offer it with its size.
	Package func(home []byte) ([]Download, error)
	// Others are further paths of the tree that pages may link to.
	Others []string
	// Synonyms are groups of words that stand for each other in the search.
	Synonyms [][]string
	// Log holds the records of past releases; nil shows none.
	Log *history.Log
	// Suspects are answers that the author is to review again. They are marked
	// on the pages, so a site for readers is given none.
	Suspects []history.Suspect
	// Kept leads from the versions whose former sites are kept to the paths of
	// their front pages.
	Kept map[string]string
	// Draft marks every page as not yet published.
	Draft bool
	// Version is the tool's own, for the page about the site.
	Version string
}

// A Download is a file that the home page offers.
type Download struct {
	Path   string // in the tree
	Title  string // what it is, in Japanese
	Format string // xlsx, JSON, …
	Size   int64  // bytes
}

// A Sink receives a file of the site: its path, its bytes (valid until it
// returns) and, for a page, the anchors that readers may link to. It is called
// from several goroutines at once. publish.Tree.Add is one.
type Sink func(path string, data []byte, anchors ...string) error

// A Site is a portal that is ready to be rendered: as a whole, or file by file
// for a preview.
type Site struct {
	*site
	jobs  []job
	index map[string]int // of each page among the jobs
	files func() ([]file, error)
}

// New parses the templates and renders what pages share. The error is a
// template's or the machine's.
func New(doc *disclosure.Document, opt Options) (*Site, error) {
	s, err := newSite(doc, opt)
	if err != nil {
		return nil, err
	}
	out := &Site{site: s, jobs: s.jobs(), index: map[string]int{}}
	out.files = sync.OnceValues(func() ([]file, error) { return s.static(out.jobs) })
	for i, j := range out.jobs {
		out.index[j.path] = i
	}
	return out, nil
}

// Render renders the whole site into the sink: New and Site.Render in one step.
func Render(ctx context.Context, doc *disclosure.Document, opt Options, sink Sink) error {
	s, err := New(doc, opt)
	if err != nil {
		return err
	}
	return s.Render(ctx, sink)
}

// Render renders the whole site into the sink. The error is a *LinkError when
// the pages themselves are at fault, else a failure of the machine, of a
// template or of the sink.
func (s *Site) Render(ctx context.Context, sink Sink) error {
	static, err := s.files()
	if err != nil {
		return err
	}
	check := newLinkCheck(s.jobs, append(slices.Clip(static), file{path: searchDataPath}), s.opt, s.base())
	check.moved = s.moved
	if err := s.run(ctx, s.jobs, check, sink); err != nil {
		return err
	}
	for _, f := range static {
		if err := sink(f.path, f.data); err != nil {
			return err
		}
	}
	if err := s.home(s.jobs, check, sink); err != nil {
		return err
	}
	return check.verify()
}

// Page gives the bytes that Render would hand to its sink for one page,
// unchecked. It knows nothing of the home page, which waits for all others.
func (s *Site) Page(path string) (page []byte, ok bool, err error) {
	i, ok := s.index[path]
	if !ok || i == homeJob {
		return nil, false, nil
	}
	var buf bytes.Buffer
	err = s.templates.execute(&buf, s.jobs[i].template, s.jobs[i].view())
	return buf.Bytes(), true, err
}

// Static gives the files that are no pages and need none of them, by path:
// assets, attachments, what hosts look for. They are read once; Render gives
// the same.
func (s *Site) Static() (map[string][]byte, error) {
	files, err := s.files()
	out := make(map[string][]byte, len(files))
	for _, f := range files {
		out[f.path] = f.data
	}
	return out, err
}

// homeJob is the place of the home page among the jobs. It is rendered last.
const homeJob = 0

// home renders the home page, and before it the one for the package.
func (s *site) home(jobs []job, check *linkCheck, sink Sink) error {
	var downloads []Download
	if s.opt.Downloads != nil {
		var err error
		if downloads, err = s.opt.Downloads(); err != nil {
			return err
		}
	}
	if s.opt.Package != nil {
		var buf bytes.Buffer
		if err := s.templates.execute(&buf, "home", s.homeView(downloads, true)); err != nil {
			return err
		}
		more, err := s.opt.Package(buf.Bytes())
		if err != nil {
			return err
		}
		downloads = append(slices.Clip(downloads), more...)
	}
	for _, d := range downloads {
		check.files[d.Path] = true
	}
	var buf bytes.Buffer
	if err := s.templates.execute(&buf, "home", s.homeView(downloads, false)); err != nil {
		return err
	}
	return sink(homePath, buf.Bytes(), check.reader().page(homeJob, buf.Bytes())...)
}

// A site holds what all pages share while they are rendered. It does not
// change once newSite returns.
type site struct {
	doc       *disclosure.Document
	opt       Options
	templates *templates
	frames    *frames
	numbers   map[*disclosure.Subcategory]*numberGrid
	shared    *shared
	moved     map[string][]MovedPart // anchors that are gone, by page
	past      *past

	categoryIDs map[*disclosure.Category]string
}

func newSite(doc *disclosure.Document, opt Options) (*site, error) {
	s := &site{doc: doc, opt: opt, categoryIDs: categoryIDs(doc)}
	var group errgroup.Group
	group.Go(func() error {
		s.past = newPast(doc, opt.Log, opt.Suspects)
		return nil
	})
	group.Go(s.prepareTemplates)
	return s, group.Wait()
}

// prepareTemplates parses the templates and renders what pages share.
func (s *site) prepareTemplates() (err error) {
	if s.templates, err = parseTemplates(s.opt.Files); err != nil {
		return err
	}
	s.moved = s.movedParts()
	if s.frames, err = s.renderFrames(); err != nil {
		return err
	}
	s.numbers = numberGrids(s.doc)
	s.shared, err = s.renderShared()
	return err
}
