package markdown

import "strconv"

func (l *layout) inlines(in []inline) {
	for _, n := range in {
		l.inline(n)
	}
}

func (l *layout) inline(n inline) {
	switch n := n.(type) {
	case text:
		l.write(string(n))
	case lineBreak:
		l.feeds++
	case styled:
		l.with(func(r *Run) { n.style.set(r) }, func() { l.inlines(n.in) })
	case codeSpan:
		l.with(func(r *Run) { r.Code = true }, func() { l.write(string(n)) })
	case link:
		l.link(n)
	case image:
		l.write("［画像：" + n.alt + "］")
	case reference:
		_, words := resolve(l.resolve, n.ref)
		l.write(words)
	case noteMark:
		l.write("※" + strconv.Itoa(n.no))
	case pointMark:
		l.write(n.text)
	}
}

func (s style) set(r *Run) {
	switch s {
	case bold:
		r.Bold = true
	case italic:
		r.Italic = true
	case strike:
		r.Strike = true
	}
}

// link writes the address behind the words, once. A place on the same page has
// no address that would be of use in a cell.
func (l *layout) link(n link) {
	l.inlines(n.in)
	if n.to.kind != fragment && n.to.words != plain(n.in) {
		l.write("（" + n.to.words + "）")
	}
}
