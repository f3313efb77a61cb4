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
}

type name struct {
	title  string
	folded []rune
}

// NewNames collects the titles of the register.
func NewNames(register []*answer.Evidence) Names {
	n := Names{byFirst: map[rune][]name{}}
	for _, e := range register {
		if f := foldText(e.Title); len(f.runes) > 1 { // one character is no name to go by
			n.byFirst[f.runes[0]] = append(n.byFirst[f.runes[0]], name{strings.TrimSpace(e.Title), f.runes})
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
func (n Names) Misspelt(text string) []Misspelling {
	if len(n.byFirst) == 0 {
		return nil
	}
	var found []Misspelling
	f := foldText(text)
	for i := 0; i < len(f.runes); {
		m, ok := n.at(text, f, i)
		if !ok {
			i++
			continue
		}
		end := i + len(m.folded)
		written := strings.TrimRightFunc(text[f.at[i]:f.at[end]], blank)
		if written != m.title && !spelt(m, n.byFirst[f.runes[i]], written) {
			found = append(found, Misspelling{f.at[i], f.at[i] + len(written), m.title})
		}
		i = end
	}
	return found
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

// at is the longest title that the folded text has at rune i. A title of Latin
// letters must be a word of its own.
func (n Names) at(text string, f folded, i int) (name, bool) {
	for _, m := range n.byFirst[f.runes[i]] {
		end := i + len(m.folded)
		if end <= len(f.runes) && slices.Equal(f.runes[i:end], m.folded) &&
			!inWord(text, f.at[i]) && !inWord(text, f.at[end]) {
			return m, true
		}
	}
	return name{}, false
}

// inWord reports whether the offset is inside a word of Latin letters.
func inWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return latin(before) && latin(after)
}

// latin reports whether a character is a Latin letter or a digit, of any width.
func latin(r rune) bool {
	if folded := width.LookupRune(r).Folded(); folded != 0 {
		r = folded
	}
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
