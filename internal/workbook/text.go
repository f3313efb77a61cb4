package workbook

import (
	"strings"
	"unicode/utf16"

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

func (t *text) add(s string)  { *t = append(*t, markdown.Run{Text: s}) }
func (t *text) bold(s string) { *t = append(*t, markdown.Run{Text: s, Bold: true}) }

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
	bytes := 0
	for _, r := range t {
		bytes += len(r.Text)
	}
	if bytes <= maxCell {
		return 0
	}
	if n := t.length(); n > maxCell {
		return n
	}
	return 0
}

// looks reports whether any run has a look.
func (t text) looks() bool {
	for _, r := range t {
		if r.Bold || r.Italic || r.Strike || r.Code {
			return true
		}
	}
	return false
}

// allowed drops the characters that XML cannot hold.
func allowed(s string) string {
	if strings.IndexFunc(s, forbidden) < 0 {
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

// body is an answer's Markdown as a cell shows it, references by their words.
func (b *book) body(c *disclosure.Checklist, d *markdown.Doc) text {
	if d == nil {
		return nil
	}
	return d.Runs(func(ref markdown.Ref) (href, words string, ok bool) {
		t, ok := b.doc.Resolve(c, ref.Target)
		return "", t.Text(), ok
	})
}

// compact joins neighbours of one look, so that a cell holds no more runs than
// its reader sees.
func (t text) compact() text {
	var out text
	for _, r := range t {
		if n := len(out); n > 0 {
			look := out[n-1]
			look.Text = r.Text
			if look == r {
				out[n-1].Text += r.Text
				continue
			}
		}
		out = append(out, r)
	}
	return out
}
