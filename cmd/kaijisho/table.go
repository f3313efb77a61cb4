package main

import (
	"strings"

	"kaijisho/internal/diag"
)

// A table aligns cells by the columns they take in a terminal, where a
// full-width character takes two: text/tabwriter counts characters.
type table struct{ rows [][]string }

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// write prints the first column to the left and the others to the right. A row
// of one cell is a heading and does not widen its column.
func (t *table) write(b *strings.Builder) {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i >= len(widths) {
				widths = append(widths, 0)
			}
			if len(row) > 1 {
				widths[i] = max(widths[i], diag.Columns(cell))
			}
		}
	}
	for _, row := range t.rows {
		for i, cell := range row {
			pad := strings.Repeat(" ", max(0, widths[i]-diag.Columns(cell)))
			switch {
			case i == 0 && len(row) == 1:
				b.WriteString(cell)
			case i == 0:
				b.WriteString(cell + pad)
			default:
				b.WriteString("  " + pad + cell)
			}
		}
		b.WriteByte('\n')
	}
}
