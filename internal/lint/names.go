package lint

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"kaijisho/internal/answer"
)

// Names are the titles of the register's documents, ready to be looked for.
// The zero Names finds nothing.
type Names struct {
	byFirst map[rune][]name // the longest first
	begin   [1 << 10]bool   // by the last bits of a character: can a title begin so?
}

type name struct {
	title  string
	folded []rune
}

const beginBits = 1<<10 - 1

// NewNames collects the titles of the register.
func NewNames(register []*answer.Evidence) *Names {
	n := &Names{byFirst: map[rune][]name{}}
	for _, e := range register {
		if f := []rune(Fold(e.Title)); len(f) > 1 { // one character is no name to go by
			n.byFirst[f[0]] = append(n.byFirst[f[0]], name{strings.TrimSpace(e.Title), f})
			n.begin[f[0]&beginBits] = true
		}
	}
	for _, names := range n.byFirst {
		slices.SortStableFunc(names, func(a, b name) int { return cmp.Compare(len(b.folded), len(a.folded)) })
	}
	return n
}

// A Misspelling is the title of a document written in other widths or with
// other blanks than the register has it: bytes Start to End of the text.
type Misspelling struct {
	Start, End int
	Title      string // as the register has it
}

// Misspelt finds the titles in a text that differ from the register in width
// or blanks only. The longest title that fits is the one that is meant.
func (n *Names) Misspelt(text string) []Misspelling {
	if len(n.byFirst) == 0 {
		return nil
	}
	var found []Misspelling
	for at := 0; ; {
		r, start, end := foldNext(text, at)
		if end < 0 {
			return found
		}
		at = end
		if !n.begin[r&beginBits] {
			continue
		}
		m, end := n.at(text, r, start, end)
		if end < 0 {
			continue
		}
		if written := text[start:end]; written != m.title && !spelt(m, n.byFirst[r], written) {
			found = append(found, Misspelling{start, end, m.title})
		}
		at = end
	}
}

// spelt reports whether another document of the same folded title is spelt so.
func spelt(m name, names []name, written string) bool {
	for _, other := range names {
		if slices.Equal(other.folded, m.folded) && other.title == written {
			return true
		}
	}
	return false
}

// at is the longest title that begins with the folded character r, which is the
// bytes start to next of the text, and where it ends there; -1 if there is none.
// A title of Latin letters must be a word of its own.
func (n *Names) at(text string, r rune, start, next int) (m name, end int) {
	for _, m := range n.byFirst[r] {
		end := matchFolded(text, next, m.folded[1:])
		if end >= 0 && !inWord(text, start) && !inWord(text, end) {
			return m, end
		}
	}
	return name{}, -1
}

// matchFolded is where the folded characters end that stand in the text at an
// offset; -1 if others stand there.
func matchFolded(text string, at int, folded []rune) (end int) {
	for _, want := range folded {
		r, _, end := foldNext(text, at)
		if end < 0 || r != want {
			return -1
		}
		at = end
	}
	return at
}

// inWord reports whether the offset is inside a word of Latin letters.
func inWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return latin(before) && latin(after)
}

// latin reports whether a character is a Latin letter or a digit, of any width.
func latin(r rune) bool {
	if r >= 0xff00 {
		if folded := width.LookupRune(r).Folded(); folded != 0 {
			r = folded
		}
	}
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
