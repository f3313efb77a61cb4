package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Footnotes are goldmark's, with two additions, so that nothing an author
// wrote gets lost without a word: a mark without a note, and a note without a
// mark, which goldmark drops from its tree.

var (
	footnoteBlocks  = util.Prioritized(extension.NewFootnoteBlockParser(), 999)
	footnoteInlines = []util.PrioritizedValue{
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(looseMarkParser{}, 102),
	}
	footnoteTransformers = []util.PrioritizedValue{
		util.Prioritized(looseNotes{}, 998),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
	}
)

// looseMark is a [^label] that no note explains. It stays text.
type looseMark struct {
	ast.BaseInline
	start, end int
}

var kindLooseMark = ast.NewNodeKind("LooseMark")

func (*looseMark) Kind() ast.NodeKind { return kindLooseMark }

func (n *looseMark) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

const longestLabel = 999 // CommonMark's limit for the label of a link

// looseMarkParser comes after goldmark's parser, which takes the marks that
// have a note.
type looseMarkParser struct{}

func (looseMarkParser) Trigger() []byte { return []byte{'['} }

func (looseMarkParser) Parse(_ ast.Node, block gtext.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil
	}
	end := bytes.IndexAny(line[:min(len(line), longestLabel)], "] \t\n")
	if end < len("[^x") || line[end] != ']' {
		return nil
	}
	block.Advance(end + 1)
	return &looseMark{start: segment.Start, end: segment.Start + end + 1}
}

// looseNotes remembers the places of notes without a mark before goldmark
// drops them.
type looseNotes struct{}

var looseNotesKey = parser.NewContextKey()

func (looseNotes) Transform(doc *ast.Document, _ gtext.Reader, pc parser.Context) {
	var at []int
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if f, ok := n.(*extast.Footnote); ok && entering && f.Index < 0 {
			at = append(at, f.Pos())
		}
		return ast.WalkContinue, nil
	})
	pc.Set(looseNotesKey, at)
}
