package answer

import (
	"strings"

	"kaijisho/internal/diag"
)

const (
	bom   = "\ufeff"
	fence = "---"
)

// splitFrontMatter finds the YAML between the first line "---" and the next
// line that is only "---". It returns the YAML's place and the offset at which
// the body begins; a "---" inside a value does not end it. Without front
// matter the whole file is the body.
func splitFrontMatter(src *diag.Source) (head diag.Span, body int, list diag.List) {
	text := src.Text
	pos := 0
	if strings.HasPrefix(text, bom) {
		pos = len(bom)
	}
	first, next := lineAt(text, pos)
	if first != fence {
		return src.Span(pos, pos), pos, diag.List{diag.New("front-matter-missing", src.Span(pos, pos+len(first)))}
	}
	open := pos
	for start := next; start < len(text); {
		line, end := lineAt(text, start)
		if line == fence {
			return src.Span(next, start), end, nil
		}
		start = end
	}
	return src.Span(next, next), len(text), diag.List{diag.New("front-matter-open", src.Span(open, open+len(fence)))}
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
