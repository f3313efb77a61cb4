package importer

import "strings"

// maxTable bounds the table that matching lines needs; texts whose middle
// parts are longer are taken for wholly different there.
const maxTable = 4 << 20

// matchLines pairs the lines that two texts share in the same order, as many
// as possible. It gives for each line of a the index of its twin in b, or -1.
func matchLines(a, b []string) []int {
	out := make([]int, len(a))
	for i := range out {
		out[i] = -1
	}
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		out[start] = start
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA--
		endB--
		out[endA] = endB
	}
	for i, twin := range longestCommon(a[start:endA], b[start:endB]) {
		if twin >= 0 {
			out[start+i] = start + twin
		}
	}
	return out
}

// longestCommon pairs the lines of a longest common sequence.
func longestCommon(a, b []string) []int {
	n, m := len(a), len(b)
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	if n*m > maxTable {
		return out
	}
	rest := make([]int, (n+1)*(m+1)) // length of the sequence from i and j on
	at := func(i, j int) int { return i*(m+1) + j }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				rest[at(i, j)] = rest[at(i+1, j+1)] + 1
			} else {
				rest[at(i, j)] = max(rest[at(i+1, j)], rest[at(i, j+1)])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i] == b[j]:
			out[i] = j
			i++
			j++
		case rest[at(i+1, j)] >= rest[at(i, j+1)]:
			i++
		default:
			j++
		}
	}
	return out
}

// around is how many unchanged lines a diff shows beside a change.
const around = 2

// diffLines shows how one text became another: "- " for a line that went,
// "+ " for one that came, "  " for its neighbours, "…" for what is left out.
func diffLines(old, changed string) []string {
	a, b := textOf(old), textOf(changed)
	var all []string
	j := 0
	for i, twin := range matchLines(a, b) {
		if twin < 0 {
			all = append(all, "- "+a[i])
			continue
		}
		for ; j < twin; j++ {
			all = append(all, "+ "+b[j])
		}
		all = append(all, "  "+a[i])
		j = twin + 1
	}
	for ; j < len(b); j++ {
		all = append(all, "+ "+b[j])
	}
	return excerpt(all)
}

// textOf are the lines of a text, without the empty one behind a last line feed.
func textOf(s string) []string { return strings.Split(strings.TrimSuffix(s, "\n"), "\n") }

func excerpt(lines []string) []string {
	near := make([]bool, len(lines))
	for i, l := range lines {
		if l[0] == ' ' {
			continue
		}
		for k := max(0, i-around); k <= min(len(lines)-1, i+around); k++ {
			near[k] = true
		}
	}
	var out []string
	for i, l := range lines {
		switch {
		case near[i]:
			out = append(out, l)
		case i == 0 || near[i-1]:
			out = append(out, "…")
		}
	}
	return out
}
