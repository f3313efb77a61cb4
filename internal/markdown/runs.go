package markdown

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Run is a piece of text with one look.
type Run struct {
	Text                       string
	Bold, Italic, Strike, Code bool
}

// Runs gives the document for a cell that knows no more than line feeds and
// looks: bullets are "・", deeper levels are indented by full-width spaces,
// tables are aligned text, links are "text（address）" and footnotes ※1. The
// runs neither begin nor end with a line feed.
func (d *Doc) Runs(by Resolver) []Run {
	l := newLayout(by)
	defer l.free()
	l.document(d)
	return l.runs()
}

// Text is the text of Runs, without the looks.
func (d *Doc) Text(by Resolver) string {
	l := newLayout(by)
	defer l.free()
	l.document(d)
	return string(l.buf)
}

func (l *layout) document(d *Doc) {
	l.blocks(d.body)
	l.notes(d.notes)
}

// layout writes runs. Line feeds and indents wait until text follows, so that
// none is left over at the end.
type layout struct {
	buf     []byte // the text of all runs
	looks   []lookFrom
	look    Run  // of the text to come; Text is empty
	depth   int  // of the indent
	feeds   int  // line feeds to write before the next text
	started bool // text has been written since the document or cell began
	resolve Resolver
}

// A lookFrom is the look of a run and where its text begins.
type lookFrom struct {
	look  Run // Text is empty
	start int
}

// newLayout takes a layout whose memory has been used before, since a document
// is laid out several times and each cell of its tables apart.
func newLayout(by Resolver) *layout {
	l := layouts.Get().(*layout)
	*l = layout{buf: l.buf[:0], looks: l.looks[:0], resolve: by}
	return l
}

func (l *layout) free() {
	l.resolve = nil
	layouts.Put(l)
}

var layouts = sync.Pool{New: func() any { return new(layout) }}

const step = "　" // one level of indent: a full-width space

// line ends the line, if it has been begun.
func (l *layout) line() {
	if l.started && l.feeds == 0 {
		l.feeds = 1
	}
}

// gap leaves an empty line.
func (l *layout) gap() {
	if l.started {
		l.feeds = 2
	}
}

// write adds text without line feeds.
func (l *layout) write(s string) {
	if s == "" {
		return
	}
	l.begin()
	l.turn()
	l.buf = append(l.buf, s...)
}

// begin writes the line feeds and the indent that the next text waits for.
func (l *layout) begin() {
	if !l.started {
		l.feeds = 0
	}
	if l.feeds > 0 || !l.started {
		l.with(func(r *Run) { *r = Run{} }, func() {
			l.turn()
			for range l.feeds {
				l.buf = append(l.buf, '\n')
			}
			for range l.depth {
				l.buf = append(l.buf, step...)
			}
		})
	}
	l.feeds, l.started = 0, true
}

// turn begins a run where the look changes.
func (l *layout) turn() {
	last := len(l.looks) - 1
	switch {
	case last >= 0 && l.looks[last].look == l.look:
	case last >= 0 && l.looks[last].start == len(l.buf):
		l.looks[last].look = l.look
	default:
		l.looks = append(l.looks, lookFrom{l.look, len(l.buf)})
	}
}

// runs are what has been written, as parts of one text.
func (l *layout) runs() []Run {
	if len(l.buf) == 0 {
		return nil
	}
	all, end := string(l.buf), len(l.buf)
	runs := make([]Run, len(l.looks))
	for i, from := range slices.Backward(l.looks) {
		runs[i] = from.look
		runs[i].Text = all[from.start:end]
		end = from.start
	}
	return runs
}

// with writes by f in a changed look.
func (l *layout) with(change func(*Run), f func()) {
	before := l.look
	change(&l.look)
	f()
	l.look = before
}

// indented writes by f one level deeper.
func (l *layout) indented(f func()) {
	l.depth++
	f()
	l.depth--
}

func (l *layout) blocks(body []block) {
	for _, b := range body {
		l.block(b)
	}
}

// block begins on a line of its own, unless a list's marker stands before it.
func (l *layout) block(b block) {
	switch b := b.(type) {
	case paragraph:
		l.inlines(b.in)
	case heading:
		l.gap()
		l.with(func(r *Run) { r.Bold = true }, func() { l.inlines(b.in) })
	case list:
		l.list(b)
	case quote:
		l.indented(func() { l.blocks(b.body) })
	case codeBlock:
		l.code(b.text)
	case table:
		l.table(b)
	case rule:
		l.write(strings.Repeat("―", 8))
	}
	l.line()
}

func (l *layout) list(b list) {
	for i, item := range b.items {
		l.begin()
		l.write(marker(b, i, item))
		l.indented(func() { l.blocks(item.body) })
		l.line()
	}
}

// marker is what an item begins with. A sub-item's "(1)" and a task's box are
// marks already, which a bullet before them would only blur.
func marker(b list, i int, item listItem) string {
	switch {
	case b.ordered:
		return strconv.Itoa(b.start+i) + ". "
	case item.point != nil || item.task:
		return ""
	}
	return "・"
}

// code writes code as it is, line by line.
func (l *layout) code(code string) {
	l.with(func(r *Run) { r.Code = true }, func() {
		first := true
		for s := range strings.SplitSeq(strings.TrimSuffix(code, "\n"), "\n") {
			if !first {
				l.feeds++
			}
			first = false
			l.write(s)
		}
	})
}

func (l *layout) notes(notes []note) {
	for i, n := range notes {
		if i == 0 {
			l.gap()
		}
		l.write("※" + strconv.Itoa(i+1) + " ")
		l.indented(func() { l.blocks(n.body) })
		l.line()
	}
}
