package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kaijisho/internal/diag"
)

// A Doc is Markdown that has been read. It does not change; its methods may be
// called by many goroutines at once, and the slices they give are not to be
// changed.
type Doc struct {
	body     []block
	notes    []note
	refs     []Ref
	links    []Link
	points   []Point
	headings []Heading
	visible  bool
}

// Refs returns the references in the order of the text, notes last.
func (d *Doc) Refs() []Ref { return d.refs }

// Links returns the ordinary links and images, in the order of the text.
func (d *Doc) Links() []Link { return d.links }

// Points returns the answered sub-items in the order of the text.
func (d *Doc) Points() []Point { return d.points }

// Headings returns the headings in the order of the text.
func (d *Doc) Headings() []Heading { return d.headings }

// Empty reports whether a reader would see nothing.
func (d *Doc) Empty() bool { return !d.visible }

// Parse reads the Markdown of src from byte start to the end; what is before
// it, the front matter, is skipped, and positions stay those of the file. The
// list holds the author's mistakes. Whatever the text, there is a Doc.
func Parse(src *diag.Source, start int) (*Doc, diag.List) {
	start = min(max(start, 0), len(src.Text))
	if start == 0 && strings.HasPrefix(src.Text, "\ufeff") {
		start = len("\ufeff")
	}
	if len(src.Text)-start > maxSize {
		return &Doc{}, diag.List{diag.New("markdown-large", src.Span(start, start), "limit", strconv.Itoa(maxSize>>10))}
	}
	source := mask(src.Text[start:])
	pc := parser.NewContext()
	root := syntax.Parse(gtext.NewReader(source), parser.WithContext(pc))

	b := builder{src: src, base: start, source: source, doc: &Doc{}}
	b.linkEnds, _ = pc.Get(linkEnds).(map[ast.Node]int)
	b.document(root)
	loose, _ := pc.Get(looseNotesKey).([]int)
	for _, at := range loose {
		b.report("footnote-unused", b.lineAt(at))
	}
	return b.doc, b.diags
}

// maxSize bounds a text, in bytes: 40,000 Japanese characters, more than a cell
// of the workbook holds. Goldmark's time grows with the square of some mistakes
// and of all malice; within this bound that is seconds.
const maxSize = 128 << 10

// syntax is goldmark's parser with our constructs. It holds no state of a
// single text, so that all goroutines share it.
var syntax = parser.NewParser(
	parser.WithBlockParsers(append(parser.DefaultBlockParsers(), footnoteBlocks)...),
	parser.WithInlineParsers(append([]util.PrioritizedValue{
		util.Prioritized(taskParser{}, 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(refParser{}, 110),
		util.Prioritized(newLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(emphasisParser{}, 500),
	}, footnoteInlines...)...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	parser.WithASTTransformers(append(footnoteTransformers,
		util.Prioritized(extension.NewTableASTTransformer(), 0))...),
)
