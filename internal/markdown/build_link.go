package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"kaijisho/internal/diag"
)

// link reads a link. One with a refused address leaves its text; one inside
// another, which CommonMark rules out, cannot happen.
func (b *builder) link(n *ast.Link, out []inline, depth int) []inline {
	at := b.linkSpan(n, n.Destination)
	to := b.address(n.Destination, at)
	if to.kind == refused || depth >= maxDepth {
		return b.children(n, out, depth)
	}
	b.addLink(to, false, at)
	b.inLink = true
	in := joined(b.children(n, nil, depth+1))
	b.inLink = false
	if len(in) == 0 { // a link without words cannot be followed or named
		in = b.write(nil, clean(to.words))
	}
	return append(out, link{to: to, title: b.value(n.Title), in: in})
}

func (b *builder) autoLink(n *ast.AutoLink, out []inline) []inline {
	label := n.Label(b.source)
	at := b.span(n.Pos()+1, n.Pos()+1+len(label))
	words := clean(string(label))
	destination := words
	if n.AutoLinkType == ast.AutoLinkEmail {
		destination = "mailto:" + words
	}
	to := newAddress(destination)
	if to.kind == refused {
		b.report("link-scheme", at, "url", words)
	}
	if to.kind == refused || b.inLink {
		return b.write(out, words)
	}
	b.addLink(to, false, at)
	return append(out, link{to: to, in: b.write(nil, words)})
}

// image reads a picture. One that is not an attachment leaves its alternative.
func (b *builder) image(n *ast.Image, out []inline) []inline {
	at := b.linkSpan(n, n.Destination)
	b.inAlt = true
	alt := strings.TrimSpace(plain(b.children(n, nil, maxDepth)))
	b.inAlt = false
	if alt == "" {
		b.report("image-alt", b.span(n.Pos(), b.linkEnds[n]))
	}
	b.last, b.doc.visible = 0, true
	to := b.address(n.Destination, at)
	if to.kind == refused {
		return b.write(out, alt)
	}
	if !to.isAttachment() {
		b.report("image-place", at, "url", b.value(n.Destination))
		return b.write(out, alt)
	}
	b.addLink(to, true, at)
	return append(out, image{src: to.href, alt: alt, title: b.value(n.Title)})
}

func (b *builder) address(destination []byte, at diag.Span) address {
	raw := b.value(destination)
	to := newAddress(raw)
	if to.kind == refused {
		b.report("link-scheme", at, "url", raw)
	}
	return to
}

func (b *builder) addLink(to address, isImage bool, at diag.Span) {
	href := to.href
	if to.kind == fragment {
		href = "#" + href
	}
	b.doc.links = append(b.doc.links, Link{Address: href, Path: to.path, Image: isImage, Span: at})
}

// linkSpan is the address inside a link, or the whole link when the address is
// somewhere else, in a definition.
func (b *builder) linkSpan(n ast.Node, destination []byte) diag.Span {
	start, end := n.Pos(), b.linkEnds[n]
	if i := bytes.LastIndex(b.source[start:end], destination); i > 0 && len(destination) > 0 {
		return b.span(start+i, start+i+len(destination))
	}
	return b.span(start, end)
}

// value decodes an address or title that goldmark copied out of the source.
func (b *builder) value(s []byte) string {
	return decode(string(bytes.ReplaceAll(s, []byte{hidden}, []byte("|"))))
}
