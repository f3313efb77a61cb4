// Package importer owns what a workbook does to a project: which answers it
// brings, which of them are new, and what must not be lost.
//
//	plan, err := importer.New(ctx, fsys, sources, filled, importer.Options{})
//	err = plan.Apply(dir)
//
// New decides and writes nothing. An answer that exists is never overwritten
// silently: where workbook and project differ and the project's text is not
// the one that the workbook was made from, the plan holds a conflict with a
// diff. Everything that could not be matched is listed; nothing is guessed.
//
// Text of cells becomes Markdown that shows the same text (markdown.go); an
// edit of a cell changes only the blocks of the answer that it touched
// (merge.go) and only the keys of its front matter (head.go).
package importer

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/workbook"
)

// Options choose how to treat what is found.
type Options struct {
	Overwrite bool              // take the workbook's side of every conflict
	Status    string            // id given to answers that state none; "" leaves them without
	Statuses  map[string]string // what words of a column of statuses mean: word → id
}

// A Plan is what an import would do.
type Plan struct {
	Files     []File             // to be written, by path
	Kept      []Kept             // answers left as they are
	Conflicts []Conflict         // answers that both sides changed
	Problems  []workbook.Problem // what could not be taken
	Unlisted  int                // how much more than is listed there could not be taken
	Notices   []workbook.Problem // what a person should look at
	Unstated  int                // answers that will have no status
	Findings  int                // what an evaluator said of items
	Stubs     []string           // titles of documents that are new in the register
}

// A File is a file to write. Old is what must still be there, when Exists.
type File struct {
	Path   string
	Text   string
	Old    string
	Exists bool
	Stub   bool // what is there answers nothing yet
}

// Kept is an answer that is left as it is.
type Kept struct {
	No int
	// Newer is set when the project's answer was changed after the workbook
	// was made, so that the workbook's is the older of the two.
	Newer bool
}

// A Conflict is an answer that both workbook and project changed.
type Conflict struct {
	No   int
	Path string
	Cell string // チェックシート!F12
	Diff []string
	// Flat is set when only the workbook has changed, but its edit could not be
	// made in the Markdown: taking it would lose bold words, links or notes.
	Flat bool
}

// New plans the import of a filled workbook into the project in fsys, from
// which sources were read. The error is the machine's.
func New(ctx context.Context, fsys fs.FS, sources *disclosure.Sources, filled *workbook.Filled, opt Options) (*Plan, error) {
	p, err := newPlanner(ctx, fsys, sources, filled, opt)
	if err != nil {
		return nil, err
	}
	p.register(filled)
	for _, r := range filled.Rows {
		p.row(r)
	}
	if err := p.documents(fsys); err != nil {
		return nil, err
	}
	slices.SortFunc(p.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return p.Plan, nil
}

func newPlanner(ctx context.Context, fsys fs.FS, sources *disclosure.Sources, filled *workbook.Filled, opt Options) (*planner, error) {
	p := &planner{
		Plan: &Plan{Problems: slices.Clone(filled.Problems), Unlisted: filled.Unlisted, Notices: slices.Clone(filled.Notices)},
		opt:  opt, sources: sources, own: filled.Source != nil,
		answers: map[answerKey]*answer.Answer{}, carried: map[answerKey]*workbook.CarriedAnswer{},
	}
	return p, p.link(ctx, fsys, filled)
}

type answerKey struct {
	checklist string
	no        int
}

// A planner holds what planning needs to know.
type planner struct {
	*Plan
	opt     Options
	own     bool // the workbook is one that kaijisho wrote
	sources *disclosure.Sources
	doc     *disclosure.Document                  // the project with the answers that only the workbook has
	answers map[answerKey]*answer.Answer          // of the project
	carried map[answerKey]*workbook.CarriedAnswer // of the workbook
	known   []document                            // that a citation may name
	added   []document                            // entries that the register lacks, in the order they are first cited
}

// item finds the linked item of a row.
func (p *planner) item(r *workbook.Row) *disclosure.Item {
	for _, c := range p.doc.Checklists {
		if c.ID == r.Checklist {
			return c.Item(r.No)
		}
	}
	return nil
}

func (p *planner) problem(c workbook.Cell, r *workbook.Row, ja, en string, args ...any) {
	if c.Ref == "" {
		c.Ref = r.Place.Cell
	}
	p.Problems = append(p.Problems, workbook.Problem{
		Sheet: r.Place.Sheet, Cell: c.Ref, Text: diag.Text{JA: fmt.Sprintf(ja, args...), EN: fmt.Sprintf(en, args...)},
	})
}

func itoa(n int) string { return strconv.Itoa(n) }
