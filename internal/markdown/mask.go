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
		source[m[2]] = hiddenBar
	}
}

var barredRef = regexp.MustCompile(`\[\[[^\[\]|\n]+(\|)[^\[\]|\n]*\]\]`)

const hiddenBar = 0x1f

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
