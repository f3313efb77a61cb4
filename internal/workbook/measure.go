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

// rowHeight is the height, in points, of text of the given size in a column.
func rowHeight(text string, columnWidth, size float64) float64 {
	ems := (columnWidth*pixelsPerWidth - cellPadding) / (size * 96 / 72)
	return math.Ceil(float64(lines(text, ems))*size*lineHeight + rowPadding)
}

// lines is how many lines text takes when wrapped at the width, in ems.
func lines(text string, ems float64) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += wrapped(line, ems)
	}
	return n
}

// wrapped counts the lines of a paragraph. Words of Latin letters stay
// together, and a character that must not begin a line takes the one before
// it along, as Japanese typesetting has it.
func wrapped(line string, ems float64) int {
	n, used := 1, 0.0
	chunk := 0.0 // width of what cannot be parted, not yet placed
	var before rune
	place := func() {
		if used+chunk > ems && used > 0 {
			n++
			used = 0
		}
		for chunk > ems { // longer than a line: broken anywhere
			n++
			chunk -= ems
		}
		used += chunk
		chunk = 0
	}
	for _, r := range line {
		if before != 0 && mayBreak(before, r) {
			place()
		}
		chunk += em(r)
		before = r
	}
	place()
	return n
}

const (
	noStart = "、。，．・：；？！」』）］｝】〕〉》”’ー々ァィゥェォッャュョぁぃぅぇぉっゃゅょ,.:;?!)]}"
	noEnd   = "「『（［｛【〔〈《“‘([{"
)

// bound holds the characters of noStart (1) and noEnd (2). Most characters of
// a text are kanji, which are not looked up.
var bound = func() map[rune]byte {
	m := map[rune]byte{}
	for _, r := range noStart {
		m[r] = 1
	}
	for _, r := range noEnd {
		m[r] = 2
	}
	return m
}()

func mayBreak(before, after rune) bool {
	switch {
	case !kanji(after) && bound[after] == 1, !kanji(before) && bound[before] == 2:
		return false
	case before == ' ' || before == '-' || before == '/':
		return true
	}
	return em(before) == 1 || em(after) == 1
}

func kanji(r rune) bool { return '\u4e00' <= r && r <= '\u9fff' }

// em is the width of a character in ems of the font. Latin letters are taken
// at the width of the wider ones.
func em(r rune) float64 {
	switch {
	case kanji(r) || 'ぁ' <= r && r <= 'ヿ' && r != '\u3099' && r != '\u309a':
		return 1
	case r < 0x80 && unicode.IsUpper(r):
		return 0.68
	case r < 0x80:
		return 0.57
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianHalfwidth, width.EastAsianNarrow, width.Neutral:
		return 0.6
	}
	return 1
}
