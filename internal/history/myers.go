package history

// A match pairs the index of an element of a with one of b; -1 stands for none.
type match struct{ a, b int }

// maxEdits bounds the search for the shortest edit script, whose time and
// memory grow with the square of it. Two texts further apart share no more
// than their beginning and end as far as a reader is concerned.
const maxEdits = 1000

// align finds a shortest edit script from a to b (E. W. Myers, An O(ND)
// Difference Algorithm, 1986): pairs of equal elements, and what is only in one.
func align[T comparable](a, b []T) []match {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	out := make([]match, 0, max(len(a), len(b)))
	for i := range start {
		out = append(out, match{i, i})
	}
	for _, m := range shortest(a[start:endA], b[start:endB]) {
		if m.a >= 0 {
			m.a += start
		}
		if m.b >= 0 {
			m.b += start
		}
		out = append(out, m)
	}
	for i := endA; i < len(a); i++ {
		out = append(out, match{i, endB + i - endA})
	}
	return out
}

func shortest[T comparable](a, b []T) []match {
	limit := min(len(a)+len(b), maxEdits)
	v := make([]int32, 2*limit+3)
	at := func(k int) int { return k + limit + 1 }
	var trace [][]int32
	for d := 0; d <= limit; d++ {
		trace = append(trace, append([]int32(nil), v[at(-d-1):at(d+1)+1]...))
		for k := -d; k <= d; k += 2 {
			x := int(v[at(k-1)]) + 1
			if k == -d || k != d && v[at(k-1)] < v[at(k+1)] {
				x = int(v[at(k+1)])
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			v[at(k)] = int32(x)
			if x >= len(a) && x-k >= len(b) {
				return backtrack(trace, len(a), len(b))
			}
		}
	}
	return apart(len(a), len(b))
}

// backtrack follows the trace from the end. trace[d] holds the furthest points
// before round d, for the diagonals -d-1 to d+1.
func backtrack(trace [][]int32, x, y int) []match {
	var reversed []match
	for d := len(trace) - 1; d >= 0; d-- {
		at := func(k int) int { return int(trace[d][k+d+1]) }
		k := x - y
		prev := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			prev = k + 1
		}
		fromX := at(prev)
		fromY := fromX - prev
		if d == 0 {
			fromX, fromY = 0, 0
		}
		for x > fromX && y > fromY {
			x, y = x-1, y-1
			reversed = append(reversed, match{x, y})
		}
		switch {
		case d == 0:
		case x > fromX:
			x--
			reversed = append(reversed, match{x, -1})
		default:
			y--
			reversed = append(reversed, match{-1, y})
		}
	}
	for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
		reversed[i], reversed[j] = reversed[j], reversed[i]
	}
	return reversed
}

// apart gives up all of a for all of b.
func apart(n, m int) []match {
	out := make([]match, 0, n+m)
	for i := range n {
		out = append(out, match{i, -1})
	}
	for j := range m {
		out = append(out, match{-1, j})
	}
	return out
}
