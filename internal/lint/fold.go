package lint

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// A folded is a text in which spellings that differ only in width or blanks
// are equal, with the way back to the text.
type folded struct {
	runes []rune
	at    []int // byte offset of each rune's source; one more for the end
}

// blank reports whether folding drops a character. A line break stays: a name
// does not run over it.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\u3000' || r == '\u00a0' }

// foldText folds text. Half-width kana with their own voicing marks become one
// character, as a reader sees them.
func foldText(text string) folded {
	f := folded{runes: make([]rune, 0, len(text)/2), at: make([]int, 0, len(text)/2+1)}
	for i, r := range text {
		if blank(r) {
			continue
		}
		if r >= 0x80 {
			if w := width.LookupRune(r).Folded(); w != 0 {
				r = w
			}
			if n := len(f.runes); n > 0 && (r == '\u3099' || r == '\u309a') {
				joined := norm.NFC.String(string([]rune{f.runes[n-1], r}))
				if one, size := utf8.DecodeRuneInString(joined); size == len(joined) {
					f.runes[n-1] = one
					continue
				}
			}
		}
		f.runes = append(f.runes, r)
		f.at = append(f.at, i)
	}
	f.at = append(f.at, len(text))
	return f
}

// Fold is a text without what only width and blanks make different.
func Fold(text string) string { return string(foldText(text).runes) }
