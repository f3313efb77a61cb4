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
	w := unitWriter{resolve: by}
	w.blocks(d.body, UnitText)
	for _, n := range d.notes {
		w.blocks(n.body, UnitNote)
	}
	return w.units
}

type unitWriter struct {
	resolve Resolver
	units   []Unit
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
		w.add(kind, w.text(b.in))
	case heading:
		w.add(UnitHeading, w.text(b.in))
	case list:
		for _, item := range b.items {
			w.blocks(item.body, UnitItem)
		}
	case quote:
		w.blocks(b.body, kind)
	case *codeBlock:
		w.add(UnitCode, strings.TrimSuffix(b.text, "\n"))
	case table:
		w.row(b.head)
		for _, cells := range b.rows {
			w.row(cells)
		}
	}
}

func (w *unitWriter) row(cells []cell) {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = w.text(c.in)
	}
	w.add(UnitRow, strings.Join(texts, cellBar))
}

func (w *unitWriter) add(kind UnitKind, text string) {
	if text != "" {
		w.units = append(w.units, Unit{kind, text})
	}
}

// text is what a cell of the workbook would read.
func (w *unitWriter) text(in []inline) string {
	l := newLayout(w.resolve)
	defer l.free()
	l.inlines(in)
	return string(l.buf)
}
