package history

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"kaijisho/internal/markdown"
)

// A unit is a block of a text as a reader sees it.
type unit struct {
	text    string
	heading bool
	code    bool // blanks mean something
}

// tidyUnits drops what is no matter of content.
func tidyUnits(units []markdown.Unit) []unit {
	out := make([]unit, len(units))
	for i, u := range units {
		out[i] = unit{text: tidy(u.Text), heading: u.Kind == markdown.UnitHeading}
		if u.Kind == markdown.UnitCode {
			out[i] = unit{text: u.Text, code: true}
		}
	}
	return out
}

// lines gives a plain text as units, one for each line.
func lines(text string) []unit {
	var out []unit
	for line := range strings.SplitSeq(text, "\n") {
		if line = tidy(line); line != "" {
			out = append(out, unit{text: line})
		}
	}
	return out
}

func plain(units []unit) string {
	texts := make([]string, len(units))
	for i, u := range units {
		texts[i] = u.text
	}
	return strings.Join(texts, "\n")
}

// wideNumber is a sub-item's number in full-width signs, which leads to the
// same sub-item.
var wideNumber = regexp.MustCompile(`^（[0-9０-９]{1,3}）\s*`)

// tidy leaves one blank between words and none beside Japanese: an author who
// writes "TLS 1.3 で" and one who writes "TLS 1.3で" mean the same, and browsers
// set both alike.
func tidy(s string) string {
	if m := wideNumber.FindString(s); m != "" {
		s = foldWidth(m) + s[len(m):]
	}
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var last rune
	blank := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			blank = true
			continue
		}
		if blank && last != 0 && narrow(last) && narrow(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, blank = r, false
	}
	return b.String()
}

// narrow reports whether a character belongs to a script that puts blanks
// between words.
func narrow(r rune) bool { return r < 0x2E80 && classOf(r) != classOther || r < 0x80 }

// squeeze is the text without blanks, for telling whether two are the same.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func sameText(a, b string) bool { return a == b || squeeze(a) == squeeze(b) }

func foldWidth(s string) string { return width.Fold.String(s) }

// sameUnits reports whether two texts say the same: how they are cut into
// paragraphs and lists does not matter.
func sameUnits(a, b []unit) bool {
	return slices.Equal(a, b) || joined(a) == joined(b)
}

func joined(units []unit) string {
	var s strings.Builder
	for _, u := range units {
		if u.code {
			s.WriteString("\n" + u.text + "\n")
		} else {
			s.WriteString(squeeze(u.text))
		}
	}
	return s.String()
}

// An Op says what became of a piece of text.
type Op string

const (
	Kept Op = "kept"
	Out  Op = "removed"
	In   Op = "added"
	Away Op = "moved" // stands elsewhere in the text now
)

// A Block is a changed block of a text: a paragraph, an item of a list, a row
// of a table. Blocks that stayed are left out; Under is the heading they would
// be looked for under.
type Block struct {
	Under string `json:"under,omitempty"`
	Parts []Part `json:"parts"`
}

// A Part is a phrase that was kept, removed or added.
type Part struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// blocks tells how one text became the other.
func blocks(old, new []unit) []Block {
	var out []Block
	under := [2]string{}
	before, after := texts(old), texts(new)
	moved := movedTexts(before, after)
	for _, m := range matchTexts(before, after) {
		switch {
		case m.a < 0 && moved[after[m.b]]:
			out = append(out, Block{under[1], []Part{{Away, after[m.b]}}})
		case m.b < 0 && moved[before[m.a]]:
		case m.a < 0:
			out = append(out, Block{under[1], []Part{{In, after[m.b]}}})
		case m.b < 0:
			out = append(out, Block{under[0], []Part{{Out, before[m.a]}}})
		case before[m.a] != after[m.b]:
			out = append(out, Block{under[1], phrases(before[m.a], after[m.b])})
		}
		if m.a >= 0 && old[m.a].heading {
			under[0] = before[m.a]
		}
		if m.b >= 0 && new[m.b].heading {
			under[1] = after[m.b]
		}
	}
	return out
}

func texts(units []unit) []string {
	out := make([]string, len(units))
	for i, u := range units {
		out[i] = u.text
	}
	return out
}

// movedTexts are the texts that stand once in both, but in another order.
func movedTexts(before, after []string) map[string]bool {
	moved := map[string]bool{}
	count := func(list []string, s string) (n int) {
		for _, t := range list {
			if t == s {
				n++
			}
		}
		return n
	}
	for _, m := range matchTexts(before, after) {
		if m.b < 0 && count(before, before[m.a]) == 1 && count(after, before[m.a]) == 1 {
			moved[before[m.a]] = true
		}
	}
	return moved
}
