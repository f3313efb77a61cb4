package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// linkParser is goldmark's parser of links and images, which says where one
// begins, and beside it notes where one ends.
type linkParser struct{ parser.InlineParser }

var linkEnds = parser.NewContextKey()

func newLinkParser() linkParser { return linkParser{parser.NewLinkParser()} }

func (p linkParser) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	switch n.(type) {
	case *ast.Link, *ast.Image:
		ends := pc.ComputeIfAbsent(linkEnds, func() any { return map[ast.Node]int{} }).(map[ast.Node]int)
		_, at := block.Position()
		ends[n] = at.Start
	}
	return n
}

// CloseBlock hands on the call that ends a paragraph, in which goldmark gives
// up brackets that became no link.
func (p linkParser) CloseBlock(parent ast.Node, block gtext.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}
