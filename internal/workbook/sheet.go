package workbook

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// A cell is what stands in one place of a row: a text, or a number.
type cell struct {
	text   text
	number int // used when text is empty and number is not 0
	style  style
	link   string // an address, or "#'sheet'!A1"; "" for none
}

// A sheet is streamed: its rows are written from the top and then closed. What
// the file has behind the rows is gathered meanwhile.
type sheet struct {
	book   *book
	name   string
	number int // from 1
	layout
	out     io.Writer
	row     int      // the last row written
	letters []string // of the columns
	flow    *flow    // parts the rows into pages; nil where Excel may

	filtered string   // the area of the filter
	choices  gathered // drop-down lists
	merges   gathered
	breaks   gathered
	links    links
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

// sheet begins a sheet, which ends the one before.
func (b *book) sheet(name string, l layout) *sheet {
	s := &sheet{book: b, name: name, layout: l}
	if l.flowing {
		s.flow = newFlow(l.widths)
	}
	b.do(func() error {
		index, err := b.file.GetSheetIndex(name)
		s.number = index + 1
		return err
	})
	b.do(func() (err error) {
		s.out, err = b.archive.part("xl/worksheets/sheet" + strconv.Itoa(s.number) + ".xml")
		return err
	})
	s.put(s.top())
	if l.head > 0 {
		b.do(func() error { return b.printTitles(name, l.headFrom, l.headFrom+l.head-1) })
	}
	return s
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

// at is the reference of a cell of the sheet.
func (s *sheet) at(column, row int) string { return s.letter(column) + strconv.Itoa(row) }

// letter is the name of a column.
func (s *sheet) letter(column int) string {
	for len(s.letters) < column {
		name, _ := excelize.ColumnNumberToName(len(s.letters) + 1)
		s.letters = append(s.letters, name)
	}
	return s.letters[column-1]
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
		height = max(height, c.text.height(s.widths[i], c.style.points()))
	}
	if s.flow != nil && s.flow.next(height) {
		s.breaks.add(`<brk id="`, strconv.Itoa(s.row), `" max="16383" man="1"/>`)
	}
	return s.addHigh(level, height, cells, repeat...)
}

func (s *sheet) addHigh(level int, height float64, cells []cell, repeat ...int) int {
	first := s.row + 1
	s.write(level, min(height, maxRowHeight), cells)
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
		s.write(level, min(max(height, minRowHeight), maxRowHeight), rest)
	}
	for i := range cells {
		s.merge(i+1, first, i+1, s.row)
	}
	return first
}

func (s *sheet) merge(fromColumn, fromRow, toColumn, toRow int) {
	if fromColumn == toColumn && fromRow == toRow {
		return
	}
	s.merges.add(`<mergeCell ref="`, s.at(fromColumn, fromRow), ":", s.at(toColumn, toRow), `"/>`)
}

// filter puts the filter's buttons on a header row. The library adds a hidden
// name, by which Excel knows the filter.
func (s *sheet) filter(header int) {
	s.filtered = fixedAt(1, header) + ":" + fixedAt(len(s.widths), max(s.row, header+1))
	s.book.do(func() error { return s.book.file.AutoFilter(s.name, s.filtered, nil) })
}

// close ends the sheet.
func (s *sheet) close() {
	s.put(s.bottom())
	s.book.do(func() error { return s.links.write(s.book.archive, s.number) })
}

func (s *sheet) put(xml []byte) {
	s.book.do(func() error {
		_, err := s.out.Write(xml)
		return err
	})
}
