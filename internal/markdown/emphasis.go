package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// emphasisParser reads *, _ and ~~.
//
// CommonMark decides from the two neighbours of a run of asterisks whether it
// may open or close emphasis, and expects a space between punctuation and the
// next word. Japanese has no such spaces, so 「**はい（対応済）**と」 would stay
// a row of asterisks. Here only ASCII punctuation obeys that rule, and only
// towards an ASCII neighbour: every other character, 「）」 and 「※」 and 「①」
// included, counts as a letter. A test by East Asian Width would leave out
// just the ambiguous ones (… ※ “ ” →) that Japanese text is full of.
//
// Underscores keep CommonMark's rule: they stand inside file names
// (手順書_改訂_2026) far more often than they mean emphasis. A single tilde is
// a range (10~20人、30~40人), never a strikethrough.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_', '~'} }

func (emphasisParser) Parse(_ ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	var d *parser.Delimiter
	switch line[0] {
	case '_':
		d = parser.ScanDelimiter(line, before, 1, delimiters{})
	case '~':
		d = scanDelimiter(line, before, tildes{})
	default:
		d = scanDelimiter(line, before, delimiters{})
	}
	if d == nil {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// scanDelimiter reads the run of one character that line begins with.
func scanDelimiter(line []byte, before rune, p parser.DelimiterProcessor) *parser.Delimiter {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	if line[0] == '~' && (n != 2 || before == '~') {
		return nil
	}
	after := ' '
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	opens := flanks(before, after)
	closes := flanks(after, before)
	return parser.NewDelimiter(opens, closes, n, line[0], p)
}

// flanks reports whether a run with outer on its one side may hold text that
// begins, or ends, with inner on the other side.
func flanks(outer, inner rune) bool {
	if unicode.IsSpace(inner) {
		return false
	}
	return !isASCIIPunct(inner) || unicode.IsSpace(outer) || isASCIIPunct(outer) || outer > unicode.MaxASCII
}

func isASCIIPunct(r rune) bool {
	return r <= unicode.MaxASCII && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

// delimiters tells goldmark what a matched pair of runs becomes.
type delimiters struct{}

func (delimiters) IsDelimiter(c byte) bool { return c == '*' || c == '_' }

func (delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (delimiters) OnMatch(consumed int) ast.Node { return ast.NewEmphasis(consumed) }

type tildes struct{ delimiters }

func (tildes) OnMatch(int) ast.Node { return extast.NewStrikethrough() }
