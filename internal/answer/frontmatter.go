package answer

import (
	"regexp"
	"strings"

	"kaijisho/internal/diag"
)

const (
	bom   = "\ufeff"
	fence = "---"
)

// splitFrontMatter finds the YAML between the first line "---" and the next
// line that is only "---". It returns the YAML's place and the offset at which
// the body begins; a "---" inside a value does not end it. Where one of the
// lines is missing, which is reported, what looks like keys is the front matter.
func splitFrontMatter(src *diag.Source) (head diag.Span, body int, list diag.List) {
	text := src.Text
	pos := 0
	if strings.HasPrefix(text, bom) {
		pos = len(bom)
	}
	first, next := lineAt(text, pos)
	place := src.Span(pos, pos+len(first))
	if first != fence {
		start, end, body := guessHead(text, pos)
		return src.Span(start, end), body, diag.List{diag.New("front-matter-missing", place)}
	}
	for start := next; start < len(text); {
		line, end := lineAt(text, start)
		if line == fence {
			return src.Span(next, start), end, nil
		}
		start = end
	}
	start, end, body := guessHead(text, next)
	return src.Span(start, end), body, diag.List{diag.New("front-matter-open", place)}
}

// likeFence is what people, and programs that mean well, make of a fence.
var likeFence = regexp.MustCompile(`^[-－ー―‐–—−]{2,}$`)

// guessHead finds where keys begin and end and where the body begins, from pos on.
func guessHead(text string, pos int) (start, end, body int) {
	start = pos
	line, next := lineAt(text, start)
	for line == "" && next < len(text) {
		start = next
		line, next = lineAt(text, start)
	}
	if likeFence.MatchString(line) {
		start = next
	}
	end = headEnd(text, start)
	if line, next = lineAt(text, end); end > start && likeFence.MatchString(line) {
		return start, end, next
	}
	return start, end, end
}

var (
	headKey  = regexp.MustCompile(`^[a-z_]{2,20} ?[:：]`)
	headRest = regexp.MustCompile(`^(?:[ \t#\]}]|-(?: |$))`)
)

// headEnd is the end of the lines from pos on that look like front matter: keys
// and, right below them, comments and what belongs to their values.
func headEnd(text string, pos int) int {
	end, apart := pos, false
	for start := pos; start < len(text); {
		line, next := lineAt(text, start)
		switch {
		case line == "":
			apart = true
		case headKey.MatchString(line), end > pos && !apart && headRest.MatchString(line):
			end, apart = next, false
		default:
			return end
		}
		start = next
	}
	return end
}

// lineAt is the line that begins at pos, without trailing blanks, and the
// offset of the line after it.
func lineAt(text string, pos int) (line string, next int) {
	rest := text[pos:]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		return strings.TrimRight(rest[:i], " \t\r"), pos + i + 1
	}
	return strings.TrimRight(rest, " \t\r"), len(text)
}
