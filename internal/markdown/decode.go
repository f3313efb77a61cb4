package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// decode resolves the backslash escapes and entities of a piece of Markdown
// text, as CommonMark 2.4 and 2.5 define them.
func decode(s string) string {
	i := strings.IndexAny(s, `\&`)
	if i < 0 {
		return clean(s)
	}
	var b strings.Builder
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		value, n := unescape(s)
		b.WriteString(value)
		s = s[n:]
		i = strings.IndexAny(s, `\&`)
	}
	b.WriteString(s)
	return clean(b.String())
}

// unescape reads the escape that s begins with, and says how many bytes it took.
func unescape(s string) (value string, n int) {
	const longestEntity = 40
	if s[0] == '\\' {
		if len(s) > 1 && isASCIIPunct(rune(s[1])) {
			return s[1:2], 2
		}
		return s[:1], 1
	}
	end := strings.IndexByte(s[:min(len(s), longestEntity)], ';')
	if end < 0 {
		return s[:1], 1
	}
	switch value = entity(s[1:end]); value {
	case "":
		return s[:1], 1
	case "\n": // white space to HTML, but a new line to a cell
		value = " "
	}
	return value, end + 1
}

// entity is the text of &name; or &#number;, or "" when there is no such.
func entity(name string) string {
	number, ok := strings.CutPrefix(name, "#")
	if !ok {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return ""
		}
		return string(e.Characters)
	}
	base, digits := 10, 7
	if hex := strings.TrimLeft(number, "xX"); len(hex) == len(number)-1 {
		number, base, digits = hex, 16, 6
	}
	n, err := strconv.ParseUint(number, base, 32)
	if err != nil || len(number) > digits {
		return ""
	}
	if n == 0 || n > unicode.MaxRune {
		n = utf8.RuneError
	}
	return string(rune(n))
}

// clean replaces what HTML and XML cannot carry (control characters,
// noncharacters, broken UTF-8) by U+FFFD, which shows that something was there.
func clean(s string) string {
	if !needsClean(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\r':
			b.WriteByte(' ')
		case isForbidden(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func needsClean(s string) bool {
	for _, r := range s {
		if r == '\r' || r == utf8.RuneError || isForbidden(r) {
			return true
		}
	}
	return false
}

func isForbidden(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n'
	case r >= 0x7f && r <= 0x9f:
		return true
	}
	return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}
