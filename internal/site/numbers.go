package site

import (
	"html/template"
	"strconv"
	"strings"

	"kaijisho/internal/disclosure"
)

// A numberGrid shows the numbers of a 中分類 with the status of each. It stands
// on every item's page, where only the current number differs; so the cells are
// written once, and a page joins what is before, at and after its own.
type numberGrid struct {
	cells  []byte
	starts []int // of each cell, and the end of the last
	index  map[*disclosure.Item]int
}

// gridWindow bounds the cells on one page, so that a category of thousands of
// items does not write the square of its size.
const gridWindow = 120

func numberGrids(doc *disclosure.Document) map[*disclosure.Subcategory]*numberGrid {
	grids := map[*disclosure.Subcategory]*numberGrid{}
	for _, c := range doc.Checklists {
		for _, sub := range c.Subcategories {
			grids[sub] = newNumberGrid(sub)
		}
	}
	return grids
}

func newNumberGrid(sub *disclosure.Subcategory) *numberGrid {
	g := &numberGrid{index: map[*disclosure.Item]int{}}
	for i, it := range sub.Items {
		g.starts = append(g.starts, len(g.cells))
		g.index[it] = i
		g.cells = appendCell(g.cells, it, cellAttr(it))
	}
	g.starts = append(g.starts, len(g.cells))
	return g
}

func cellAttr(it *disclosure.Item) string {
	return `" href="` + it.Checklist.FileName(it) + `.html"`
}

// appendCell writes one number. Numbers, ids and file names need no escaping;
// the label is the checklist's.
func appendCell(b []byte, it *disclosure.Item, attr string) []byte {
	no := strconv.Itoa(it.No)
	b = append(b, `<li><a class="`...)
	b = append(b, tone(it.Checklist, it.Status)...)
	b = append(b, attr...)
	b = append(b, ` aria-label="項目`...)
	b = append(b, no...)
	b = append(b, ' ')
	b = append(b, template.HTMLEscapeString(it.Status.Label)...)
	b = append(b, `">`...)
	b = append(b, no...)
	return append(b, "</a></li>"...)
}

// around is the list's content on the page of it. Its links are relative to
// the directory of the items.
func (g *numberGrid) around(it *disclosure.Item) template.HTML {
	i, n := g.index[it], len(g.starts)-1
	from := max(0, min(i-gridWindow/2, n-gridWindow))
	to := min(n, from+gridWindow)
	var b strings.Builder
	b.Grow(g.starts[to] - g.starts[from] + 32)
	b.Write(g.cells[g.starts[from]:g.starts[i]])
	b.Write(appendCell(nil, it, cellAttr(it)+` aria-current="page"`))
	b.Write(g.cells[g.starts[i+1]:g.starts[to]])
	return template.HTML(b.String())
}

// numberRange is "65–103", or "28" for a single item.
func numberRange(items []*disclosure.Item) string {
	if len(items) == 0 {
		return ""
	}
	first, last := strconv.Itoa(items[0].No), strconv.Itoa(items[len(items)-1].No)
	if first == last {
		return first
	}
	return first + "–" + last
}
