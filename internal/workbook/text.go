package workbook

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
)

// maxCell is how long Excel lets the text of a cell be, in UTF-16 units.
const maxCell = 32767

// A text is the content of a cell: runs of one look each.
type text []markdown.Run

func plain(s string) text {
	if s == "" {
		return nil
	}
	return text{{Text: s}}
}

// String is the text without its looks.
func (t text) String() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var s strings.Builder
	for _, r := range t {
		s.WriteString(r.Text)
	}
	return s.String()
}

// line begins a new line, unless there is none yet.
func (t *text) line() {
	if len(*t) > 0 {
		*t = append(*t, markdown.Run{Text: "\n"})
	}
}

// gap leaves an empty line, unless there is nothing to part from.
func (t *text) gap() {
	if len(*t) > 0 {
		*t = append(*t, markdown.Run{Text: "\n\n"})
	}
}

func (t *text) add(parts ...string)  { t.run(markdown.Run{}, parts) }
func (t *text) bold(parts ...string) { t.run(markdown.Run{Bold: true}, parts) }

func (t *text) run(look markdown.Run, parts []string) {
	for _, look.Text = range parts {
		if look.Text != "" {
			*t = append(*t, look)
		}
	}
}

// length is what Excel counts.
func (t text) length() int {
	n := 0
	for _, run := range t {
		for _, r := range run.Text {
			n += utf16.RuneLen(r)
		}
	}
	return n
}

// excess is the length of a text that no cell can hold, or 0. A character takes
// no fewer bytes than Excel counts units, so few texts have to be counted.
func (t text) excess() int {
	if t.bytes() <= maxCell {
		return 0
	}
	if n := t.length(); n > maxCell {
		return n
	}
	return 0
}

func (t text) bytes() int {
	n := 0
	for _, r := range t {
		n += len(r.Text)
	}
	return n
}

// looks reports whether any run has a look.
func (t text) looks() bool {
	for _, r := range t {
		if r.Text = ""; r != (markdown.Run{}) {
			return true
		}
	}
	return false
}

// allowed drops the characters that XML cannot hold.
func allowed(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if clean(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, s)
}

func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// clean reports whether XML can hold all of s. Few bytes can begin a character
// that it cannot.
func clean(s string) bool {
	for i := range len(s) {
		if suspicious[s[i]] {
			if r, _ := utf8.DecodeRuneInString(s[i:]); forbidden(r) {
				return false
			}
		}
	}
	return true
}

var suspicious = func() (set [256]bool) {
	for c := range byte(' ') {
		set[c] = forbidden(rune(c))
	}
	set["\uffff"[0]] = true
	return set
}()

// body is an answer's Markdown as a cell shows it, references by their words.
func (b *book) body(a *disclosure.Answer) text {
	if a.Body == nil || a.Withheld {
		return nil
	}
	c := a.Sheet()
	return a.Body.Runs(func(ref markdown.Ref) (href, words string, ok bool) {
		t, ok := b.doc.Resolve(c, ref.Target)
		return "", t.Text(), ok
	})
}

// alike is how many runs at the beginning look like the first.
func (t text) alike() int {
	n := 1
	for ; n < len(t); n++ {
		look := t[n]
		look.Text = t[0].Text
		if look != t[0] {
			break
		}
	}
	return n
}
