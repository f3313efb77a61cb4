package diag

import (
	"strings"

	"golang.org/x/text/width"
)

// Near is the word most like the given one, or "" when none is close enough to
// be what the author meant: at most a third of the characters may differ. Case
// and width do not count.
func Near(word string, words []string) string {
	mine := folded(word)
	best, bestDistance := "", len(mine)/3+1
	for _, w := range words {
		if d := distance(mine, folded(w), bestDistance); d < bestDistance {
			best, bestDistance = w, d
		}
	}
	return best
}

func folded(word string) []rune { return []rune(strings.ToLower(width.Fold.String(word))) }

// distance is the number of insertions, deletions, replacements and swaps of
// neighbours between a and b, or limit if it is not less.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) >= limit || len(a) > 200 {
		return limit
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	next := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return min(row[len(b)], limit)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
