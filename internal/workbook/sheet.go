package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A cell is what stands in one place of a row: a text, or a number.
type cell struct {
	text   text
	number int // used when text is empty and number is not 0
	style  style
	link   string // an address, or "#'sheet'!A1"; "" for none
}

// A sheet is streamed: its rows are written from the top and then closed.
type sheet struct {
	book   *book
	name   string
	stream *excelize.StreamWriter
	widths []float64
	row    int // the last row written
	links  int
	flow   *flow // parts the rows into pages; nil where Excel may
}

// A layout is what a sheet has beside its rows.
type layout struct {
	widths   []float64
	head     int  // rows of the header, which stay in view and are printed on each page
	headFrom int  // the first of them, from 1
	fixed    int  // columns that stay in view
	paper    int  // 8 is A3, 9 is A4
	onePage  bool // printed on one page, however small
	flowing  bool // rows are kept whole on pages of A3
}

const (
	paperA3 = 8
	paperA4 = 9
)

// sheet begins a sheet. What stands before the rows in the file must be said
// before the first row.
func (b *book) sheet(name string, l layout) *sheet {
	s := &sheet{book: b, name: name, widths: l.widths}
	if l.flowing {
		s.flow = newFlow(l.widths)
	}
	b.do(func() error { return b.file.SetSheetDimension(name, "") })
	b.do(func() error {
		fit, below := true, false
		return b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit, OutlineSummaryBelow: &below})
	})
	b.do(func() error {
		lines := false
		return b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &lines})
	})
	b.do(func() error { return b.printing(name, l) })
	b.do(func() (err error) {
		s.stream, err = b.file.NewStreamWriter(name)
		return err
	})
	for i, w := range l.widths {
		b.do(func() error { return s.stream.SetColWidth(i+1, i+1, w) })
	}
	if bottom := l.headFrom + l.head - 1; l.head > 0 {
		b.do(func() error { return s.stream.SetPanes(frozen(bottom, l.fixed)) })
		b.do(func() error { return b.printTitles(name, l.headFrom, bottom) })
	}
	return s
}

func frozen(rows, columns int) *excelize.Panes {
	pane := "bottomRight"
	if columns == 0 {
		pane = "bottomLeft"
	}
	top := at(columns+1, rows+1)
	return &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: top, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: pane}},
	}
}

// at is the reference of a cell, both from 1. Columns and rows here come from
// our own layouts, which keep within the limits.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

// fixedAt is the reference with dollar signs.
func fixedAt(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row, true)
	return name
}

// add writes the next row, at least as high as each text needs, and returns
// its number. A row that needs more than Excel allows becomes several, joined
// in every column, so that a text of any length is shown and printed whole. A
// smaller font would do for the first few lines too many only, and a second
// row of its own would part an answer in two. The first row is as high as can
// be, because a filter by a joined column shows that one alone; by the columns
// in repeat, which are filled in each row, it shows all.
func (s *sheet) add(level int, cells []cell, repeat ...int) int {
	height := 0.0
	for i, c := range cells {
		height = max(height, rowHeight(c.text.String(), s.widths[i], c.style.points()))
	}
	if s.flow != nil && s.flow.next(height) {
		s.book.do(func() error { return s.stream.InsertPageBreak(at(1, s.row+1)) })
	}
	return s.addHigh(level, height, cells, repeat...)
}

func (s *sheet) addHigh(level int, height float64, cells []cell, repeat ...int) int {
	first := s.row + 1
	s.write(excelize.RowOpts{Height: min(height, maxRowHeight), OutlineLevel: level}, cells)
	if height <= maxRowHeight {
		return first
	}
	rest := make([]cell, len(cells))
	for i, c := range cells {
		rest[i].style = c.style
	}
	for _, i := range repeat {
		rest[i] = cells[i]
	}
	for height -= maxRowHeight; height > 0; height -= maxRowHeight {
		s.write(excelize.RowOpts{Height: min(max(height, minRowHeight), maxRowHeight), OutlineLevel: level}, rest)
	}
	for i := range cells {
		s.merge(i+1, first, i+1, s.row)
	}
	return first
}

func (s *sheet) write(opts excelize.RowOpts, cells []cell) {
	s.row++
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = s.value(i+1, c)
	}
	s.book.do(func() error { return s.stream.SetRow(at(1, s.row), values, opts) })
}

// value is the cell for the library; its link is noted on the way.
func (s *sheet) value(column int, c cell) any {
	out := excelize.Cell{StyleID: s.book.style(c.style)}
	switch {
	case len(c.text) > 0:
		s.book.do(func() (err error) {
			out.Value, err = c.text.value(c.style.points())
			return err
		})
	case c.number != 0:
		out.Value = c.number
	}
	if c.link != "" {
		out.Formula = s.link(at(column, s.row), c)
	}
	return out
}

// fewLinks is how many true links a sheet gets. Excel takes 65,530 at most and
// the library adds each in time that grows with their number, so a larger sheet
// goes on with the function HYPERLINK, which costs no more than its text.
const fewLinks = 4096

// link links the cell, or returns the formula that does.
func (s *sheet) link(ref string, c cell) string {
	if s.links++; s.links <= fewLinks {
		kind, target := "External", c.link
		if inside, ok := strings.CutPrefix(target, "#"); ok {
			kind, target = "Location", inside
		}
		s.book.do(func() error { return s.book.file.SetCellHyperLink(s.name, ref, target, kind) })
		return ""
	}
	if c.number == 0 || len(c.link) > 255 {
		return ""
	}
	return `HYPERLINK("` + strings.ReplaceAll(c.link, `"`, `""`) + `",` + strconv.Itoa(c.number) + `)`
}

func (s *sheet) merge(fromColumn, fromRow, toColumn, toRow int) {
	if fromColumn == toColumn && fromRow == toRow {
		return
	}
	s.book.do(func() error { return s.stream.MergeCell(at(fromColumn, fromRow), at(toColumn, toRow)) })
}

// filter puts the filter's buttons on a header row.
func (s *sheet) filter(header int) {
	area := at(1, header) + ":" + at(len(s.widths), max(s.row, header+1))
	s.book.do(func() error { return s.book.file.AutoFilter(s.name, area, nil) })
}

// close ends the sheet.
func (s *sheet) close() { s.book.do(func() error { return s.stream.Flush() }) }

func (s style) points() float64 {
	if s.size == 0 {
		return textSize
	}
	return s.size
}
