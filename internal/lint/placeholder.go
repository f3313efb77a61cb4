package lint

import (
	"regexp"
	"strings"

	"kaijisho/internal/diag"
)

// placeholder is what stands where a name has yet to be filled in.
var placeholder = regexp.MustCompile(`[〇○◯]{2,}[^\s,\]}"'#]*|[^\s:,\[{"'#]+[〇○◯]{2,}`)

// placeholders finds names in a register that init wrote and nobody replaced.
// Answers may well show a form with 〇〇 in it, so that they are not searched.
func (l *linter) placeholders(src *diag.Source) {
	start := 0
	for line := range strings.Lines(src.Text) {
		at := start
		start += len(line)
		line, _, _ = strings.Cut(" "+line, " #")
		if m := placeholder.FindStringIndex(line); m != nil {
			l.report("placeholder", src.Span(at+m[0]-1, at+m[1]-1), "text", line[m[0]:m[1]])
		}
	}
}
