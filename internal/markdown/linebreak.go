package markdown

import (
	"unicode"

	"golang.org/x/text/width"
)

// breakIsSpace reports whether a line break between two characters of a
// paragraph reads as a space. The rules are those of CSS Text Level 3,
// "segment break transformation", in their order. Goldmark's own version drops
// the space after a Latin comma and before emphasis, so it is not used.
//
// One thing is added: characters of ambiguous width (①※→…) are wide beside a
// wide one, as they are in every Japanese font.
func breakIsSpace(before, after rune) bool {
	const zeroWidthSpace = '\u200b'
	switch {
	case before == zeroWidthSpace || after == zeroWidthSpace:
		return false
	case unicode.Is(unicode.Hangul, before) || unicode.Is(unicode.Hangul, after):
		return true
	case isWide(before) && (isWide(after) || isAmbiguous(after)),
		isWide(after) && isAmbiguous(before):
		return false
	}
	return !isWidePunct(before) && !isWidePunct(after)
}

// isWide reports the East Asian Width F, W or H (half-width katakana).
func isWide(r rune) bool {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianFullwidth, width.EastAsianWide, width.EastAsianHalfwidth:
		return true
	}
	return false
}

func isAmbiguous(r rune) bool {
	return width.LookupRune(r).Kind() == width.EastAsianAmbiguous
}

func isWidePunct(r rune) bool {
	return isWide(r) && (unicode.IsPunct(r) || unicode.IsSpace(r))
}
