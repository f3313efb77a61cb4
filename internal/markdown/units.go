package markdown

import "strings"

// A UnitKind says what a unit is in the text.
type UnitKind int

const (
	UnitText    UnitKind = iota // a paragraph
	UnitHeading                 // a heading
	UnitItem                    // the first paragraph of a list's item
	UnitRow                     // a row of a table, its cells separated by "｜"
	UnitCode                    // a code block, with its line feeds
	UnitNote                    // a footnote
)

// A Unit is one block as a reader sees it: without marks, looks and the way it
// was wrapped or padded.
type Unit struct {
	Kind UnitKind
	Text string
}

// cellBar separates the cells of a UnitRow.
const cellBar = "｜"

// Units gives the document for comparing: what stands in it, block by block,
// and nothing of how its source was laid out.
func (d *Doc) Units(by Resolver) []Unit {
	w := unitWriter{layout: newLayout(by)}
	defer w.free()
	w.blocks(d.body, UnitText)
	for _, n := range d.notes {
		w.blocks(n.body, UnitNote)
	}
	return w.take()
}

// A unitWriter writes the texts of the units behind each other.
type unitWriter struct {
	*layout
	kinds []UnitKind
	ends  []int // of the units' texts
}

// take cuts what has been written into its units.
func (w *unitWriter) take() []Unit {
	all, start := string(w.buf), 0
	units := make([]Unit, len(w.kinds))
	for i, end := range w.ends {
		units[i] = Unit{w.kinds[i], all[start:end]}
		start = end
	}
	return units
}

// blocks writes the blocks of a body; first is the kind of a paragraph that
// opens it.
func (w *unitWriter) blocks(body []block, first UnitKind) {
	for i, b := range body {
		kind := first
		if i > 0 && first == UnitItem {
			kind = UnitText
		}
		w.block(b, kind)
	}
}

func (w *unitWriter) block(b block, kind UnitKind) {
	switch b := b.(type) {
	case paragraph:
		w.text(b.in)
		w.end(kind)
	case heading:
		w.text(b.in)
		w.end(UnitHeading)
	case list:
		for _, item := range b.items {
			w.blocks(item.body, UnitItem)
		}
	case quote:
		w.blocks(b.body, kind)
	case codeBlock:
		w.buf = append(w.buf, strings.TrimSuffix(b.text, "\n")...)
		w.end(UnitCode)
	case table:
		w.row(b.head)
		for _, cells := range b.rows {
			w.row(cells)
		}
	}
}

func (w *unitWriter) row(cells []cell) {
	for i, c := range cells {
		if i > 0 {
			w.buf = append(w.buf, cellBar...)
		}
		w.text(c.in)
	}
	w.end(UnitRow)
}

// end ends a unit, if it has any text.
func (w *unitWriter) end(kind UnitKind) {
	if n := len(w.ends); len(w.buf) > 0 && (n == 0 || w.ends[n-1] < len(w.buf)) {
		w.kinds, w.ends = append(w.kinds, kind), append(w.ends, len(w.buf))
	}
}

// text writes what a cell of the workbook would read.
func (w *unitWriter) text(in []inline) {
	w.started, w.feeds = false, 0
	w.inlines(in)
}
