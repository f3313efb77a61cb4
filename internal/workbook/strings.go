package workbook

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// A richText is what a cell or a shared string says. Struck text is marked, as
// people strike what no longer holds and a plain reading would bring it back.
type richText struct {
	text   string
	struck bool
}

// richText reads the content of a string element (si or is) to its end. The
// readings of Japanese words (rPh), which Excel stores beside them, are no
// part of the text.
func (p *part) richText() (richText, error) {
	r := richTextReader{part: p}
	for level := 1; level > 0; {
		t, err := p.next()
		if t == nil || err != nil {
			return richText{}, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			level--
		case xml.StartElement:
			done, err := r.element(t)
			if err != nil {
				return richText{}, err
			}
			if !done {
				level++
			}
		}
		if r.text.Len() > maxToken {
			return richText{}, damaged(p.name)
		}
	}
	return richText{cleanText(r.text.String()), r.anyStruck}, nil
}

type richTextReader struct {
	*part
	text      strings.Builder
	struck    bool // the run at hand is
	anyStruck bool
}

// element takes an element, and reports whether it has read it to its end.
func (r *richTextReader) element(e xml.StartElement) (done bool, err error) {
	switch e.Name.Local {
	case "rPh":
		return true, r.skip()
	case "t":
		words, err := r.part.text()
		r.text.WriteString(words)
		r.anyStruck = r.anyStruck || r.struck && strings.TrimSpace(words) != ""
		return true, err
	case "strike":
		r.struck = attr(e, "val") != "0" && attr(e, "val") != "false"
	case "r":
		r.struck = false
	}
	return false, nil
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// cleanText undoes the escapes of the format and the line breaks that old Macs,
// web forms and Word leave behind.
func cleanText(s string) string {
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllStringFunc(s, func(e string) string {
			code, _ := strconv.ParseUint(e[2:6], 16, 32)
			if 0xD800 <= code && code < 0xE000 {
				return e
			}
			return string(rune(code))
		})
	}
	return evenBreaks(s)
}

// evenBreaks makes every kind of line break a line feed.
func evenBreaks(s string) string {
	for _, other := range []string{"\r", "\v", "\f", "\u2028", "\u2029"} {
		if strings.Contains(s, other) {
			return lineBreaks.Replace(s)
		}
	}
	return s
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n")

// maxStrings bounds the table of strings: a row of the form has a dozen.
const maxStrings = 4 << 20

// sharedStrings reads the table of strings that cells refer to by number.
func (c *container) sharedStrings(name string) ([]richText, error) {
	p, err := c.open(name)
	if err != nil {
		return nil, err
	}
	var out []richText
	err = p.each(func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(out) == maxStrings {
			return refuse("文字列の数が多すぎます（上限 %d）", "too many strings (limit %d)", maxStrings)
		}
		s, err := p.richText()
		out = append(out, s)
		return err
	})
	return out, err
}
