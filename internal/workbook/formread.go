package workbook

import (
	"slices"

	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
)

// A formReader gathers the rows of all pages of a workbook.
type formReader struct {
	ReadOptions
	*source
	out     *Filled
	rows    map[rowKey]*Row
	made    map[rowKey]*CarriedAnswer // what a workbook of ours says of its own cells
	twice   map[rowKey]bool           // items whose rows contradict each other
	differs map[string]bool           // fields above the table that two pages fill in differently
	misses  []Problem                 // pages that are clearly the form but lack what is needed
	pages   int                       // headers that were understood
	best    *Problem                  // the row most like a header, if none was
	bestN   int

	pairs    map[*checklist.Item]map[[2]rune]int
	compared int // how often a text was compared with a requirement
}

type rowKey struct {
	checklist string
	no        int
}

// probe is how many rows are looked through for a header before a sheet is
// left: what stands above a form is short, and other sheets can be long.
const probe = 200

// A sheetReader reads the pages of one sheet, which may follow each other with
// a header each.
type sheetReader struct {
	*formReader
	name     string
	header   *header    // of the page at hand, nil before the first
	fresh    bool       // the row above is this header's
	above    []gridCell // the last row that held something,
	aboveRow int        // and which it was
	missed   *header    // the row above is clearly a header, but incomplete
	tried    int
	byRow    map[int]*Row // rows that were matched
	left     []*leftColumn
	held     func() // takes the row above, which has no number, as an item, unless it is a header's upper row
}

func (f *formReader) read(part sheetPart) error {
	s := &sheetReader{formReader: f, name: part.name, byRow: map[int]*Row{}}
	grid, err := f.source.rows(part, s.row)
	if err != nil {
		return err
	}
	if s.missed != nil {
		s.miss()
	}
	s.release()
	s.shared(grid.merges)
	s.tell()
	return nil
}

// row takes the next row and reports whether to go on.
func (s *sheetReader) row(row int, cells []gridCell) bool {
	above := s.above
	if row != s.aboveRow+1 {
		above = nil
	}
	s.above, s.aboveRow = cells, row
	switch h := s.readHeader(row, above, cells); {
	case h.complete(s.Review) && (!s.fresh || len(h.columns) > len(s.header.columns)):
		if !s.fresh {
			s.pages++
		}
		s.header, s.fresh, s.missed, s.held = h, true, nil, nil
		return true
	case s.missed != nil:
		s.miss()
		return false
	case h.clearly() && !s.fresh:
		s.header, s.missed, s.held = nil, h, nil
		return true
	}
	s.fresh = false
	s.release()
	if s.header != nil && s.formHead(cells) {
		s.fields(cells)
		return true
	}
	if h := s.header; h != nil {
		if s.held = func() { s.item(row, h, cells) }; h.numbered(cells) {
			s.release()
		}
		return true
	}
	s.fields(cells)
	s.tried++
	return s.tried < probe
}

// release takes the row above as an item.
func (s *sheetReader) release() {
	if s.held != nil {
		s.held()
	}
	s.held = nil
}

// readHeader takes the row for a header of whichever checklist knows most of it.
func (s *sheetReader) readHeader(row int, above, cells []gridCell) *header {
	var best *header
	for _, c := range s.Checklists {
		h := readHeader(c, above, cells)
		h.row = row
		h.place(s.Columns)
		if best == nil || len(h.columns) > len(best.columns) || len(h.columns) == len(best.columns) && c.Short == s.name {
			best = &h
		}
	}
	if best != nil && len(best.columns) > s.bestN && best.own > 0 {
		p := s.describe(best)
		s.best, s.bestN = &p, len(best.columns)
	}
	return best
}

func (s *sheetReader) miss() {
	s.misses = append(s.misses, s.describe(s.missed))
	s.missed = nil
}

// describe says what a header lacks: what was expected and what was found.
func (s *sheetReader) describe(h *header) Problem {
	if len(h.twice) > 0 {
		return problem(s.name, h.cell(), "見出し「%s」が2つの列にあります。見つかった見出し: %s",
			"title %q stands over two columns; found: %s", oneLine(h.twice[0]), h.foundTitles())
	}
	lacks := h.missing(s.Review)
	if lacks == "" {
		return problem(s.name, h.cell(), "分かった見出しが少なく、様式と見分けられません。分かった見出し: %s。ほかの見出し: %s。列を --column answer=F のように指定することもできます",
			"too few titles are understood to tell this from another table: %s; others: %s; a column can also be named, as in --column answer=F", h.titles(true), h.titles(false))
	}
	return problem(s.name, h.cell(), "見出しに%sがありません。分かった見出し: %s。ほかの見出し: %s。列を --column answer=F のように指定することもできます",
		"the header lacks %s; understood: %s; others: %s; a column can also be named, as in --column answer=F", lacks, h.titles(true), h.titles(false))
}

// finish reports what stops an import: a page that cannot be understood, or
// no page at all.
func (f *formReader) finish() error {
	if len(f.misses) > 0 {
		return &Refusal{f.misses}
	}
	if f.pages == 0 {
		out := []Problem{problem("", "", "チェックシートの見出しが見つかりません", "no header of a check sheet was found")}
		if f.best != nil {
			out = append(out, *f.best)
		}
		return &Refusal{append(out, f.out.Source.missing(f.sheets)...)}
	}
	for _, r := range f.rows {
		if !f.twice[rowKey{r.Checklist, r.No}] {
			f.out.Rows = append(f.out.Rows, r)
		}
	}
	return nil
}

// shared takes back the answers of items that share one joined cell: whose
// answer it is, only a person can say.
func (s *sheetReader) shared(merges []merge) {
	for _, m := range merges {
		var items []*Row
		for row := m.firstRow; row <= m.lastRow && row-m.firstRow < maxShared; row++ {
			if r := s.byRow[row]; r != nil && slices.Contains(r.columns, m.column) && !slices.Contains(items, r) {
				items = append(items, r)
			}
		}
		if len(items) < 2 {
			continue
		}
		s.problem(Cell{Ref: at(m.column, m.firstRow)}, "項目%d〜%dで1つのセルを共有しています。結合を解除し、項目ごとに記入してください",
			"items %d to %d share one cell; separate it and fill in each item", items[0].No, items[len(items)-1].No)
		for _, r := range items {
			s.twice[rowKey{r.Checklist, r.No}] = true
		}
	}
}

const maxShared = 4096

// maxProblems bounds what is listed; more would not be read.
const maxProblems = 500

func (s *sheetReader) problem(c Cell, ja, en string, args ...any) {
	s.report(problem(s.name, c.Ref, ja, en, args...))
}

func (s *sheetReader) report(p Problem) {
	if len(s.out.Problems) == maxProblems {
		s.out.Unlisted++
		return
	}
	s.out.Problems = append(s.out.Problems, p)
}

func (s *sheetReader) notice(c Cell, ja, en string) {
	if len(s.out.Notices) < maxProblems {
		s.out.Notices = append(s.out.Notices, Problem{s.name, c.Ref, diag.Text{JA: ja, EN: en}})
	}
}

func checklistItem(c *checklist.Checklist, no int) *checklist.Item {
	i, ok := slices.BinarySearchFunc(c.Items, no, func(it *checklist.Item, no int) int { return it.No - no })
	if !ok {
		return nil
	}
	return c.Items[i]
}
