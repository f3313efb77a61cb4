package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func (b *builder) table(n *extast.Table) block {
	var t table
	for _, a := range n.Alignments {
		t.align = append(t.align, alignmentOf(a))
	}
	t.head = b.row(n.FirstChild(), len(t.align))
	t.label = b.tableLabel(t.head)
	for row := n.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		cells := b.row(row, len(t.align))
		if first := row.FirstChild(); first != nil {
			cells[0].in, cells[0].point = b.point(cells[0].in, b.textStart(first))
		}
		t.rows = append(t.rows, cells)
	}
	return t
}

func (b *builder) row(n ast.Node, columns int) []cell {
	cells := make([]cell, columns)
	i := 0
	for c := n.FirstChild(); c != nil && i < columns; c = c.NextSibling() {
		cells[i].in = b.inlines(c)
		i++
	}
	return cells
}

// alignmentOf leaves out the default, so that only what an author asked for
// becomes a class.
func alignmentOf(a extast.Alignment) alignment {
	switch a {
	case extast.AlignRight:
		return "right"
	case extast.AlignCenter:
		return "center"
	case extast.AlignLeft:
		return "left"
	}
	return ""
}

// tableLabel names a table by its place and its first columns: regions of one
// page should not have the same name, and nobody wants to hear a long one.
func (b *builder) tableLabel(head []cell) string {
	const longest = 30
	b.tables++
	label := "表" + strconv.Itoa(b.tables)
	var columns string
	for _, c := range head {
		s := strings.TrimSpace(plain(c.in))
		if s == "" || utf8.RuneCountInString(columns+s) > longest {
			continue
		}
		if columns != "" {
			columns += "、"
		}
		columns += s
	}
	if columns == "" {
		return label
	}
	return label + "（" + columns + "）"
}
