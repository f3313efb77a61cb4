package importer

import (
	"regexp"
	"strings"

	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
)

// Markdown turns the text of a cell into Markdown that says the same: bullets
// and numbers become lists, indented ones nested lists, "(1)" an answer to that
// sub-item, an address a link, and every other line a paragraph, after a
// sentence was put together that had been broken to fit (wrap.go). What would
// mean something in Markdown is escaped, and nothing else.
func Markdown(text string) string {
	return spelt(text, unwrapped(text))
}

// verbatim is Markdown of a text every line break of which is meant, as it is
// in a cell that was filled from Markdown.
func verbatim(text string) string {
	var lines []textLine
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, parseLine(line))
	}
	return spelt(text, lines)
}

func spelt(text string, lines []textLine) string {
	md := layOut(lines, inline)
	if words(shown(md)) != words(text) { // lines that mean something together, such as a table
		md = layOut(lines, func(_, line string) string { return escaped(line) })
	}
	return md
}

func layOut(lines []textLine, spell func(marker, line string) string) string {
	w := &writer{spell: spell}
	for _, l := range lines {
		w.line(l)
	}
	return strings.TrimRight(w.b.String(), "\n")
}

// words are what a text says, without blanks and the marks of bullets.
func words(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		l := parseLine(line)
		if l.mark != "" && l.mark != "- " {
			b.WriteString(strings.TrimLeft(l.mark, "0"))
		}
		b.WriteString(strings.Join(strings.Fields(l.text), ""))
	}
	return b.String()
}

// A textLine is a line of a cell.
type textLine struct {
	indent int    // in half-width columns
	mark   string // "- " for a bullet, "1" for a number, "(1)" for a sub-item, "" for none
	text   string
}

var (
	bulletMark = regexp.MustCompile(`^(?:[・•●○■□◆◇▪‣⁃◦]|[-*–—‐−－＊][ \t　])[ \t　]*(.*)$`)
	numberMark = regexp.MustCompile(`^([0-9０-９]{1,4})(?:[.)][ \t　]+|[．）][ \t　]*)(\S.*)$`)
	pointMark  = regexp.MustCompile(`^[(（]([0-9０-９]{1,3})[)）][ \t　]*(.*)$`)
)

func parseLine(s string) textLine {
	s = strings.TrimRight(s, " \t　\r")
	text := strings.TrimLeft(s, " \t　")
	l := textLine{text: text}
	for _, r := range s[:len(s)-len(text)] {
		switch r {
		case ' ':
			l.indent++
		case '\t':
			l.indent += 4
		default:
			l.indent += 2
		}
	}
	switch {
	case bulletMark.MatchString(text):
		l.mark, l.text = "- ", bulletMark.FindStringSubmatch(text)[1]
	case pointMark.MatchString(text):
		m := pointMark.FindStringSubmatch(text)
		l.mark, l.text = "("+halfWidth(m[1])+")", m[2]
	case numberMark.MatchString(text):
		m := numberMark.FindStringSubmatch(text)
		l.mark, l.text = halfWidth(m[1]), m[2]
	}
	if l.text == "" {
		l.mark, l.text = "", text
	}
	return l
}

func halfWidth(digits string) string {
	return strings.Map(func(r rune) rune {
		if '０' <= r && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, digits)
}

// A writer lays out Markdown line by line.
type writer struct {
	b      strings.Builder
	spell  func(marker, line string) string
	levels []level // the open lists, outermost first
	closed *level  // the list that an empty line ended, if nothing stands below it
}

// A level is an open list.
type level struct {
	indent  int    // of its items in the cell
	column  int    // at which the text of its items begins in the Markdown
	ordered bool   // and then
	last    string // the number of the item before
	delim   byte   // . or )
}

func (w *writer) line(l textLine) {
	switch {
	case l.text == "":
		if len(w.levels) > 0 {
			w.closed = &w.levels[0]
		}
		w.levels = nil
		return
	case l.mark == "" && len(w.levels) > 0 && l.indent > w.levels[len(w.levels)-1].indent:
		w.continued(l)
		return
	case l.mark == "":
		w.plain(l)
		return
	}
	w.item(l)
}

// plain writes a paragraph.
func (w *writer) plain(l textLine) {
	w.gap()
	w.b.WriteString(w.spell("", l.text))
	w.levels, w.closed = nil, nil
}

// continued writes a line that belongs to the list item above it, as a
// paragraph of its own there.
func (w *writer) continued(l textLine) {
	w.gap()
	w.b.WriteString(strings.Repeat(" ", w.levels[len(w.levels)-1].column) + w.spell("", l.text))
}

func (w *writer) gap() {
	if w.b.Len() > 0 {
		w.b.WriteString("\n\n")
	}
}

// item writes an item of a list, at the depth that its indent asks for.
func (w *writer) item(l textLine) {
	for len(w.levels) > 0 && w.levels[len(w.levels)-1].indent > l.indent {
		w.levels = w.levels[:len(w.levels)-1]
	}
	depth := len(w.levels)
	begun := depth > 0
	column := 0
	if begun {
		column = w.levels[len(w.levels)-1].column
	}
	if n := len(w.levels); n > 0 && w.levels[n-1].indent == l.indent {
		old := w.levels[n-1]
		w.levels = w.levels[:n-1]
		column = 0
		if n > 1 {
			column = w.levels[n-2].column
		}
		w.push(l, column, &old)
	} else if begun {
		w.push(l, column, nil)
	} else {
		w.push(l, column, w.closed)
	}
	w.closed = nil
	here := w.levels[len(w.levels)-1]
	marker := here.marker()
	switch {
	case !begun, here.ordered && here.last != "1" && len(w.levels) > depth:
		w.gap() // only a list that begins with 1 may follow a line without one
	default:
		w.b.WriteString("\n")
	}
	w.b.WriteString(strings.Repeat(" ", column) + marker)
	if strings.HasPrefix(l.mark, "(") {
		w.b.WriteString(l.mark + " ")
	}
	w.b.WriteString(w.spell(marker, l.text))
}

// push opens the list of an item, or goes on with the one before. Two lists
// that follow each other need different delimiters to be told apart.
func (w *writer) push(l textLine, column int, before *level) {
	next := level{indent: l.indent, delim: '.'}
	if next.ordered = l.mark[0] >= '0' && l.mark[0] <= '9'; next.ordered {
		next.last = strings.TrimLeft(l.mark, "0")
		if next.last == "" {
			next.last = "0"
		}
		if before != nil && before.ordered {
			next.delim = before.delim
			if !follows(before.last, next.last) {
				next.delim ^= '.' ^ ')'
			}
		}
	}
	next.column = column + len(next.marker())
	w.levels = append(w.levels, next)
}

func (l level) marker() string {
	if !l.ordered {
		return "- "
	}
	return l.last + string(l.delim) + " "
}

func follows(a, b string) bool { return atoi(a)+1 == atoi(b) }

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// shown is the text that Markdown shows.
func shown(text string) string {
	doc, _ := markdown.Parse(diag.NewSource("", text), 0)
	return doc.Text(nil)
}
