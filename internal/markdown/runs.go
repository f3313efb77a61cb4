package markdown

import (
	"strconv"
	"strings"
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
	l := layout{resolve: by}
	l.blocks(d.body)
	l.notes(d.notes)
	return l.take()
}

// Text is the text of Runs, without the looks.
func (d *Doc) Text(by Resolver) string {
	var s strings.Builder
	for _, r := range d.Runs(by) {
		s.WriteString(r.Text)
	}
	return s.String()
}

// layout writes runs. Line feeds and indents wait until text follows, so that
// none is left over at the end.
type layout struct {
	runs    []Run
	last    strings.Builder // the text of the run that is being written
	looks   Run             // and its look
	look    Run             // of the text to come; Text is empty here and in looks
	indent  string
	feeds   int  // line feeds to write before the next text
	started bool // text has been written since the document or cell began
	resolve Resolver
}

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
	l.add(s)
}

// begin writes the line feeds and the indent that the next text waits for.
func (l *layout) begin() {
	if !l.started {
		l.feeds = 0
	}
	if l.feeds > 0 || !l.started {
		l.with(func(r *Run) { *r = Run{} }, func() { l.add(strings.Repeat("\n", l.feeds) + l.indent) })
	}
	l.feeds, l.started = 0, true
}

// add continues the run if that looks the same.
func (l *layout) add(s string) {
	if l.look != l.looks {
		l.end()
		l.looks = l.look
	}
	l.last.WriteString(s)
}

// end completes the run that is being written.
func (l *layout) end() {
	if l.last.Len() == 0 {
		return
	}
	r := l.looks
	r.Text = l.last.String()
	l.runs = append(l.runs, r)
	l.last.Reset()
}

// take ends the writing and gives its runs.
func (l *layout) take() []Run {
	l.end()
	return l.runs
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
	before := l.indent
	l.indent += step
	f()
	l.indent = before
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
	case *codeBlock:
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
	lines := strings.Split(strings.TrimSuffix(code, "\n"), "\n")
	l.with(func(r *Run) { r.Code = true }, func() {
		for i, s := range lines {
			if i > 0 {
				l.feeds++
			}
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
