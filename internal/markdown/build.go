package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"kaijisho/internal/diag"
)

// A builder turns goldmark's tree into ours. Offsets in goldmark's tree count
// from base.
type builder struct {
	src      *diag.Source
	base     int
	source   []byte // what goldmark read: src.Text from base, masked
	linkEnds map[ast.Node]int

	doc   *Doc
	diags diag.List

	depth   int   // of nested blocks
	outline []int // levels of the headings that the next one may stand under
	scope   pointScope
	inLink  bool
	inAlt   bool
	last    rune           // last character of the paragraph so far, for line breaks
	starred bool           // asterisks that make nothing bold were reported in this text
	uses    map[int]int    // marks so far of each footnote
	sameID  map[string]int // headings so far with this hash
	tables  int
}

// maxDepth bounds nested blocks and nested inlines. No reader follows a
// twentieth level; without a bound a file of ">" signs would fill the stack.
const maxDepth = 20

func (b *builder) document(root ast.Node) {
	b.uses, b.sameID = map[int]int{}, map[string]int{}
	b.doc.body = b.blocks(root)
	list, ok := root.LastChild().(*extast.FootnoteList)
	if !ok {
		return
	}
	b.scope.inner++
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		b.doc.notes = append(b.doc.notes, note{body: b.blocks(n)})
	}
	for i := range b.doc.notes {
		b.doc.notes[i].uses = b.uses[i+1]
	}
}

func (b *builder) blocks(parent ast.Node) []block {
	b.depth++
	defer func() { b.depth-- }()
	if b.depth > maxDepth && parent.HasChildren() {
		b.report("nesting-deep", b.lineAt(parent.Pos()), "max", strconv.Itoa(maxDepth))
		return nil
	}
	out := make([]block, 0, parent.ChildCount())
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if bl := b.block(n); bl != nil {
			out = append(out, bl)
		}
	}
	return out
}

func (b *builder) block(n ast.Node) block {
	switch n := n.(type) {
	case *ast.Paragraph:
		b.slipped(n)
		return paragraph{in: b.inlines(n)}
	case *ast.TextBlock:
		b.slipped(n)
		return paragraph{in: b.inlines(n), tight: true}
	case *ast.Heading:
		return b.heading(n)
	case *ast.List:
		return b.list(n)
	case *ast.Blockquote:
		b.scope.inner++
		defer func() { b.scope.inner-- }()
		return quote{b.blocks(n)}
	case *ast.FencedCodeBlock:
		return b.fenced(n)
	case *ast.CodeBlock:
		return b.code("", n)
	case *extast.Table:
		return b.table(n)
	case *ast.ThematicBreak:
		return rule{}
	case *ast.HTMLBlock:
		return b.html(n)
	}
	return nil // a link's definition, or the notes, which document reads
}

func (b *builder) list(n *ast.List) block {
	l := list{ordered: n.IsOrdered(), start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.items = append(l.items, b.listItem(item))
	}
	return l
}

// listItem reads the first paragraph by itself, because it decides whether the
// lists below it can be points.
func (b *builder) listItem(n ast.Node) listItem {
	var item listItem
	first := n.FirstChild()
	if first == nil {
		return item
	}
	if _, ok := first.FirstChild().(*taskNode); ok {
		item.task = true
	}
	switch first.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		p := b.block(first).(paragraph)
		p.in, item.point = b.point(p.in, b.textStart(first))
		item.body = append(item.body, p)
		n.RemoveChild(n, first)
	}
	if item.point != nil {
		b.scope.inner++
		defer func() { b.scope.inner-- }()
	}
	item.body = append(item.body, b.blocks(n)...)
	return item
}

// html is a block of HTML as the text it is, line by line.
func (b *builder) html(n *ast.HTMLBlock) block {
	var in []inline
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
	}
	for i, line := range lines {
		if i > 0 {
			in = append(in, lineBreak{})
		}
		in = append(in, text(clean(strings.TrimRight(b.raw(line), "\r\n"))))
	}
	b.comment(lines)
	b.tags(n.Pos())
	b.doc.visible = true
	return paragraph{in: in}
}

// textStart is where the text of a block begins.
func (b *builder) textStart(n ast.Node) int {
	if n.Lines().Len() == 0 {
		return len(b.source)
	}
	return n.Lines().At(0).Start
}

// span is the place of goldmark's bytes start to end in the file.
func (b *builder) span(start, end int) diag.Span {
	return b.src.Span(b.base+start, b.base+end)
}

// lineAt is the rest of the line from a place on.
func (b *builder) lineAt(start int) diag.Span {
	start = min(max(start, 0), len(b.source))
	line, _, _ := bytes.Cut(b.source[start:], []byte("\n"))
	return b.span(start, start+len(bytes.TrimRight(line, " \t\r")))
}

func (b *builder) report(code string, at diag.Span, args ...string) {
	b.diags.Add(diag.New(code, at, args...))
}
