package search

import "slices"

// rotations sorts the rotations of s, each named by the place where it begins.
// The numbers in s are below kinds. It takes linear time.
//
// Rotated so that it begins with its least rotation, a sequence has its
// rotations in the order of its suffixes: that one never is a proper part of
// another at a place where the rest would decide. Suffixes are sorted by
// induction (Nong, Zhang and Chan 2009).
func rotations(s []int32, kinds int) []int32 {
	n := int32(len(s))
	least := leastRotation(s)
	order := suffixes(slices.Concat(s[least:], s[:least]), kinds)
	for i, at := range order {
		order[i] = (at + least) % n
	}
	return order
}

// leastRotation is where the least rotation of s begins. Two candidates are
// compared; the one that loses leaps over all it shared with the other.
func leastRotation(s []int32) int32 {
	n := len(s)
	around := func(i int) int32 {
		if i >= n {
			i -= n
		}
		return s[i]
	}
	a, b := 0, 1
	for same := 0; a < n && b < n && same < n; {
		x, y := around(a+same), around(b+same)
		if x == y {
			same++
			continue
		}
		if x > y {
			a += same + 1
		} else {
			b += same + 1
		}
		if a == b {
			b++
		}
		same = 0
	}
	return int32(min(a, b))
}

// A sorter sorts the suffixes of one sequence. A suffix is low if it is less
// than the next one, else high; it is a valley if it is low and the one before
// it is high: from the order of the valleys that of all others follows.
type sorter struct {
	s       []int32
	heads   []int32 // by number: where its suffixes begin in the order; one more at the end
	lows    []int32 // by number: where its low suffixes begin, after its high ones
	cursor  []int32
	valleys []int32 // from the left
	order   []int32
}

func suffixes(s []int32, kinds int) []int32 {
	if len(s) == 0 {
		return nil
	}
	x := &sorter{s: s, heads: make([]int32, kinds+1), lows: make([]int32, kinds), cursor: make([]int32, kinds), order: make([]int32, len(s))}
	x.classify()
	x.induce(x.valleys)
	if len(x.valleys) > 1 {
		x.induce(x.sortValleys())
	}
	return x.order
}

// classify finds the valleys and counts both sorts by their first number.
func (x *sorter) classify() {
	valleys := make([]int32, len(x.s)/2)
	first := len(valleys)
	next, low := int32(-1), false // the last suffix is high
	for i := len(x.s) - 1; i >= 0; i-- {
		k := x.s[i]
		wasLow := low
		low = k < next || k == next && low
		if wasLow && !low {
			first--
			valleys[first] = int32(i + 1)
		}
		x.heads[k+1]++
		if !low {
			x.lows[k]++
		}
		next = k
	}
	x.valleys = valleys[first:]
	for k := range x.lows {
		x.lows[k] += x.heads[k]
		x.heads[k+1] += x.heads[k]
	}
}

// induce places the valleys in their given order and lets the places of all
// other suffixes follow: first the high ones from the left, each put when the
// suffix after it is met, then the low ones from the right. Of two suffixes in
// a row that begin with the same number both are high or both are low.
func (x *sorter) induce(valleys []int32) {
	s, order, cursor := x.s, x.order, x.cursor
	for i := range order {
		order[i] = -1
	}
	put := func(at, k int32) {
		order[cursor[k]] = at
		cursor[k]++
	}
	copy(cursor, x.lows)
	for _, at := range valleys {
		put(at, s[at])
	}
	copy(cursor, x.heads)
	put(int32(len(s)-1), s[len(s)-1])
	for k, low := range x.lows {
		for i := x.heads[k]; i < x.heads[k+1]; i++ {
			if at := order[i] - 1; at >= 0 {
				if first := s[at]; first > int32(k) || first == int32(k) && i < low {
					put(at, first)
				}
			}
		}
	}
	copy(cursor, x.heads[1:])
	for k, low := range slices.Backward(x.lows) {
		for i := x.heads[k+1] - 1; i >= x.heads[k]; i-- {
			if at := order[i] - 1; at >= 0 {
				if first := s[at]; first < int32(k) || first == int32(k) && i >= low {
					cursor[first]--
					order[cursor[first]] = at
				}
			}
		}
	}
}

// sortValleys sorts the valleys in full, given an order that is right as far
// as the next valley each: pieces between valleys get numbers by that order,
// and the sequence of these numbers is sorted in the same way, unless no two
// are equal.
func (x *sorter) sortValleys() []int32 {
	numbers, kinds := x.numberPieces()
	sorted := make([]int32, len(x.valleys))
	if kinds == len(sorted) {
		for i, k := range numbers {
			sorted[k] = x.valleys[i]
		}
		return sorted
	}
	for i, k := range suffixes(numbers, kinds) {
		sorted[i] = x.valleys[k]
	}
	return sorted
}

// numberPieces numbers the pieces that begin at the valleys: equal pieces
// alike, others by their order. kinds is how many numbers there are.
func (x *sorter) numberPieces() (numbers []int32, kinds int) {
	place := make([]int32, len(x.s)/2+1) // of a valley among the valleys, from 1; two never stand side by side
	for i, at := range x.valleys {
		place[at/2] = int32(i + 1)
	}
	numbers = make([]int32, len(x.valleys))
	before := -1
	for k, low := range x.lows {
		for _, at := range x.order[low:x.heads[k+1]] {
			i := int(place[at/2]) - 1
			if i < 0 || x.valleys[i] != at {
				continue
			}
			if before < 0 || !x.samePiece(before, i) {
				kinds++
			}
			numbers[i] = int32(kinds - 1)
			before = i
		}
	}
	return numbers, kinds
}

// samePiece compares what stands from one valley to the next, that one
// included. The last piece ends with the sequence, where no other does.
func (x *sorter) samePiece(a, b int) bool {
	if last := len(x.valleys) - 1; a == last || b == last {
		return false
	}
	return slices.Equal(x.s[x.valleys[a]:x.valleys[a+1]+1], x.s[x.valleys[b]:x.valleys[b+1]+1])
}
