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
	a, b := 0, 1
	for same := 0; a < n && b < n && same < n; {
		x, y := s[(a+same)%n], s[(b+same)%n]
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
// than the next one, and a valley if moreover the one before it is not low:
// from the order of the valleys that of all others follows.
type sorter struct {
	s      []int32
	low    []bool
	heads  []int32 // by number: where its suffixes begin in the order; one more at the end
	lows   []int32 // by number: where its low suffixes begin
	cursor []int32
	order  []int32
}

func suffixes(s []int32, kinds int) []int32 {
	n := len(s)
	if n == 0 {
		return nil
	}
	x := &sorter{s: s, low: make([]bool, n), heads: make([]int32, kinds+1), lows: make([]int32, kinds), cursor: make([]int32, kinds), order: make([]int32, n)}
	x.classify()
	var valleys []int32
	place := make([]int32, n) // of a valley among the valleys, from 1
	for i := 1; i < n; i++ {
		if x.valley(i) {
			valleys = append(valleys, int32(i))
			place[i] = int32(len(valleys))
		}
	}
	x.induce(valleys)
	if len(valleys) > 1 {
		x.induce(x.sortValleys(valleys, place))
	}
	return x.order
}

func (x *sorter) valley(i int) bool { return i > 0 && x.low[i] && !x.low[i-1] }

// classify finds the low suffixes and counts both sorts by their first number.
func (x *sorter) classify() {
	highs := make([]int32, len(x.lows))
	for i := len(x.s) - 1; i >= 0; i-- {
		if i+1 < len(x.s) {
			x.low[i] = x.s[i] < x.s[i+1] || x.s[i] == x.s[i+1] && x.low[i+1]
		}
		x.heads[x.s[i]+1]++
		if !x.low[i] {
			highs[x.s[i]]++
		}
	}
	for k := range x.lows {
		x.lows[k] = x.heads[k] + highs[k] // high suffixes of a number come before its low ones
		x.heads[k+1] += x.heads[k]
	}
}

// induce places the valleys in their given order and lets the places of all
// other suffixes follow: first the high ones from the left, each put when the
// suffix after it is met, then the low ones from the right.
func (x *sorter) induce(valleys []int32) {
	for i := range x.order {
		x.order[i] = -1
	}
	copy(x.cursor, x.lows)
	for _, at := range valleys {
		x.put(at)
	}
	copy(x.cursor, x.heads)
	x.put(int32(len(x.s) - 1))
	for i := range x.order {
		if at := x.order[i] - 1; at >= 0 && !x.low[at] {
			x.put(at)
		}
	}
	copy(x.cursor, x.heads[1:])
	for i := len(x.order) - 1; i >= 0; i-- {
		if at := x.order[i] - 1; at >= 0 && x.low[at] {
			x.cursor[x.s[at]]--
			x.order[x.cursor[x.s[at]]] = at
		}
	}
}

func (x *sorter) put(at int32) {
	k := x.s[at]
	x.order[x.cursor[k]] = at
	x.cursor[k]++
}

// sortValleys sorts the valleys in full, given an order that is right as far
// as the next valley each: pieces between valleys get numbers by that order,
// and the sequence of these numbers is sorted in the same way.
func (x *sorter) sortValleys(valleys, place []int32) []int32 {
	end := func(at int32) int32 { // of the piece that begins at a valley, exclusive
		if next := place[at]; int(next) < len(valleys) {
			return valleys[next] + 1
		}
		return int32(len(x.s))
	}
	numbers := make([]int32, len(valleys))
	kinds, before := int32(0), int32(-1)
	for _, at := range x.order {
		if place[at] == 0 {
			continue
		}
		if before >= 0 && !x.samePiece(before, end(before), at, end(at)) {
			kinds++
		}
		numbers[place[at]-1] = kinds
		before = at
	}
	sorted := suffixes(numbers, int(kinds)+1)
	for i, k := range sorted {
		sorted[i] = valleys[k]
	}
	return sorted
}

// samePiece compares two pieces. The last one ends with the sequence, where no
// other does.
func (x *sorter) samePiece(a, endA, b, endB int32) bool {
	if n := int32(len(x.s)); endA == n || endB == n {
		return false
	}
	return slices.Equal(x.s[a:endA], x.s[b:endB])
}
