package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kaijisho/internal/diag"
)

// characters finds characters that not every machine shows or sorts alike. One
// finding is a run of them, as a writer replaces a word and not a letter.
//
// Circled numbers are not among them: this field's forms number with ①, and
// every font of today has them. The signs squeezed into one cell (㈱ ㌢ ㍻ ℡ №),
// the ligatures that come with text copied out of a PDF (ﬁ) and half-width kana
// have an ordinary spelling that search finds and speech reads; characters of
// the private use area are different on every machine. A name of a document in
// half-width kana has been reported as such.
func (l *linter) characters(src *diag.Source, names []Misspelling) {
	text := src.Text
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		for len(names) > 0 && names[0].End <= i {
			names = names[1:]
		}
		code, end := characterRun(text, i)
		reported := len(names) > 0 && names[0].Start <= i && code == "character-narrow"
		if code != "" && !reported {
			l.character(code, src.Span(i, end))
		}
		i = end
	}
}

// characterRun is the rule that the character at i breaks, "" for none, and the
// end of the run of characters that break it.
func characterRun(text string, i int) (code string, end int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	code, end = characterRule(r, i == 0), i+size
	for code != "" && end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if characterRule(r, false) != code {
			break
		}
		end += size
	}
	return code, end
}

func characterRule(r rune, first bool) string {
	switch {
	case r >= 0xff61 && r <= 0xff9f:
		return "character-narrow"
	case r >= 0x3200 && r <= 0x33ff, // enclosed and squeezed CJK
		r >= 0xfb00 && r <= 0xfb06, strings.ContainsRune("℀℁℅℆№℠℡℻", r):
		return "character-squeezed"
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		return "character-private"
	case r == 0xfeff:
		if first { // a mark of the file, no character
			return ""
		}
		return "character-invisible"
	case r == 0xad, r == 0x200b, r >= 0x200e && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return "character-invisible" // zero-width joiners are left to emoji and scripts that need them
	}
	return ""
}

func (l *linter) character(code string, at diag.Span) {
	text := at.Text()
	first, _ := utf8.DecodeRuneInString(text)
	l.report(code, at, "text", text, "code", fmt.Sprintf("U+%04X", first), "plain", norm.NFKC.String(text))
}
