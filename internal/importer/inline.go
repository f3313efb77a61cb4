package importer

import (
	"regexp"
	"slices"
	"strings"

	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
)

// inline spells a line of text as Markdown. The room that reads Markdown is
// asked whether a spelling shows the very text, plain first and with every
// special character escaped last, so that no second list of its rules has to
// be kept here and most text stays as a person would write it.
func inline(marker, text string) string {
	for _, spell := range []func(string) string{linked, plainly, escapedAtStart, escaped} {
		if s := spell(text); faithful(marker, s, text) {
			return s
		}
	}
	return escaped(text)
}

// faithful reports whether the Markdown shows the text, as one plain piece. A
// mark that is shown as it is shows just what the cell did; whether its author
// meant more, checking asks.
func faithful(marker, spelt, text string) bool {
	doc, list := markdown.Parse(diag.NewSource("", marker+spelt), 0)
	wrong := slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code != "mark-shown" })
	if wrong || len(doc.Refs()) > 0 || len(doc.Headings()) > 0 || len(doc.Points()) > 0 {
		return false
	}
	runs := doc.Runs(nil)
	want := text
	if marker != "" {
		want = shownMarker(marker) + text
	}
	return len(runs) == 1 && runs[0] == markdown.Run{Text: want}
}

func shownMarker(marker string) string {
	if marker == "- " {
		return "・"
	}
	return strings.Replace(marker, ")", ".", 1)
}

func plainly(s string) string { return s }

// address is a web address in a text, without the punctuation that follows it.
var address = regexp.MustCompile(`https?://[!-;=?-~]*[#-&+\-/0-9=@-Z_a-z~]`)

// linked makes links of addresses.
func linked(s string) string { return address.ReplaceAllString(s, "<$0>") }

var special = regexp.MustCompile("[\\\\`*_{}\\[\\]()<>#+.!|~&:^=\"'-]")

func escaped(s string) string { return special.ReplaceAllString(s, `\$0`) }

var leading = regexp.MustCompile(`^([0-9]{0,9})([!-/:-@\[-` + "`" + `{-~])`)

// escapedAtStart escapes only what would make a line a heading, a list, a
// quotation or a rule.
func escapedAtStart(s string) string { return leading.ReplaceAllString(s, `$1\$2`) }
