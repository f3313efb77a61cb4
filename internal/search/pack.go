package search

import (
	"slices"
	"strings"
	"unicode"
)

// A packed text is in printable ASCII that gzip makes a third smaller than the
// text itself: UTF-8 spends three bytes on a Japanese character, and gzip sees
// too little of what stands before one to guess it.
//
// It is the Burrows–Wheeler transform. Of each block, all rotations are sorted,
// so that characters which stand before the same words come together; what is
// kept is the last character of each rotation. As the same few come again and
// again there, each is written as the number of others since it was last used
// (move to front): half of these numbers are 0, and most are small.
type packed struct {
	alphabet string // the characters, in order
	blocks   []block
}

// A block is a part of the text; start is the place of its own rotation.
type block struct {
	start int
	code  string
}

// blockSize bounds the characters of a block, because sorting one takes about
// 30 bytes of memory for each. Smaller blocks would not be packed as well.
const blockSize = 1 << 19

// digits are the bytes of the code: printable, and none that JSON or a script
// would have to escape.
const digits = " !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// finals is how many digits end a number; the others continue it. Tried on the
// sample: the fewest bytes after gzip.
const finals = 75

// pack packs a text of valid UTF-8.
func pack(text string) packed {
	alphabet := alphabetOf(text)
	symbol := make(map[rune]int32, len(alphabet))
	for i, r := range alphabet {
		symbol[r] = int32(i)
	}
	p := packed{alphabet: string(alphabet), blocks: []block{}}
	part := make([]int32, 0, min(len(text), blockSize))
	for _, r := range text {
		if len(part) == blockSize {
			p.blocks = append(p.blocks, packBlock(part, len(alphabet)))
			part = part[:0]
		}
		part = append(part, symbol[r])
	}
	if len(part) > 0 {
		p.blocks = append(p.blocks, packBlock(part, len(alphabet)))
	}
	return p
}

// alphabetOf gives the characters of a text, each once, in order.
func alphabetOf(text string) []rune {
	seen := make([]bool, unicode.MaxRune+1)
	for _, r := range text {
		seen[r] = true
	}
	var alphabet []rune
	for r, there := range seen {
		if there {
			alphabet = append(alphabet, rune(r))
		}
	}
	return alphabet
}

func packBlock(symbols []int32, kinds int) block {
	order := rotations(symbols, kinds)
	last := make([]int32, len(order))
	for i, at := range order {
		last[i] = symbols[(int(at)+len(symbols)-1)%len(symbols)]
	}
	return block{slices.Index(order, 0), encode(moveToFront(last, kinds))}
}

// moveToFront replaces each symbol by its place in the list of those used
// last, which begins in order.
func moveToFront(symbols []int32, kinds int) []int {
	recent := make([]int32, kinds)
	for i := range recent {
		recent[i] = int32(i)
	}
	places := make([]int, len(symbols))
	for i, s := range symbols {
		at := slices.Index(recent, s)
		copy(recent[1:at+1], recent[:at])
		recent[0] = s
		places[i] = at
	}
	return places
}

// encode writes numbers: n as n+1, and a run of zeros by its length, with the
// digits of values 0 and 1 for 1 and 2, the lowest first.
func encode(numbers []int) string {
	var out strings.Builder
	zeros := 0
	for _, n := range append(numbers, -1) {
		if n == 0 {
			zeros++
			continue
		}
		for ; zeros > 0; zeros = (zeros - 1) / 2 {
			out.WriteByte(digits[(zeros-1)%2])
		}
		if n > 0 {
			encodeNumber(&out, n+1)
		}
	}
	return out.String()
}

func encodeNumber(out *strings.Builder, n int) {
	const base = len(digits) - finals
	for n >= finals {
		n -= finals
		out.WriteByte(digits[finals+n%base])
		n /= base
	}
	out.WriteByte(digits[n])
}
