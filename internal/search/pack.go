package search

import (
	"iter"
	"slices"
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

// pack packs the text that these make together, in valid UTF-8. It goes
// through them twice.
func pack(texts iter.Seq[string]) packed {
	alphabet, length := alphabetOf(texts)
	symbols := make([]int32, alphabet[len(alphabet)-1]+1)
	for i, r := range alphabet {
		symbols[r] = int32(i)
	}
	p := packed{alphabet: string(alphabet)}
	part := make([]int32, 0, min(length, blockSize))
	for text := range texts {
		for _, r := range text {
			if len(part) == blockSize {
				p.blocks = append(p.blocks, packBlock(part, len(alphabet)))
				part = part[:0]
			}
			part = append(part, symbols[r])
		}
	}
	p.blocks = append(p.blocks, packBlock(part, len(alphabet)))
	return p
}

// alphabetOf gives the characters of a text, each once, in order, and how many
// there are in all.
func alphabetOf(texts iter.Seq[string]) (alphabet []rune, length int) {
	seen := make([]bool, unicode.MaxRune+1)
	for text := range texts {
		for _, r := range text {
			seen[r] = true
			length++
		}
	}
	for r, there := range seen {
		if there {
			alphabet = append(alphabet, rune(r))
		}
	}
	return alphabet, length
}

func packBlock(symbols []int32, kinds int) block {
	recent := make([]int32, kinds)
	for i := range recent {
		recent[i] = int32(i)
	}
	var start int
	e := encoder{code: make([]byte, 0, len(symbols))}
	for i, at := range rotations(symbols, kinds) {
		if at == 0 {
			start, at = i, int32(len(symbols))
		}
		e.add(moveToFront(recent, symbols[at-1]))
	}
	return block{start, e.text()}
}

// moveToFront gives the place of a symbol in the list of those used last, which
// begins in order, and takes it to the front.
func moveToFront(recent []int32, symbol int32) int {
	if recent[0] == symbol {
		return 0
	}
	at := slices.Index(recent, symbol)
	copy(recent[1:at+1], recent[:at])
	recent[0] = symbol
	return at
}

// An encoder writes numbers: n as n+1, and a run of zeros by its length, with
// the digits of values 0 and 1 for 1 and 2, the lowest first.
type encoder struct {
	code  []byte
	zeros int // not written yet
}

func (e *encoder) add(n int) {
	if n == 0 {
		e.zeros++
		return
	}
	e.endRun()
	const base = len(digits) - finals
	for n++; n >= finals; n /= base {
		n -= finals
		e.code = append(e.code, digits[finals+n%base])
	}
	e.code = append(e.code, digits[n])
}

func (e *encoder) endRun() {
	for ; e.zeros > 0; e.zeros = (e.zeros - 1) / 2 {
		e.code = append(e.code, digits[(e.zeros-1)%2])
	}
}

// text ends the code.
func (e *encoder) text() string {
	e.endRun()
	return string(e.code)
}
