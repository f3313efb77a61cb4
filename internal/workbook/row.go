package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"kaijisho/internal/markdown"
)

// Rows are spelt here and not by the library: a workbook has millions of cells
// of few kinds, which take the library several times as long as they need.

// write writes a row. Its height is in points and at most maxRowHeight.
func (s *sheet) write(level int, height float64, cells []cell) {
	s.row++
	x := append(s.book.scratch[:0], `<row r="`...)
	x = strconv.AppendInt(x, int64(s.row), 10)
	x = append(x, `" ht="`...)
	x = strconv.AppendFloat(x, height, 'f', -1, 64)
	x = append(x, `" customHeight="1`...)
	if level > 0 {
		x = append(x, `" outlineLevel="`...)
		x = strconv.AppendInt(x, int64(level), 10)
	}
	x = append(x, `">`...)
	for i := range cells {
		x = s.cell(x, i+1, &cells[i])
	}
	x = append(x, `</row>`...)
	s.book.scratch = x
	s.put(x)
}

// cell adds a cell. A text is stored as a string, so that a leading = or +
// never becomes a formula and 001 never a number.
func (s *sheet) cell(x []byte, column int, c *cell) []byte {
	x = append(x, `<c r="`...)
	x = append(x, s.letter(column)...)
	x = strconv.AppendInt(x, int64(s.row), 10)
	x = append(x, `" s="`...)
	x = strconv.AppendInt(x, int64(s.book.style(c.style)), 10)
	formula := ""
	if c.link != "" {
		formula = s.links.add(s.at(column, s.row), c)
	}
	switch {
	case len(c.text) > 0:
		x = append(x, `" t="inlineStr"><is>`...)
		x = s.book.text(x, c.text, c.style.points())
		return append(x, `</is></c>`...)
	case c.number != 0:
		x = append(x, `">`...)
		if formula != "" {
			x = append(x, `<f>`+inXML(formula)+`</f>`...)
		}
		x = append(x, `<v>`...)
		x = strconv.AppendInt(x, int64(c.number), 10)
		return append(x, `</v></c>`...)
	}
	return append(x, `"/>`...)
}

// text adds a text, in runs if any has a look.
func (b *book) text(x []byte, t text, size float64) []byte {
	if n := t.excess(); n > 0 {
		b.do(func() error { return fmt.Errorf("a cell of %d characters: %.20q…", n, t.String()) })
	}
	if !t.looks() {
		return t.appendTo(x)
	}
	for len(t) > 0 {
		n := t.alike()
		x = append(x, `<r>`...)
		x = append(x, b.font(t[0], size)...)
		x = t[:n].appendTo(x)
		x = append(x, `</r>`...)
		t = t[n:]
	}
	return x
}

// A font is the look of a run.
type font struct {
	look markdown.Run // without its text
	size float64
}

// font is a look as a run states it.
func (b *book) font(r markdown.Run, size float64) string {
	r.Text = ""
	key := font{r, size}
	x, ok := b.fonts[key]
	if !ok {
		x = key.xml()
		b.fonts[key] = x
	}
	return x
}

func (f font) xml() string {
	name, looks := fontName, ""
	if f.look.Code {
		name = codeFontName
	}
	if f.look.Bold {
		looks += `<b/>`
	}
	if f.look.Italic {
		looks += `<i/>`
	}
	if f.look.Strike {
		looks += `<strike/>`
	}
	return fmt.Sprintf(`<rPr><rFont val="%s"/><charset val="%d"/><family val="2"/>%s<color rgb="FF%s"/><sz val="%g"/></rPr>`,
		name, japanese, looks, colourText, f.size)
}

// appendTo adds the element of a text. Blanks at its ends only count when it
// says so.
func (t text) appendTo(x []byte) []byte {
	x = append(x, `<t`...)
	last := t[len(t)-1].Text
	if blank(t[0].Text[0]) || blank(last[len(last)-1]) {
		x = append(x, ` xml:space="preserve"`...)
	}
	x = append(x, '>')
	for _, r := range t {
		x = appendEscaped(x, r.Text)
	}
	return append(x, `</t>`...)
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// appendEscaped adds a text as the content of an element. Characters that XML
// cannot hold are dropped: Check reports those that an author wrote, and any
// other must not make the file unreadable.
func appendEscaped(x []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	from := 0
	for i := 0; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		if instead, n := escape(s[i:]); n > 0 {
			x = append(x, s[from:i]...)
			x = append(x, instead...)
			from = i + n
			i = from - 1
		}
	}
	return append(x, s[from:]...)
}

// special are the bytes at which escape may find something.
var special = func() [256]bool {
	set := suspicious
	for _, c := range []byte("&<>\r_") {
		set[c] = true
	}
	return set
}()

// escape gives what stands for the first n bytes of s, if it is not themselves.
func escape(s string) (instead string, n int) {
	switch c := s[0]; {
	case c == '&':
		return "&amp;", 1
	case c == '<':
		return "&lt;", 1
	case c == '>':
		return "&gt;", 1
	case c == '\r':
		return "&#xD;", 1
	case c == '_' && escaping(s):
		return "_x005F_", 1
	case suspicious[c]:
		if r, n := utf8.DecodeRuneInString(s); forbidden(r) {
			return "", n
		}
	}
	return "", 0
}

// escaping reports whether a text begins with what the format takes for a
// character's number: _x0041_.
func escaping(s string) bool {
	const form = "_xhhhh_"
	if len(s) < len(form) || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
