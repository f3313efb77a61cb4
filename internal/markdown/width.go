package markdown

import (
	"unicode"

	"golang.org/x/text/width"
)

// columns is the width of s in half-width columns as a Japanese font shows it:
// wide and ambiguous characters take two, marks that combine take none.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case isDoubleWidth(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func isDoubleWidth(r rune) bool {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return true
	}
	return false
}
