package markdown

import "strings"

// A block is a paragraph, heading, list, quote, codeBlock, table or rule.
type block interface{ isBlock() }

type paragraph struct {
	in    []inline
	tight bool // the text of a tight list's item, which HTML gives no <p>
}

type heading struct {
	depth int // 0 for the outermost; never more than one deeper than the heading it stands under
	id    string
	in    []inline
	point *Point
}

type list struct {
	ordered bool
	start   int
	items   []listItem
}

type listItem struct {
	point *Point
	task  bool // begins with ☐ or ☑
	body  []block
}

type quote struct{ body []block }

type codeBlock struct {
	lang string // lower case ASCII, "" when not given
	text string // ends with a line feed unless empty
}

type table struct {
	label string // names the scrollable region to a screen reader
	align []alignment
	head  []cell
	rows  [][]cell // each as long as head
}

type cell struct {
	in    []inline
	point *Point
}

type alignment string // the class of a cell, "" for none

type rule struct{}

func (paragraph) isBlock() {}
func (heading) isBlock()   {}
func (list) isBlock()      {}
func (quote) isBlock()     {}
func (codeBlock) isBlock() {}
func (table) isBlock()     {}
func (rule) isBlock()      {}

// An inline is a text, lineBreak, styled, codeSpan, link, image, reference,
// noteMark or pointMark.
type inline interface{ isInline() }

// text is what the reader sees, with escapes and entities already resolved and
// without characters that HTML or XML forbid.
type text string

type lineBreak struct{}

type styled struct {
	style style
	in    []inline
}

type style uint8

const (
	bold style = iota
	italic
	strike
)

type codeSpan string

type link struct {
	to    address
	title string
	in    []inline
}

type image struct{ src, alt, title string }

type reference struct {
	ref    Ref
	inLink bool // stands in the text of a link, where a second link cannot be
}

type noteMark struct {
	no  int // number of the footnote
	use int // 1 for the first mark of this footnote, 2 for the next
}

// pointMark is the "(1)" that opens an answer to a sub-item.
type pointMark struct {
	point *Point
	text  string
}

func (text) isInline()      {}
func (lineBreak) isInline() {}
func (styled) isInline()    {}
func (codeSpan) isInline()  {}
func (link) isInline()      {}
func (image) isInline()     {}
func (reference) isInline() {}
func (noteMark) isInline()  {}
func (pointMark) isInline() {}

// A note is a footnote. Its number is its place in Doc.notes, from 1.
type note struct {
	uses int // how many marks lead to it
	body []block
}

// plain is the text of inlines without marks of any kind, for names and
// labels. References stand for themselves, as no resolver is at hand.
func plain(in []inline) string {
	var s strings.Builder
	writePlain(&s, in)
	return s.String()
}

func writePlain(s *strings.Builder, in []inline) {
	for _, n := range in {
		switch n := n.(type) {
		case text:
			s.WriteString(string(n))
		case lineBreak:
			s.WriteString(" ")
		case styled:
			writePlain(s, n.in)
		case codeSpan:
			s.WriteString(string(n))
		case link:
			writePlain(s, n.in)
		case image:
			s.WriteString(n.alt)
		case reference:
			s.WriteString(n.ref.words())
		case pointMark:
			s.WriteString(n.text)
		}
	}
}
