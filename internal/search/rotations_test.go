package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRotations compares with sorting by comparison. Rotations that are equal
// may stand in any order.
func TestRotations(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := 1; n < 400; n++ {
		for _, kinds := range []int{1, 2, 3, 10, 1000} {
			s := make([]int32, n)
			for i := range s {
				s[i] = random.Int32N(int32(kinds))
			}
			if n%3 == 0 { // with repetitions
				copy(s[n/3:], s[:n/3])
				copy(s[2*n/3:], s[:n/3])
			}
			got := rotations(s, kinds)
			if why := wrongOrder(s, got); why != "" {
				t.Fatalf("%v: %s: %v", s, why, got)
			}
		}
	}
}

func wrongOrder(s, order []int32) string {
	seen := make([]bool, len(s))
	for i, at := range order {
		if seen[at] {
			return fmt.Sprint(at, " twice")
		}
		seen[at] = true
		if i > 0 && slices.Compare(rotated(s, order[i-1]), rotated(s, at)) > 0 {
			return fmt.Sprint(order[i-1], " before ", at)
		}
	}
	return ""
}

func rotated(s []int32, at int32) []int32 { return slices.Concat(s[at:], s[:at]) }

func BenchmarkRotations(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	s := make([]int32, 1<<18)
	for i := range s { // a text that repeats itself
		if s[i] = random.Int32N(2000); i > 5000 && random.IntN(50) > 0 {
			s[i] = s[i-5000+random.IntN(2)]
		}
	}
	for b.Loop() {
		rotations(s, 2000)
	}
}
