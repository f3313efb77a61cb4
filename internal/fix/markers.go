package fix

import "regexp"

// bullet is a line that begins a list item with * or +.
var bullet = regexp.MustCompile(`^[ \t>]*(?:[-0-9.)]+[ \t]+)*([*+])[ \t]+\S`)

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
			if m := bullet.FindStringSubmatchIndex(line); m != nil {
				edits = append(edits, edit{start + m[2], start + m[3], "-"})
			}
		}
		start = next
	}
	return apply(text, edits...)
}
