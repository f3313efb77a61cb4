package workbook

import (
	"strings"

	"kaijisho/internal/disclosure"
)

// Few answers come near the limit of a cell, and to lay out a body takes most
// of the time that Check has. So Check reckons from the source how long a body
// can become, and lays out only those that could be too long.

// A reckoner knows how long the words of a reference can be.
type reckoner struct{ words int }

func newReckoner(doc *disclosure.Document) reckoner {
	r := reckoner{}
	for _, e := range doc.Evidence {
		r.words = max(r.words, len(e.Title))
	}
	for _, g := range doc.Guidelines {
		for _, c := range g.Clauses {
			r.words = max(r.words, len(g.Short)+len(c.Number))
		}
	}
	r.words += 64 // numbers and labels of points
	return r
}

// atMost is what a body's length does not exceed, in UTF-16 units. What a cell
// shows of a line is no longer than its bytes but for these: a reference becomes
// words; each line is indented by the lists and quotes around it; a rule and a
// number are spelt out; a row of a table is padded to its columns, or has each
// cell on a line of its own with the heading again. Bodies with definitions,
// which show in many places, are not reckoned.
func (r reckoner) atMost(body string) int {
	if strings.Contains(body, "]:") {
		return maxCell + 1
	}
	lines, length, longest := 0, 0, 0
	for line := range strings.SplitSeq(body, "\n") {
		n := len(line) + strings.Count(line, "[[")*r.words
		lines, length, longest = lines+1, length+n, max(longest, n)
	}
	cells := strings.Count(body, "|")
	most := length + (lines+cells)*gain
	if cells > 0 {
		most += lines * (longest + padding)
	}
	return most
}

// What a line can gain in length.
const (
	gain    = 48 // line feeds, the deepest indent, a long number, a rule
	padding = 80 // of a row of the widest table that is set as one
)
