package fix

import (
	"cmp"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/strictyaml"
)

// keyOrder is the order in which the manual writes an answer's front matter.
var keyOrder = strictyaml.Names(reflect.TypeFor[answer.FrontMatter]())

var keyLine = regexp.MustCompile(`^([A-Za-z_]+)[ \t]*:`)

// An entry is a key with the lines that belong to it: comments and empty lines
// above it, and what is indented below.
type entry struct {
	rank int
	text string
}

// reorder sorts the keys of the front matter. What follows the last key (a
// comment, most often keys that are not in use) stays at the end.
func reorder(text string, m meaning) string {
	head := text[m.head.Start:m.head.End]
	var entries []entry
	above, last := 0, -1 // where the lines above the next key begin; the rank of the present key
	begin := 0
	for at := 0; at < len(head); {
		line, next := lineAt(head, at)
		switch key := keyLine.FindStringSubmatch(line); {
		case key != nil:
			if last >= 0 {
				entries = append(entries, entry{last, head[begin:above]})
				begin = above
			}
			last = slices.Index(keyOrder, key[1])
			above = next
		case line == "" || strings.HasPrefix(line, "#"):
		default:
			above = next
		}
		at = next
	}
	if last < 0 {
		return text
	}
	entries = append(entries, entry{last, head[begin:above]})
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.rank, b.rank) })
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(e.text)
	}
	return text[:m.head.Start] + b.String() + head[above:] + text[m.head.End:]
}
