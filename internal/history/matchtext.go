package history

// alike is the least similarity at which two texts are told as one that changed.
const alike = 0.4

// maxPairs bounds the pairs of one gap whose similarity is looked at.
const maxPairs = 2500

// matchTexts pairs the texts of two lists in order: equal ones, and between
// them those that are alike. Pairs of -1 are what only one list has.
func matchTexts(a, b []string) []match {
	var out []match
	script := align(a, b)
	for i := 0; i < len(script); {
		if script[i].a >= 0 && script[i].b >= 0 {
			out = append(out, script[i])
			i++
			continue
		}
		var gone, come []int
		for ; i < len(script) && (script[i].a < 0 || script[i].b < 0); i++ {
			if m := script[i]; m.b < 0 {
				gone = append(gone, m.a)
			} else {
				come = append(come, m.b)
			}
		}
		out = append(out, matchGap(a, b, gone, come)...)
	}
	return out
}

// matchGap pairs what is alike so that the sum of the similarities is largest.
func matchGap(a, b []string, gone, come []int) []match {
	n, m := len(gone), len(come)
	if n == 0 || m == 0 || n*m > maxPairs {
		return loose(gone, come)
	}
	like := make([][]float64, n)
	best := make([][]float64, n+1) // best[i][j]: of gone[i:] and come[j:]
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	bags := make([]bag, m)
	for j := range come {
		bags[j] = bagOf(b[come[j]])
	}
	for i := n - 1; i >= 0; i-- {
		like[i] = make([]float64, m)
		words := bagOf(a[gone[i]])
		for j := m - 1; j >= 0; j-- {
			if s := words.like(bags[j]); s >= alike {
				like[i][j] = s
			}
			best[i][j] = max(best[i+1][j], best[i][j+1], like[i][j]+best[i+1][j+1])
		}
	}
	var out []match
	i, j := 0, 0
	for i < n && j < m {
		switch {
		case like[i][j] > 0 && best[i][j] == like[i][j]+best[i+1][j+1]:
			out = append(out, match{gone[i], come[j]})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			out = append(out, match{gone[i], -1})
			i++
		default:
			out = append(out, match{-1, come[j]})
			j++
		}
	}
	return append(out, loose(gone[i:], come[j:])...)
}

func loose(gone, come []int) []match {
	var out []match
	for _, i := range gone {
		out = append(out, match{i, -1})
	}
	for _, j := range come {
		out = append(out, match{-1, j})
	}
	return out
}

// A bag counts the words of a text. Their order does not matter for telling
// which two texts belong together, and leaving it out keeps the time linear.
type bag struct {
	words map[string]int
	size  int // bytes
}

func bagOf(s string) bag {
	b := bag{map[string]int{}, len(s)}
	for _, w := range words(s) {
		b.words[w]++
	}
	return b
}

// like is the share of the two texts that they have in common, from 0 to 1.
func (b bag) like(c bag) float64 {
	common := 0
	for w, n := range b.words {
		common += 2 * len(w) * min(n, c.words[w])
	}
	if b.size+c.size == 0 {
		return 1
	}
	return float64(common) / float64(b.size+c.size)
}
