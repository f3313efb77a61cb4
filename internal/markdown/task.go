package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// taskNode is the box "[ ]" or "[x]" at the beginning of a list item. A reader
// cannot tick it, so it is shown as a character and not as a form control.
// Goldmark's own parser would also take the link "[x](…)" for a box.
type taskNode struct {
	ast.BaseInline
	done bool
}

var kindTask = ast.NewNodeKind("Task")

func (*taskNode) Kind() ast.NodeKind { return kindTask }

func (n *taskNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// box is what stands for it, with the space behind.
func (n *taskNode) box() string {
	if n.done {
		return "☑ "
	}
	return "☐ "
}

type taskParser struct{}

var taskBox = regexp.MustCompile(`^\[([ xX])\][ \t]+`)

func (taskParser) Trigger() []byte { return []byte{'['} }

func (taskParser) Parse(parent ast.Node, block gtext.Reader, _ parser.Context) ast.Node {
	if parent.HasChildren() || parent.PreviousSibling() != nil {
		return nil
	}
	if _, ok := parent.Parent().(*ast.ListItem); !ok {
		return nil
	}
	line, _ := block.PeekLine()
	m := taskBox.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	block.Advance(m[1])
	return &taskNode{done: line[m[2]] != ' '}
}
