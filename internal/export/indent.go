package export

import "bytes"

// appendIndent appends a JSON text to out as json.Indent does with two spaces.
// The text comes from an encoder, so it is valid and compact: that spares
// looking for mistakes at each of its bytes, and strings, which are nearly all
// of them, are copied whole.
func appendIndent(out, text []byte, prefix string) []byte {
	depth := 0
	newline := func() {
		out = append(append(out, '\n'), prefix...)
		for range depth {
			out = append(out, "  "...)
		}
	}
	for len(text) > 0 {
		n := 1
		switch c := text[0]; {
		case c == '"':
			n = stringLen(text)
			out = append(out, text[:n]...)
		case (c == '{' || c == '[') && text[1] == c+2: // closed at once
			n = 2
			out = append(out, text[:n]...)
		case c == '{' || c == '[':
			out = append(out, c)
			depth++
			newline()
		case c == '}' || c == ']':
			depth--
			newline()
			out = append(out, c)
		case c == ',':
			out = append(out, c)
			newline()
		case c == ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
		text = text[n:]
	}
	return out
}

// stringLen is the length of the string that a JSON text begins with, quotes
// included.
func stringLen(text []byte) int {
	for end := 1; ; end++ {
		end += bytes.IndexByte(text[end:], '"')
		escapes := end
		for text[escapes-1] == '\\' {
			escapes--
		}
		if (end-escapes)%2 == 0 {
			return end + 1
		}
	}
}
