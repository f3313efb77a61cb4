package workbook

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Excel stores row heights and does not grow a row for text that a program
// wrote, so the height of wrapped text has to be foretold here. The measures
// are those of 游ゴシック, whose lines are the tallest of the fonts that a
// reader may have instead: a guess too high leaves a white line, one too low
// hides an answer.
const (
	pixelsPerWidth = 8.0  // of a column, per unit of its width, at 11 points
	cellPadding    = 8.0  // pixels that a column loses to its borders
	lineHeight     = 1.68 // of the font's size
	rowPadding     = 4.0  // points

	// maxRowHeight is Excel's limit, in points; a row below minRowHeight looks
	// like a hidden one.
	maxRowHeight = 409.0
	minRowHeight = 12.0
)

// height is the height, in points, of a text of the given size in a column.
func (t text) height(columnWidth, size float64) float64 {
	w := wrapper{width: int(em * (columnWidth*pixelsPerWidth - cellPadding) / (size * 96 / 72)), lines: 1}
	for _, r := range t {
		w.add(r.Text)
	}
	w.place()
	return math.Ceil(float64(w.lines)*size*lineHeight + rowPadding)
}

// rowHeight is the height of a text without looks.
func rowHeight(text string, columnWidth, size float64) float64 {
	return plain(text).height(columnWidth, size)
}

// em is the width of a Japanese character, which is what widths are told in.
const em = 100

// A wrapper counts the lines of text that is wrapped at a width. Words of
// Latin letters stay together, and a character that must not begin a line takes
// the one before it along, as Japanese typesetting has it.
type wrapper struct {
	width  int
	lines  int
	used   int   // of the last line
	chunk  int   // width of what cannot be parted, not yet placed
	before glyph // the character before; none at the beginning of a paragraph
}

func (w *wrapper) add(s string) {
	for _, r := range s {
		if r == '\n' {
			w.place()
			w.lines++
			w.used, w.before = 0, glyph{}
			continue
		}
		g := glyphOf(r)
		if mayBreak(w.before, g) {
			w.place()
		}
		w.chunk += int(g.width)
		w.before = g
	}
}

// place puts the chunk on the line, or on the next if it is too long.
func (w *wrapper) place() {
	if w.used+w.chunk > w.width && w.used > 0 {
		w.lines++
		w.used = 0
	}
	for w.chunk > w.width { // longer than a line: broken anywhere
		w.lines++
		w.chunk -= w.width
	}
	w.used += w.chunk
	w.chunk = 0
}

// A glyph is a character as far as lines depend on it.
type glyph struct {
	width uint8
	kind  kind
}

type kind uint8

const (
	none    kind = iota // not a character
	letter              // as any other
	noStart             // does not begin a line
	noEnd               // does not end one
	parts               // ends a word of Latin letters
)

const (
	neverFirst = "、。，．・：；？！」』）］｝】〕〉》”’ー々ァィゥェォッャュョぁぃぅぇぉっゃゅょ,.:;?!)]}"
	neverLast  = "「『（［｛【〔〈《“‘([{"
)

func mayBreak(before, after glyph) bool {
	switch {
	case before.kind == none || after.kind == noStart || before.kind == noEnd:
		return false
	case before.kind == parts:
		return true
	}
	return before.width == em || after.width == em
}

// Most characters of a text are kanji, which are all alike, and most others
// stand in these three blocks.
var (
	ascii = glyphs(0, 0x80)
	kana  = glyphs(0x3000, 0x3100)
	wide  = glyphs(0xFF00, 0xFFF0)
)

func glyphOf(r rune) glyph {
	switch {
	case '\u4e00' <= r && r <= '\u9fff':
		return glyph{em, letter}
	case r < 0x80:
		return ascii[r]
	case 0x3000 <= r && r < 0x3100:
		return kana[r-0x3000]
	case 0xFF00 <= r && r < 0xFFF0:
		return wide[r-0xFF00]
	}
	return lookUp(r)
}

// glyphs looks up a block of characters.
func glyphs(from, to rune) []glyph {
	block := make([]glyph, to-from)
	for i := range block {
		block[i] = lookUp(from + rune(i))
	}
	return block
}

func lookUp(r rune) glyph {
	g := glyph{uint8(widthOf(r)), letter}
	switch {
	case strings.ContainsRune(neverFirst, r):
		g.kind = noStart
	case strings.ContainsRune(neverLast, r):
		g.kind = noEnd
	case strings.ContainsRune(" -/", r):
		g.kind = parts
	}
	return g
}

// widthOf is the width of a character. Latin letters are taken at the width of
// the wider ones.
func widthOf(r rune) int {
	switch {
	case r < 0x80 && unicode.IsUpper(r):
		return 68
	case r < 0x80:
		return 57
	case 'ぁ' <= r && r <= 'ヿ' && r != '\u3099' && r != '\u309a':
		return em
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianHalfwidth, width.EastAsianNarrow, width.Neutral:
		return 60
	}
	return em
}
