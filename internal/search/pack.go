package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// packed is a text in printable ASCII: a frequent symbol, which is a character
// or several, takes one byte, any other two, and a rare character stands as it
// is. UTF-8 spends three bytes on a Japanese character, of which gzip wins back
// only a part: packed, the same texts are a quarter smaller after gzip.
//
// A byte below the singles'th of digits is the symbol of that number; any
// other digit begins a pair. A character that is no digit stands for itself.
type packed struct {
	symbols []string // the most frequent first
	singles int
	text    string
}

// digits are the bytes of the code: printable, and none that JSON or a script
// would have to escape.
const digits = " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// Symbols of several characters are found as in byte pair encoding, but many
// at a time: in each round the most frequent pairs of neighbours become
// symbols. Tried on the sample: with about these numbers book and text together
// are the least after gzip; more rounds or pairs make the book too long.
const (
	rounds   = 12
	perRound = 150
	often    = 4 // a pair counted less makes no symbol
	rare     = 3 // a character that occurs less is no symbol
)

// Pairs are counted in windows spread over the text, so that a long text takes
// no longer than it must: the whole would save another 0.1 %.
const (
	window  = 256     // symbols
	counted = 160_000 // symbols in all windows
)

// pack packs a text of valid UTF-8. Symbols do not reach over U+0000 and U+0001.
func pack(text string) packed {
	m := merger{}
	seq := m.characters(text)
	for range rounds {
		pairs := m.frequentPairs(seq)
		if len(pairs) == 0 {
			break
		}
		seq = m.merge(seq, pairs)
	}
	return m.encode(seq)
}

// A merger numbers symbols in order of first appearance.
type merger struct{ symbols []string }

func (m *merger) add(symbol string) int32 {
	m.symbols = append(m.symbols, symbol)
	return int32(len(m.symbols) - 1)
}

func (m *merger) characters(text string) []int32 {
	known := map[rune]int32{}
	seq := make([]int32, 0, len(text)/2)
	for _, r := range text {
		n, seen := known[r]
		if !seen {
			n = m.add(string(r))
			known[r] = n
		}
		seq = append(seq, n)
	}
	return seq
}

// A pair is two neighbours, left<<32 | right: one number is counted twice as
// fast as a struct of two.
type pair uint64

func pairOf(left, right int32) pair { return pair(left)<<32 | pair(right) }
func (p pair) left() int32          { return int32(p >> 32) }
func (p pair) right() int32         { return int32(p) }

func (m *merger) frequentPairs(seq []int32) []pair {
	count := make(map[pair]int, counted/8)
	for part := range slices.Chunk(seq, window*(1+len(seq)/counted)) {
		part = part[:min(len(part), window)]
		for i := 1; i < len(part); i++ {
			count[pairOf(part[i-1], part[i])]++
		}
	}
	maps.DeleteFunc(count, func(p pair, n int) bool {
		return n < often || m.symbols[p.left()] <= "\x01" || m.symbols[p.right()] <= "\x01"
	})
	pairs := slices.SortedFunc(maps.Keys(count), func(a, b pair) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return pairs[:min(len(pairs), perRound)]
}

// merge puts the pairs' symbols in place of them, from left to right.
func (m *merger) merge(seq []int32, pairs []pair) []int32 {
	symbol := make(map[pair]int32, len(pairs))
	begins := make([]bool, len(m.symbols)) // saves most of the look-ups
	for _, p := range pairs {
		begins[p.left()] = true
		symbol[p] = m.add(m.symbols[p.left()] + m.symbols[p.right()])
	}
	out := seq[:0]
	for i := 0; i < len(seq); i++ {
		if i+1 < len(seq) && begins[seq[i]] {
			if n, merged := symbol[pairOf(seq[i], seq[i+1])]; merged {
				out = append(out, n)
				i++
				continue
			}
		}
		out = append(out, seq[i])
	}
	return out
}

// encode gives the shortest codes to the symbols that occur most.
func (m *merger) encode(seq []int32) packed {
	count := make([]int, len(m.symbols))
	for _, n := range seq {
		count[n]++
	}
	book := m.book(count)
	base := len(digits)
	p := packed{singles: base}
	if extra := len(book) - base; extra > 0 {
		p.singles = base - (extra+base-2)/(base-1)
	}
	codes := slices.Clone(m.symbols) // what is not in the book stands for itself
	for i, n := range book {
		p.symbols = append(p.symbols, m.symbols[n])
		if i < p.singles {
			codes[n] = digits[i : i+1]
		} else {
			first, second := p.singles+(i-p.singles)/base, (i-p.singles)%base
			codes[n] = digits[first:first+1] + digits[second:second+1]
		}
	}
	var out strings.Builder
	for _, n := range seq {
		out.WriteString(codes[n])
	}
	p.text = out.String()
	return p
}

// book chooses the symbols that get a code, the most frequent first: merged
// ones and ASCII, which would be read as digits without, and of the other
// characters those that pairs of digits have room for and that are not rare.
func (m *merger) book(count []int) []int32 {
	var book []int32
	for n := range count {
		book = append(book, int32(n))
	}
	slices.SortFunc(book, func(a, b int32) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	room := len(digits)*len(digits) - rounds*perRound - utf8.RuneSelf
	return slices.DeleteFunc(book, func(n int32) bool {
		symbol := m.symbols[n]
		if symbol[0] < utf8.RuneSelf || utf8.RuneCountInString(symbol) > 1 {
			return count[n] == 0
		}
		room--
		return count[n] < rare || room < 0
	})
}
