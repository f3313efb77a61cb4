package markdown

import "strings"

// maxTable is the widest table, in half-width columns, that is set as aligned
// text. A wider one would be wrapped by the cell and its columns torn apart, so
// each of its rows becomes a list of "column：value".
const maxTable = 64

const (
	columnBar = "│"
	rowRule   = "─"
	ruleCross = "┼"
)

func (l *layout) table(t table) {
	head := l.cells(t.head)
	rows := make([][]tableCell, len(t.rows))
	for i, r := range t.rows {
		rows[i] = l.cells(r)
	}
	widths := tableWidths(append([][]tableCell{head}, rows...))
	if total(widths) > maxTable {
		l.records(head, rows)
		return
	}
	l.row(head, widths, t.align)
	l.line()
	rules := make([]string, len(widths))
	for i, w := range widths {
		rules[i] = strings.Repeat(rowRule, w/2)
	}
	l.write(strings.Join(rules, ruleCross))
	for _, r := range rows {
		l.line()
		l.row(r, widths, t.align)
	}
}

// A tableCell is the content of a cell and the columns it takes.
type tableCell struct {
	runs  []Run
	width int
}

func (l *layout) cells(cells []cell) []tableCell {
	out := make([]tableCell, len(cells))
	for i, c := range cells {
		inner := newLayout(l.resolve)
		inner.inlines(c.in)
		out[i].runs = inner.runs()
		inner.free()
		for _, r := range out[i].runs {
			out[i].width += columns(r.Text)
		}
	}
	return out
}

// tableWidths are even, because the rules below the head are made of
// characters two columns wide.
func tableWidths(rows [][]tableCell) []int {
	widths := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			widths[i] = max(widths[i], c.width+c.width%2)
		}
	}
	return widths
}

func total(widths []int) int {
	sum := columns(columnBar) * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}

func (l *layout) row(cells []tableCell, widths []int, align []alignment) {
	for i, c := range cells {
		if i > 0 {
			l.write(columnBar)
		}
		free := widths[i] - c.width
		before := 0
		switch align[i] {
		case "right":
			before = free
		case "center":
			before = free / 2
		}
		l.write(pad(before))
		l.writeRuns(c.runs)
		if i < len(cells)-1 {
			l.write(pad(free - before))
		}
	}
}

// pad fills with full-width spaces first: in the proportional fonts of a
// spreadsheet they alone are as wide as the characters they stand under.
func pad(n int) string { return strings.Repeat("　", n/2) + strings.Repeat(" ", n%2) }

func (l *layout) writeRuns(runs []Run) {
	for _, r := range runs {
		l.with(func(look *Run) { *look = r; look.Text = "" }, func() { l.write(r.Text) })
	}
}

// records writes every row as its first cell and, below it, the others with the
// name of their column.
func (l *layout) records(head []tableCell, rows [][]tableCell) {
	for _, cells := range rows {
		l.line()
		l.write("・")
		for i, c := range cells {
			if len(c.runs) == 0 {
				continue
			}
			l.indented(func() {
				if i > 0 {
					l.line()
					l.writeRuns(head[i].runs)
					l.write("：")
				}
				l.writeRuns(c.runs)
			})
		}
	}
}
