package disclosure

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
)

// Options choose what a Document is made for.
type Options struct {
	Audience answer.Access // "" is Public
	Date     calendar.Date // zero: the day the newest release was published
}

// Sources are the files of a project as they were read, before they are linked.
type Sources struct {
	Sheets []*checklist.Checklist // that disclosure.yaml names and that exist
	Set    *answer.Set

	attached func(name string) bool
}

// Read reads a project. Mistakes that one file shows by itself are in the list;
// the error is the machine's.
func Read(ctx context.Context, fsys fs.FS) (*Sources, diag.List, error) {
	return new(Reader).Read(ctx, fsys)
}

// A Reader reads a project again and again and parses only what has changed.
// The zero Reader is ready; it is not for several goroutines at once.
type Reader struct {
	answers answer.Memory
	sheets  checklist.Memory
}

// Read is the function Read with a memory.
func (r *Reader) Read(ctx context.Context, fsys fs.FS) (*Sources, diag.List, error) {
	d, list, err := answer.LoadDisclosure(fsys)
	if err != nil {
		return nil, list, err
	}
	s := &Sources{attached: func(name string) bool {
		info, err := fs.Stat(fsys, path.Join(answer.AttachmentsDir, name))
		return err == nil && info.Mode().IsRegular() || err != nil && !errors.Is(err, fs.ErrNotExist)
	}}
	var ofSet, ofSheets diag.List
	var group errgroup.Group
	group.Go(func() (err error) {
		s.Set, ofSet, err = answer.LoadRest(ctx, fsys, d, &r.answers)
		return err
	})
	group.Go(func() (err error) {
		s.Sheets, ofSheets, err = r.named(fsys, d)
		return err
	})
	err = group.Wait()
	return s, slices.Concat(list, ofSet, ofSheets), err
}

// named reads the checklists that disclosure.yaml names.
func (r *Reader) named(fsys fs.FS, d *answer.Disclosure) ([]*checklist.Checklist, diag.List, error) {
	var all []*checklist.Checklist
	var list diag.List
	available, err := checklist.Available(fsys)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range d.Checklists {
		if !slices.Contains(available, id.Text) {
			list.Add(diag.New("checklist-unknown", id.Span, "id", id.Text,
				"near", diag.Near(id.Text, available), "ids", strings.Join(available, ", ")))
			continue
		}
		sheet, found, err := r.sheets.Load(fsys, id.Text)
		list.Add(found...)
		if err != nil {
			return nil, list, err
		}
		if sheet != nil {
			all = append(all, sheet)
		}
	}
	return all, list, nil
}

// Link links what was read. The Document is nil when there is too little to link.
func (s *Sources) Link(opt Options) (*Document, diag.List) {
	if len(s.Sheets) == 0 || len(s.Set.Disclosure.Releases) == 0 {
		return nil, nil
	}
	return Link(s.Sheets, s.Set, s.attached, opt)
}

// Forget lets go of the text of the sheets' files, a tenth of the memory: only
// mistakes are told by the place where they stand. What was linked can still be
// rendered, but nothing can be linked any more.
func (s *Sources) Forget() {
	for _, sheet := range s.Sheets {
		for _, it := range sheet.Items {
			it.Span = diag.Span{}
			for i := range it.Citations {
				it.Citations[i].Span = diag.Span{}
			}
		}
	}
	*s = Sources{}
}

// Load reads a project and links it: Read and Link in one step.
func Load(ctx context.Context, fsys fs.FS, opt Options) (*Document, diag.List, error) {
	sources, list, err := Read(ctx, fsys)
	if err != nil {
		return nil, list, err
	}
	doc, found := sources.Link(opt)
	return doc, append(list, found...), nil
}

// A linker holds what is known while a Document is made.
type linker struct {
	doc      *Document
	set      *answer.Set
	attached func(name string) bool // does content/attachments hold the file?
	list     diag.List
	kinds    map[string]*Kind
	answers  map[answerKey]*answer.Answer
	items    []*Item // of all checklists
}

type answerKey struct {
	checklist string
	no        int
}

// Link makes the Document. Several mistakes in the input never keep it from
// finding the others; what refers to nothing is left out of the Document.
func Link(sheets []*checklist.Checklist, set *answer.Set, attached func(string) bool, opt Options) (*Document, diag.List) {
	d := set.Disclosure
	if opt.Audience == "" {
		opt.Audience = answer.Public
	}
	if opt.Date.IsZero() {
		opt.Date = d.Releases[0].Published
	}
	l := &linker{
		doc: &Document{
			Vendor: d.Vendor, Service: d.Service, Site: d.Site, Audience: opt.Audience, Date: opt.Date, Redirects: set.Redirects,
			clauses: map[string]*Clause{}, evidence: map[string]*Evidence{}, hidden: map[string]bool{},
		},
		set: set, attached: attached,
		kinds: map[string]*Kind{}, answers: map[answerKey]*answer.Answer{},
	}
	l.guidelines(sheets)
	for _, sheet := range sheets {
		l.checklist(sheet)
	}
	l.evidence()
	l.collectAnswers()
	l.crosswalks()
	l.answerItems()
	l.carry()
	l.chapters()
	l.releases()
	l.pages()
	l.references()
	l.finish()
	return l.doc, l.list
}

// MayRead reports whether an audience may read what has the access.
func MayRead(audience, access answer.Access) bool { return !access.Narrower(audience) }

func (d *Document) mayRead(a answer.Access) bool { return MayRead(d.Audience, a) }
