package markdown

import (
	"bytes"
	"regexp"
)

// mask is the text that goldmark reads: a copy in which some bytes are
// overwritten, so that every position stays. Whoever needs the true bytes of a
// node takes them from the file's own text.
func mask(markdown string) []byte {
	source := []byte(markdown)
	hideQuotes(source)
	if bytes.Contains(source, []byte("[[")) {
		hideBars(source)
	}
	if bytes.Contains(source, []byte("\r\n")) {
		hideReturns(source)
	}
	return source
}

// hideBars overwrites the bar of [[target|label]], because a bar in the row of
// a table would otherwise end the cell.
func hideBars(source []byte) {
	for _, m := range barredRef.FindAllSubmatchIndex(source, -1) {
		source[m[2]] = hidden
	}
}

var barredRef = regexp.MustCompile(`\[\[[^\[\]|\n]+(\|)[^\[\]|\n]*\]\]`)

// hidden is no character that Markdown, or a text, has a use for.
const hidden = 0x1f

// hideReturns makes the line feeds of Windows plain ones behind a space, since
// goldmark reads "-" before a carriage return as no list. After a space or a
// backslash the return stays: there a second space, or one that is escaped,
// would mean something else.
func hideReturns(source []byte) {
	before := byte('\n')
	for i, c := range source[:len(source)-1] {
		if c == '\r' && source[i+1] == '\n' && before != ' ' && before != '\\' {
			source[i] = ' '
		}
		before = c
	}
}

// hideQuotes overwrites the marks of quotations that are deeper than a document
// may be, and so are reported anyway. Goldmark's time grows with the square of
// their number.
func hideQuotes(source []byte) {
	for start := 0; start < len(source); start += lineLength(source[start:]) {
		marks := 0
		for i := start; i < len(source) && (source[i] == '>' || source[i] == ' '); i++ {
			if source[i] == ' ' {
				continue
			}
			if marks++; marks > maxDepth {
				source[i] = hidden
			}
		}
	}
}
