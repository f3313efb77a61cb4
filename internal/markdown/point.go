package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// A Point is the place of a text that answers a sub-item of the requirement: a
// heading, a list item or a table's row that begins with "(1)" or "（1）".
//
// A requirement can hold two runs of sub-items, each beginning at (1). A number
// that the answer's present run already has begins the next run. What stands
// inside an answer to a sub-item (a list within a list item, everything under a
// heading) is its detail and no further point, and neither is a quotation or a
// footnote.
type Point struct {
	Run  int    // from 1
	No   int    // the number in the parentheses
	ID   string // of the element: "a1", in the second run "a2-1"; without the page's prefix
	Span diag.Span
}

// pointScope is what the builder knows about the sub-items while it reads.
type pointScope struct {
	run   int
	seen  map[int]bool // numbers of the present run
	under int          // level of the heading that is a point and not yet left, 0 for none
	inner int          // how many list items that are points, quotations and notes are open
}

// point makes the inlines of a heading, item or cell a point if they begin like
// one. The number's own text becomes a pointMark, so that it can be a link.
// At is where the inlines begin in the source.
func (b *builder) point(in []inline, at int) ([]inline, *Point) {
	s := &b.scope
	lead := leading(in)
	no, mark := parsePoint(string(lead))
	if no == 0 || s.inner > 0 || s.under > 0 {
		return in, nil
	}
	if s.run == 0 || s.seen[no] {
		s.run++
		s.seen = map[int]bool{}
	}
	s.seen[no] = true
	p := Point{Run: s.run, No: no, ID: pointID(s.run, no), Span: b.markSpan(at)}
	b.doc.points = append(b.doc.points, p)
	return splitMark(in, &p, mark), &p
}

func pointID(run, no int) string {
	if run == 1 {
		return "a" + strconv.Itoa(no)
	}
	return "a" + strconv.Itoa(run) + "-" + strconv.Itoa(no)
}

// markSpan is the "(1)" at or after a place, behind asterisks if need be.
func (b *builder) markSpan(at int) diag.Span {
	const near = 32
	rest := string(b.source[at:min(len(b.source), at+near)])
	open := strings.IndexAny(rest, "(（")
	if open < 0 {
		return b.span(at, at)
	}
	_, mark := parsePoint(rest[open:])
	at += open
	return b.span(at, at+len(mark))
}

// parsePoint reads "(1)" or "（１）" at the beginning of s, and what of s that is.
// The number is 0 when there is none.
func parsePoint(s string) (no int, mark string) {
	const maxDigits = 3
	open, size := utf8.DecodeRuneInString(s)
	if open != '(' && open != '（' {
		return 0, ""
	}
	digits := 0
	for i, r := range s[size:] {
		switch {
		case (r == ')' || r == '）') && digits > 0:
			return no, s[:size+i+utf8.RuneLen(r)]
		case r >= '０' && r <= '９':
			r -= '０' - '0'
		}
		if r < '0' || r > '9' || digits == maxDigits || digits == 0 && r == '0' {
			return 0, ""
		}
		digits++
		no = no*10 + int(r-'0')
	}
	return 0, ""
}

// leading is the text that inlines begin with, inside emphasis too.
func leading(in []inline) text {
	if len(in) == 0 {
		return ""
	}
	switch n := in[0].(type) {
	case text:
		return n
	case styled:
		return leading(n.in)
	}
	return ""
}

// splitMark cuts the mark off the leading text.
func splitMark(in []inline, p *Point, mark string) []inline {
	if first, ok := in[0].(styled); ok {
		first.in = splitMark(first.in, p, mark)
		in[0] = first
		return in
	}
	out := []inline{pointMark{p, mark}}
	if rest := in[0].(text)[len(mark):]; rest != "" {
		out = append(out, rest)
	}
	return append(out, in[1:]...)
}
