package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"
)

// inlines reads the text of a block.
func (b *builder) inlines(parent ast.Node) []inline {
	b.last, b.starred = 0, false
	return joined(b.children(parent, nil, 0))
}

// children appends the inlines in parent to out.
func (b *builder) children(parent ast.Node, out []inline, depth int) []inline {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = b.inline(n, out, depth)
	}
	return out
}

func (b *builder) inline(n ast.Node, out []inline, depth int) []inline {
	switch n := n.(type) {
	case *ast.Text:
		return b.text(n, out)
	case *ast.Emphasis:
		kind := italic
		if n.Level == 2 {
			kind = bold
		}
		return b.styled(kind, n, out, depth)
	case *extast.Strikethrough:
		return b.styled(strike, n, out, depth)
	case *ast.CodeSpan:
		return b.codeSpan(n, out)
	case *ast.Link:
		return b.link(n, out, depth)
	case *ast.AutoLink:
		return b.autoLink(n, out)
	case *ast.Image:
		return b.image(n, out)
	case *ast.RawHTML:
		return b.rawHTML(n, out)
	case *refNode:
		return b.reference(n, out)
	case *openRefNode:
		b.report("reference-open", b.span(n.start, n.inside))
		return b.write(out, "[[")
	case *extast.FootnoteLink:
		return b.noteMark(n, out)
	case *looseMark:
		return b.looseMark(n, out)
	case *taskNode:
		return b.write(out, n.box())
	}
	return out
}

func (b *builder) text(n *ast.Text, out []inline) []inline {
	b.loneStars(n)
	out = b.write(out, decode(b.raw(n.Segment)))
	switch {
	case n.HardLineBreak():
		b.last = 0
		out = append(out, lineBreak{})
	case n.SoftLineBreak():
		if breakIsSpace(b.last, b.nextRune(n)) {
			out = b.write(out, " ")
		}
	}
	return out
}

// write appends what a reader sees.
func (b *builder) write(out []inline, s string) []inline {
	if s == "" {
		return out
	}
	b.last, _ = utf8.DecodeLastRuneInString(s)
	b.see(s)
	return append(out, text(s))
}

// joined makes one text of neighbouring ones, which goldmark cuts at line ends
// and at every character that might have been a mark.
func joined(in []inline) []inline {
	out := in[:0]
	for i := 0; i < len(in); {
		length, end := 0, i
		for ; end < len(in); end++ {
			t, ok := in[end].(text)
			if !ok {
				break
			}
			length += len(t)
		}
		if end-i < 2 {
			out = append(out, in[i])
			i++
			continue
		}
		var s strings.Builder
		s.Grow(length)
		for ; i < end; i++ {
			s.WriteString(string(in[i].(text)))
		}
		out = append(out, text(s.String()))
	}
	return out
}

// see notes that there is something to be seen.
func (b *builder) see(s string) {
	b.doc.visible = b.doc.visible || strings.TrimSpace(s) != ""
}

func (b *builder) styled(kind style, n ast.Node, out []inline, depth int) []inline {
	if depth >= maxDepth {
		return b.children(n, out, depth)
	}
	return append(out, styled{kind, joined(b.children(n, nil, depth+1))})
}

// codeSpan joins the lines of a code span by spaces, as CommonMark 6.1 says.
func (b *builder) codeSpan(n *ast.CodeSpan, out []inline) []inline {
	var s strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s.WriteString(b.raw(c.(*ast.Text).Segment))
	}
	code := lineEnds.Replace(s.String())
	b.last, _ = utf8.DecodeLastRuneInString(code)
	b.see(code)
	return append(out, codeSpan(clean(code)))
}

var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ")

// rawHTML is HTML inside a paragraph as the text it is.
func (b *builder) rawHTML(n *ast.RawHTML, out []inline) []inline {
	segments := n.Segments.Sliced(0, n.Segments.Len())
	b.comment(segments)
	if len(segments) > 0 {
		b.tags(segments[0].Start)
	}
	for _, s := range segments {
		out = b.write(out, clean(strings.ReplaceAll(b.raw(s), "\n", " ")))
	}
	return out
}

// comment warns of a comment: its author believes that nobody will read it.
func (b *builder) comment(segments []gtext.Segment) {
	if len(segments) == 0 {
		return
	}
	first, last := segments[0], segments[len(segments)-1]
	html := bytes.TrimSpace(b.source[first.Start:last.Stop])
	if bytes.HasPrefix(html, []byte("<!--")) {
		start := first.Start + bytes.Index(b.source[first.Start:], html)
		b.report("html-comment", b.span(start, start+len(html)))
	}
}

func (b *builder) reference(n *refNode, out []inline) []inline {
	at := b.span(n.start, n.end)
	ref := newRef(at.Text(), at)
	b.doc.refs = append(b.doc.refs, ref)
	b.doc.visible = true
	b.last = '項' // what it will read is Japanese as a rule
	return append(out, reference{ref: ref, inLink: b.inLink})
}

// noteMark reads the mark of a footnote. In the alternative of an image there
// is no place for one.
func (b *builder) noteMark(n *extast.FootnoteLink, out []inline) []inline {
	if b.inAlt {
		return out
	}
	b.uses[n.Index]++
	b.last = '※'
	return append(out, noteMark{n.Index, b.uses[n.Index]})
}

func (b *builder) looseMark(n *looseMark, out []inline) []inline {
	at := b.span(n.start, n.end)
	mark := clean(at.Text())
	b.report("footnote-undefined", at, "mark", mark)
	return b.write(out, mark)
}

// raw is the true text of a segment.
func (b *builder) raw(s gtext.Segment) string {
	return strings.Repeat(" ", s.Padding) + b.src.Text[b.base+s.Start:b.base+s.Stop]
}

// nextRune is the first character after a text that ends a line, or 0, which is
// no wide one, if there is none to be known.
func (b *builder) nextRune(n ast.Node) rune {
	for n != nil && n.NextSibling() == nil && n.Parent() != nil && n.Parent().Type() == ast.TypeInline {
		n = n.Parent()
	}
	n = n.NextSibling()
	for n != nil {
		switch t := n.(type) {
		case *ast.Text:
			r, _ := utf8.DecodeRune(b.source[t.Segment.Start:])
			return r
		case *refNode:
			return '項'
		case *ast.AutoLink:
			r, _ := utf8.DecodeRune(t.Label(b.source))
			return r
		case *extast.FootnoteLink:
			return '※'
		case *ast.RawHTML:
			return '<'
		}
		n = n.FirstChild()
	}
	return 0
}
