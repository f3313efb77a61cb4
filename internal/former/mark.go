package former

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"kaijisho/internal/calendar"
)

// Present is the site that the former one gave way to.
type Present struct {
	Version string                 // of its release
	Base    string                 // its address with a slash at the end, "" if unknown
	Has     func(path string) bool // does it have the page?
}

// What a page says of itself to search engines and feed readers. It is no
// longer true of a former page.
var claims = regexp.MustCompile(`(?i)<link rel="(?:canonical|alternate)"[^>]*>\n?|<meta name="robots"[^>]*>\n?`)

var (
	headEnd   = regexp.MustCompile(`(?i)</head>`)
	bodyStart = regexp.MustCompile(`(?i)<body[^>]*>`)
)

// mark writes into a page that it is superseded. Pages are ours, so that they
// have one head and one body; one that has not stays as it is.
func (s *Site) mark(name string, page []byte, now Present) []byte {
	head, body := headEnd.FindIndex(page), bodyStart.FindIndex(page)
	if head == nil || body == nil || body[0] < head[1] {
		return page
	}
	target, same := "index.html", false
	if now.Has(name) {
		target, same = name, true
	}
	root := strings.Repeat("../", strings.Count(s.place(name), "/"))
	canonical := root + target
	if now.Base != "" {
		canonical = now.Base + target
	}
	var b bytes.Buffer
	b.Write(claims.ReplaceAll(page[:head[0]], nil))
	b.WriteString(`<meta name="robots" content="noindex">` + "\n" +
		`<link rel="canonical" href="` + html.EscapeString(canonical) + `">` + "\n")
	b.Write(page[head[0]:body[1]])
	b.WriteString(s.banner(root+target, same, now))
	b.Write(page[body[1]:])
	return b.Bytes()
}

// banner is the line on top of a former page.
func (s *Site) banner(href string, same bool, now Present) string {
	words := "現在の開示書へ"
	if same {
		words = "現在の同じページへ"
	}
	return "\n" + `<aside class="notice" aria-label="過去の版"><p class="wrap">これは、` + japanese(s.Published) + `に公表した第` +
		html.EscapeString(s.Version) + `版です。現在の版は第` + html.EscapeString(now.Version) + `版です。<a href="` +
		html.EscapeString(href) + `">` + words + `</a></p></aside>`
}

// japanese spells a day: 2026年8月21日.
func japanese(day string) string {
	d, err := calendar.Parse(day)
	if err != nil {
		return html.EscapeString(day)
	}
	return d.Japanese()
}
