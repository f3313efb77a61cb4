package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"kaijisho/internal/diag"
)

// A Ref is a reference [[target]] or [[target|label]]. What the target means
// is for others to say; here it is a string without [, ], | and line breaks.
type Ref struct {
	Target string
	Label  string    // the author's own words for it, "" when not given
	Span   diag.Span // from [[ to ]]
}

// words is what stands for a reference that has not been resolved.
func (r Ref) words() string {
	if r.Label != "" {
		return r.Label
	}
	return "[[" + r.Target + "]]"
}

// A Resolver says where a reference leads and what the link reads. A Ref with a
// label keeps it, so that text is used only for one without. When ok is false
// the reference is shown as it was written.
type Resolver func(Ref) (href, text string, ok bool)

// refNode is a reference in goldmark's tree. Code spans come before references
// and code blocks are never searched, so that code stays code.
type refNode struct {
	ast.BaseInline
	start, end int
}

var kindRef = ast.NewNodeKind("Reference")

func (*refNode) Kind() ast.NodeKind { return kindRef }

func (n *refNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// openRefNode is a [[ that lacks its ]]. It stays text.
type openRefNode struct {
	refNode
	inside int // where what it was meant to hold ends
}

type refParser struct{}

func (refParser) Trigger() []byte { return []byte{'['} }

func (refParser) Parse(_ ast.Node, block gtext.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	rest, ok := bytes.CutPrefix(line, []byte("[["))
	if !ok {
		return nil
	}
	length := bytes.IndexAny(rest, "[]\n")
	if length < 0 {
		length = len(rest)
	}
	inside, after := bytes.TrimSpace(rest[:length]), rest[length:]
	if len(inside) == 0 || inside[0] == '^' {
		return nil
	}
	n := refNode{start: segment.Start, end: segment.Start + len("[[")}
	if bytes.HasPrefix(after, []byte("]]")) {
		n.end += length + len("]]")
		block.Advance(n.end - n.start)
		return &n
	}
	if mayBeLink(after) {
		return nil
	}
	block.Advance(n.end - n.start)
	return &openRefNode{n, n.end + length}
}

// mayBeLink tells the brackets of [[text](address)] from a forgotten bracket.
func mayBeLink(after []byte) bool {
	if len(after) == 0 || after[0] == '\n' {
		return false
	}
	return after[0] == '[' || len(after) > 1 && bytes.IndexByte([]byte("([:"), after[1]) >= 0
}

// newRef reads the source of a reference, brackets included. The bar may be
// escaped, as authors who know tables write it there, or full-width, as a
// Japanese keyboard gives it: no target holds one.
func newRef(source string, span diag.Span) Ref {
	inside := source[2 : len(source)-2]
	target, label, found := strings.Cut(inside, "|")
	if !found {
		target, label, _ = strings.Cut(inside, "｜")
	}
	return Ref{
		Target: strings.TrimSpace(clean(strings.TrimSuffix(target, `\`))),
		Label:  strings.TrimSpace(decode(label)),
		Span:   span,
	}
}
