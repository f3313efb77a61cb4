package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// unwrapped are the lines of a cell, with sentences put together that a person
// broke so that they fit the cell: 「記録は金庫に」「保管する」. Markdown has no
// good spelling for a break inside a sentence, and none is meant.
func unwrapped(text string) []textLine {
	var out []textLine
	full, before := fullWidth(text), ""
	for line := range strings.SplitSeq(text, "\n") {
		l := parseLine(line)
		if n := len(out); n > 0 && l.mark == "" && goesOn(before, l.text, full) {
			out[n-1].text += blankBetween(before, l.text) + l.text
		} else {
			out = append(out, l)
		}
		before = l.text
	}
	return out
}

// rejoined is an edited text with sentences put together likewise, but for
// lines that stood one below the other before the edit.
func rejoined(text, before string) string {
	var out []string
	full, last := fullWidth(text), ""
	for line := range strings.SplitSeq(text, "\n") {
		l := parseLine(line)
		if n := len(out); n > 0 && l.mark == "" && goesOn(last, l.text, full) && !strings.Contains(before, last+"\n"+line) {
			out[n-1] += blankBetween(last, l.text) + l.text
		} else {
			out = append(out, line)
		}
		last = strings.TrimRight(line, blanks)
	}
	return strings.Join(out, "\n")
}

// fullWidth is how long, in characters, a line must be to have been broken for
// want of room: as long as the longest, nearly, and not a short one.
func fullWidth(text string) int {
	longest := 0
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	return max(minFull, longest*9/10)
}

const minFull = 25

// particles are what a sentence may hold at the end of a line but does not end
// with; nouners are the words among them that do end a line of a list.
const particles = "はがをにのとでもへやて、，,"

var nouners = []string{"こと", "もの", "とき", "など", "ほか", "あと", "もと"}

// goesOn reports whether a sentence goes on in the next line. A line that ends
// with a noun may be a heading, or a word such as 適合, unless it is a full one.
func goesOn(line, next string, full int) bool {
	first, _ := utf8.DecodeRuneInString(next)
	last, _ := utf8.DecodeLastRuneInString(line)
	if line == "" || !unicode.IsLetter(first) && !strings.ContainsRune("「『（", first) {
		return false
	}
	for _, w := range nouners {
		if strings.HasSuffix(line, w) {
			return false
		}
	}
	return strings.ContainsRune(particles, last) ||
		unicode.IsLetter(first) && unicode.IsLetter(last) && utf8.RuneCountInString(line) >= full
}

// blankBetween is the blank that parts words of Latin letters.
func blankBetween(line, next string) string {
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(next)
	if narrow(last) && narrow(first) {
		return " "
	}
	return ""
}

func narrow(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianNarrow || k == width.Neutral
}
