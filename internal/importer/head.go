package importer

import (
	"regexp"
	"strings"
)

// A head is the front matter of a file that a person wrote, without its lines
// of dashes. Single keys are changed in the text, so that comments, order and
// spelling of everything else stay.
type head string

var topKey = regexp.MustCompile(`^([A-Za-z_]+|"[^"]*"|'[^']*')[ \t]*:`)

// set replaces the value of a key, or adds the key at the end. The text is
// the whole "key: value", with its line breaks; "" removes the key. It reports
// false where keys do not stand on lines of their own, as in flow style.
func (h head) set(key, text string) (head, bool) {
	lines := strings.SplitAfter(string(h), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	first, last := -1, -1
	for i, line := range lines {
		m := topKey.FindStringSubmatch(line)
		switch {
		case m != nil && strings.Trim(m[1], `"'`) == key:
			first, last = i, i
		case m != nil:
			if first >= 0 && last >= first {
				return h.splice(lines, first, last, text), true
			}
		case first >= 0 && belongs(line):
			last = i
		case first < 0 && strings.HasPrefix(strings.TrimLeft(line, " \t"), "{"):
			return h, false
		}
	}
	if first < 0 {
		first, last = len(lines), len(lines)-1
	}
	return h.splice(lines, first, last, text), true
}

// belongs reports whether a line goes on with the value above it. Comments
// and empty lines at the left edge belong to what follows.
func belongs(line string) bool {
	return strings.TrimSpace(line) != "" && (line[0] == ' ' || line[0] == '\t' || line[0] == '-' || line[0] == ']' || line[0] == '}')
}

func (h head) splice(lines []string, first, last int, text string) head {
	var b strings.Builder
	for _, l := range lines[:first] {
		b.WriteString(l)
	}
	if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
		b.WriteString("\n")
	}
	b.WriteString(text)
	for _, l := range lines[last+1:] {
		b.WriteString(l)
	}
	return head(b.String())
}
