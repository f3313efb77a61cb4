package fix

import "regexp"

// bullets are the markers that a line begins with; an item can begin with an
// item of a list of its own.
var bullets = regexp.MustCompile(`^[ \t>]*(?:(?:[-*+]|[0-9]+[.)])[ \t>]+)+`)

// rule is a line across the page, which may be written with asterisks.
var rule = regexp.MustCompile(`^[ \t>]*(?:\*[ \t]*){3,}$`)

// markers writes every list of the prose with "-", as the manual does. Two
// lists that follow each other and differ only in the marker would become one;
// the proof keeps them.
func markers(text string, from int) string {
	var edits []edit
	fence := ""
	for start := from; start < len(text); {
		line, next := lineAt(text, start)
		if fence = fenceAfter(fence, line); fence == "" && !rule.MatchString(line) {
			for i, c := range bullets.FindString(line) {
				if c == '*' || c == '+' {
					edits = append(edits, edit{start + i, start + i + 1, "-"})
				}
			}
		}
		start = next
	}
	return apply(text, edits...)
}
