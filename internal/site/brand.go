package site

import (
	"io/fs"
	"strconv"
	"strings"

	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// brandPath is a stylesheet after the common one. It holds what only this
// disclosure decides: the vendor's accent colour, and the line at the foot of
// every printed page. It is a file because the pages' CSP forbids style
// attributes and style elements.
const brandPath = "assets/css/brand.css"

func brandCSS(doc *disclosure.Document) []byte {
	var b strings.Builder
	if accent, ok := parseColour(doc.Site.Accent.Text); ok {
		writeAccent(&b, accent)
	}
	r := doc.Release()
	line := siteTitle + "　" + doc.Service.Name + "　第" + r.Version + "版（" + dateOf(r.Published).Text + "）"
	b.WriteString("@page { @bottom-left { content: " + cssString(line) + "; font-size: 8pt; color: #555; }\n" +
		"  @bottom-right { content: counter(page) \" / \" counter(pages); font-size: 8pt; color: #555; } }\n")
	return []byte(b.String())
}

// Check reports what the vendor's own settings of the site get wrong: a logo
// that is not there, an accent that is no colour or too pale to be read as
// text, former addresses that lead nowhere.
func Check(doc *disclosure.Document, files fs.FS) diag.List {
	list := checkRedirects(doc)
	if logo := doc.Site.Logo; logo.Text != "" {
		name := "content/" + attachmentPath(logo.Text)
		if info, err := fs.Stat(files, name); err != nil || !info.Mode().IsRegular() {
			list.Add(diag.New("logo-missing", logo.Span, "path", name))
		}
	}
	accent := doc.Site.Accent
	if accent.Text == "" {
		return list
	}
	c, ok := parseColour(accent.Text)
	if !ok {
		list.Add(diag.New("accent-invalid", accent.Span, "value", accent.Text))
	} else if ratio := contrast(c, lightGround); ratio < contrastAA {
		list.Add(diag.New("accent-contrast", accent.Span, "value", accent.Text,
			"ratio", strconv.FormatFloat(ratio, 'f', 1, 64), "used", c.against(white, lightGround).String()))
	}
	return list
}

// writeAccent sets the accent for both schemes. As text it must keep AA's
// contrast of 4.5 on the scheme's background, so it is moved towards black or
// white until it does; as a surface it takes the ink that reads better.
func writeAccent(b *strings.Builder, accent colour) {
	light := ":root { --accent: " + accent.String() + "; --on-accent: " + accent.ink().String() +
		"; --accent-ink: " + accent.against(white, lightGround).String() + "; }\n"
	dark := "--accent: " + accent.String() + "; --on-accent: " + accent.ink().String() +
		"; --accent-ink: " + accent.against(black, darkGround).String() + "; }"
	b.WriteString(light)
	b.WriteString(":root[data-theme=\"dark\"] { " + dark + "\n")
	b.WriteString("@media screen and (prefers-color-scheme: dark) { :root:not([data-theme=\"light\"]) { " + dark + " }\n")
}

// cssString quotes a text for a stylesheet. Whatever could end the string or
// the line becomes an escape.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < ' ' || r == '"' || r == '\\' || r == '<' || r == 0x7f {
			b.WriteString("\\" + strconv.FormatInt(int64(r), 16) + " ")
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}
