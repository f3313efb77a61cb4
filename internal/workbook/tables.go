package workbook

import (
	"strconv"
	"strings"

	"kaijisho/internal/disclosure"
)

// A column of one of the plain tables.
type column struct {
	title string
	width float64
}

// A table is a sheet with a title, a line that says what it holds, a header
// and rows. Rows may come in groups: the head of a group and, one outline
// level deeper, its members, so that folding shows the heads alone.
type table struct {
	*sheet
	columns []column
}

const tableHeaderRow = 3

func (b *book) table(name, about string, fixed int, columns []column) *table {
	l := layout{head: 1, headFrom: tableHeaderRow, fixed: fixed, paper: paperA4}
	for _, c := range columns {
		l.widths = append(l.widths, c.width)
	}
	t := &table{b.sheet(name, l), columns}
	t.spanning(cell{text: plain(name), style: style{size: titleSize, bold: true, middle: true}}, 30)
	look := style{middle: true}
	t.spanning(cell{text: plain(about), style: look}, rowHeight(about, t.width(), textSize))
	cells := make([]cell, len(columns))
	for i, c := range columns {
		cells[i] = cell{text: plain(c.title), style: style{fill: fillHead, bold: true, border: true, centred: true, middle: true}}
	}
	t.add(0, cells)
	return t
}

// spanning writes a row of one cell over the whole width.
func (s *sheet) spanning(c cell, height float64) {
	s.addHigh(0, height, []cell{c})
	s.merge(1, s.row, len(s.widths), s.row)
}

func (s *sheet) width() float64 {
	sum := 0.0
	for _, w := range s.widths {
		sum += w
	}
	return sum
}

// head writes the first row of a group.
func (t *table) head(cells ...cell) {
	for i := range cells {
		cells[i].style.fill, cells[i].style.bold = fillGroup, true
	}
	t.row(0, cells...)
}

// row writes a row at an outline level. Cells that are missing stay empty.
func (t *table) row(level int, cells ...cell) {
	cells = append(cells, make([]cell, len(t.columns)-len(cells))...)
	for i := range cells {
		cells[i].style.border = true
	}
	t.add(level, cells)
}

// done closes the table. An empty one says so, as an empty sheet looks broken.
func (t *table) done(whenEmpty string) {
	if t.sheet.row == tableHeaderRow {
		t.row(0, words(whenEmpty))
	}
	t.filter(tableHeaderRow)
	t.headed(tableHeaderRow)
	t.close()
}

func words(s string) cell { return cell{text: plain(s)} }

// member is a text that stands below the head of its group.
func member(s string) cell { return cell{text: plain(s), style: style{indent: 1}} }

func linked(s, link string) cell {
	return cell{text: plain(s), link: link, style: style{link: link != ""}}
}

// itemNumber is the number of an item, linked to its row in the check sheet.
func (b *book) itemNumber(it *disclosure.Item) cell {
	return cell{number: it.No, link: b.itemRow(it), style: style{link: true, centred: true}}
}

// numbers lists items: 1、5〜7.
func numbers(items []*disclosure.Item) string {
	var out []string
	for i := 0; i < len(items); {
		end := i
		for end+1 < len(items) && items[end+1].No == items[end].No+1 && items[end+1].Checklist == items[i].Checklist {
			end++
		}
		s := strconv.Itoa(items[i].No)
		switch {
		case end == i+1:
			end = i
		case end > i:
			s += "〜" + strconv.Itoa(items[end].No)
		}
		out = append(out, s)
		i = end + 1
	}
	return strings.Join(out, "、")
}
