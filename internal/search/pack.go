package search

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A codebook writes Japanese text in printable ASCII: frequent characters and
// words in one byte, others in two, rare ones as they are. UTF-8 spends three
// bytes on a character, of which gzip wins only a part back: coded, the same
// texts are a quarter smaller after gzip, which an intranet notices.
//
// A byte below the singles'th of digits is the symbol of that number; any
// other digit begins a pair. A character that is no digit stands for itself.
type codebook struct {
	symbols []string
	singles int
	code    map[string]string
}

// digits are the bytes of the code: printable, and none that JSON or a script
// would have to escape.
const digits = " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// A symbol occurs at least rare times, and a word saves at least worth
// characters, to be worth its place in the book. Tried on the sample: the sum
// of book and texts after gzip is the least here, and flat around it.
const (
	rare  = 3
	worth = 30
)

func newCodebook(text string) *codebook {
	symbols := frequent(text)
	n, base := len(symbols), len(digits)
	pairs := 0 // digits that begin a pair
	if n > base {
		pairs = (n - base + base - 2) / (base - 1)
	}
	b := &codebook{symbols: symbols, singles: base - pairs, code: make(map[string]string, n)}
	for i, s := range symbols {
		if i < b.singles {
			b.code[s] = digits[i : i+1]
		} else {
			first, second := (i-b.singles)/base, (i-b.singles)%base
			b.code[s] = string([]byte{digits[b.singles+first], digits[second]})
		}
	}
	return b
}

// frequent lists the symbols of a text, the most frequent first: every ASCII
// character in it, and words and other characters as far as pairs reach.
func frequent(text string) []string {
	count := map[string]int{}
	for word, n := range tally(runs(text)) {
		size := utf8.RuneCountInString(word)
		whole := size > 1 && n >= rare && n*size >= worth
		if whole {
			count[word] = n
		}
		for _, r := range word {
			switch {
			case !whole:
				count[string(r)] += n
			case r < utf8.RuneSelf: // must be in the book, or it would be read as a digit
				count[string(r)] += 0
			}
		}
	}
	maps.DeleteFunc(count, func(s string, n int) bool { return n < rare && len(s) > 1 })
	symbols := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b))
	})
	room := len(digits)*len(digits) - utf8.RuneSelf
	return slices.DeleteFunc(symbols, func(s string) bool {
		if len(s) > 1 {
			room--
		}
		return len(s) > 1 && room < 0
	})
}

func tally(words iter.Seq[string]) map[string]int {
	count := map[string]int{}
	for word := range words {
		count[word]++
	}
	return count
}

// pack writes a text, which must be one of those the book was made from.
func (b *codebook) pack(text string) string {
	var out strings.Builder
	for word := range runs(text) {
		if code, known := b.code[word]; known {
			out.WriteString(code)
			continue
		}
		for _, r := range word {
			s := string(r)
			if code, known := b.code[s]; known {
				s = code
			}
			out.WriteString(s)
		}
	}
	return out.String()
}

// runs cuts a text where the script changes: words of katakana, of kanji and
// of Latin letters, and everything else one by one.
func runs(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			r, end := utf8.DecodeRuneInString(text)
			if in := scriptOf(r); in != nil {
				for end < len(text) {
					next, size := utf8.DecodeRuneInString(text[end:])
					if !in(next) {
						break
					}
					end += size
				}
			}
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}

func scriptOf(r rune) func(rune) bool {
	for _, in := range []func(rune) bool{isKatakana, isKanji, isLatin} {
		if in(r) {
			return in
		}
	}
	return nil
}

func isKatakana(r rune) bool { return r >= 'ァ' && r <= 'ヶ' || r == 'ー' }
func isKanji(r rune) bool    { return unicode.Is(unicode.Han, r) }
func isLatin(r rune) bool    { return r < utf8.RuneSelf && unicode.IsLetter(r) }
