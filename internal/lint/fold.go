package lint

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// blank reports whether folding drops a character. A line break stays: a name
// does not run over it.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\u3000' || r == '\u00a0' }

// Fold is a text without what only width and blanks make different. Half-width
// kana with their own voicing marks become one character, as a reader sees them.
func Fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for at := 0; ; {
		r, _, end := foldNext(text, at)
		if end < 0 {
			return b.String()
		}
		b.WriteRune(r)
		at = end
	}
}

// foldNext is the first folded character from the offset at on, and the bytes
// that it is made of; end is -1 behind the last one.
func foldNext(text string, at int) (r rune, start, end int) {
	for at < len(text) {
		r, size := decodeFolded(text[at:])
		start, at = at, at+size
		if blank(r) {
			continue
		}
		if r >= utf8.RuneSelf {
			r, at = joinMarks(r, text, at)
		}
		return r, start, at
	}
	return 0, at, -1
}

// decodeFolded decodes a character and folds its width. Those of another width
// are in the block of half-width and full-width forms.
func decodeFolded(text string) (r rune, size int) {
	if text[0] < utf8.RuneSelf {
		return rune(text[0]), 1
	}
	r, size = utf8.DecodeRuneInString(text)
	if r >= 0xff00 {
		if folded := width.LookupRune(r).Folded(); folded != 0 {
			r = folded
		}
	}
	return r, size
}

// joinMarks joins the character that ends at an offset with the voicing marks
// behind it.
func joinMarks(r rune, text string, at int) (rune, int) {
	for at < len(text) && text[at] >= utf8.RuneSelf {
		mark, size := decodeFolded(text[at:])
		if mark != '\u3099' && mark != '\u309a' {
			break
		}
		joined := norm.NFC.String(string([]rune{r, mark}))
		one, n := utf8.DecodeRuneInString(joined)
		if n != len(joined) {
			break
		}
		r, at = one, at+size
	}
	return r, at
}
