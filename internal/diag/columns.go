package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Columns is how many columns text takes in a terminal.
func Columns(text string) int { return columns([]rune(text)) }

const (
	joiner    = 0x200d // joins emoji into one
	asEmoji   = 0xfe0f // shows the character before it as an emoji
	lightSkin = 0x1f3fb
	darkSkin  = 0x1f3ff
)

// columns counts full-width characters and emoji as two, marks that combine as
// none, and emoji that are joined or coloured as the one sign they are. What
// Unicode calls ambiguous (①, …, α) counts as one, as terminals do unless told
// otherwise.
func columns(runes []rune) int {
	n, last := 0, 0 // last is the width of the sign before
	for i, r := range runes {
		switch {
		case r == asEmoji && last == 1:
			n, last = n+1, 2
		case r >= lightSkin && r <= darkSkin && last == 2:
		case i > 0 && runes[i-1] == joiner && last == 2:
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			last = runeColumns(r)
			n += last
		}
	}
	return n
}

func runeColumns(r rune) int {
	if r < 0x80 {
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Printable keeps an author's control characters, and those that turn the
// direction of writing, from steering the terminal. It keeps the number of
// characters, which columns are counted by.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f:
			return '\ufffd'
		}
		return r
	}, text)
}
