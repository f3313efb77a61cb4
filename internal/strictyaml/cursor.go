package strictyaml

import (
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// A cursor finds places by line and column. Nodes are asked for mostly in the
// order of the text, so it goes on from the last one: a program may well write
// a whole register on one line, where counting from its beginning each time
// takes time by the square of its length.
type cursor struct {
	line, column int
	offset       int // of the place
	end          int // of its line, without the line break
}

// move goes to a place, which it moves into the line.
func (c *cursor) move(src *diag.Source, line, column int) {
	if line != c.line || column < c.column {
		start := src.Offset(line, 1)
		*c = cursor{line: line, column: 1, offset: start, end: start + len(src.Line(line))}
	}
	for ; c.column < column && c.offset < c.end; c.column++ {
		_, size := utf8.DecodeRuneInString(src.Text[c.offset:c.end])
		c.offset += size
	}
}
