package diag

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A Source is the text of one file that an author wrote. Path is relative to
// the project, with slashes, so that it can be clicked in a terminal.
type Source struct {
	Path string
	Text string

	lines []int // byte offset of each line's first byte
}

// NewSource indexes text for positions. The text is kept as it is: offsets in
// a Span are offsets into these bytes, whatever a parser skips or blanks.
func NewSource(path, text string) *Source {
	lines := make([]int, 1, 1+strings.Count(text, "\n"))
	for i := 0; i < len(text); {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		lines = append(lines, i)
	}
	return &Source{Path: path, Text: text, lines: lines}
}

// Position gives the line and column of a byte offset, both from 1. Columns
// count characters (Unicode code points), because a person who reads Japanese
// counts characters and SARIF offers them as columnKind unicodeCodePoints.
// A byte order mark at the start of the file is no character.
func (s *Source) Position(offset int) (line, col int) {
	offset = min(max(offset, 0), len(s.Text))
	line = sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > offset })
	start := s.lines[line-1]
	text := s.Text[start:offset]
	if line == 1 {
		text = strings.TrimPrefix(text, bom)
	}
	return line, utf8.RuneCountInString(text) + 1
}

// Offset is the byte offset of a line and column as YAML counts them: both
// from 1, columns in characters. A place outside the text is moved into it.
func (s *Source) Offset(line, col int) int {
	if line < 1 {
		return 0
	}
	if line > len(s.lines) {
		return len(s.Text)
	}
	offset := s.lines[line-1]
	if line == 1 && strings.HasPrefix(s.Text, bom) {
		offset += len(bom)
	}
	for ; col > 1 && offset < len(s.Text) && s.Text[offset] != '\n'; col-- {
		_, size := utf8.DecodeRuneInString(s.Text[offset:])
		offset += size
	}
	return offset
}

// Line is the text of a line, counted from 1, without its line break.
func (s *Source) Line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	text := s.Text[s.lines[n-1]:]
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	text = strings.TrimSuffix(text, "\r")
	if n == 1 {
		text = strings.TrimPrefix(text, bom)
	}
	return text
}

// Span is the part of the source from byte start up to byte end.
func (s *Source) Span(start, end int) Span {
	start = min(max(start, 0), len(s.Text))
	return Span{Source: s, Start: start, End: min(max(end, start), len(s.Text))}
}

const bom = "\ufeff"

// A Span is a place in a source: bytes Start up to End. The zero Span is no
// place; a Span with a Source whose Text is empty stands for the whole file.
type Span struct {
	Source     *Source
	Start, End int
}

// Path is the file's path, or "" for no place.
func (s Span) Path() string {
	if s.Source == nil {
		return ""
	}
	return s.Source.Path
}

// Text is what the span covers.
func (s Span) Text() string {
	if s.Source == nil {
		return ""
	}
	return s.Source.Text[s.Start:s.End]
}

// hasText reports whether the span is a place inside a file, and not the file
// as such.
func (s Span) hasText() bool { return s.Source != nil && s.Source.Text != "" }

// Range gives first and last position, the latter one past the end; 0 for no place.
func (s Span) Range() (line, col, endLine, endCol int) {
	if s.Source == nil {
		return 0, 0, 0, 0
	}
	line, col = s.Source.Position(s.Start)
	endLine, endCol = s.Source.Position(s.End)
	return line, col, endLine, endCol
}
