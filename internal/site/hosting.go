package site

import (
	"encoding/xml"
	"strings"
)

// hosting gathers the files that web servers and crawlers look for. Those that
// need absolute addresses exist only when the site knows its own.
func (s *site) hosting(jobs []job) []file {
	base := s.base()
	robots := "User-agent: *\nAllow: /\n"
	if s.hidden() {
		robots = "User-agent: *\nDisallow: /\n"
	}
	files := []file{{".nojekyll", nil}, {"_headers", []byte(headers(base, s.hidden()))}}
	if base != "" && !s.hidden() {
		robots += "Sitemap: " + base + "sitemap.xml\n"
		files = append(files, file{"sitemap.xml", sitemap(base, jobs)})
	}
	return append(files, file{"robots.txt", []byte(robots)})
}

// base is the site's own address with a slash at the end, or "".
func (s *site) base() string {
	base := s.doc.Site.BaseURL.Text
	if base != "" && !strings.HasSuffix(base, "/") {
		base += "/"
	}
	return base
}

// policy is what a page may load. The header adds what <meta> cannot say. No
// script connects to anything; 'self' lets tools that audit a page from within
// it read robots.txt.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"

// headers is a _headers file, which Netlify and Cloudflare Pages read.
func headers(base string, hidden bool) string {
	h := "/*\n" +
		"  Content-Security-Policy: " + policy + "; frame-ancestors 'none'\n" +
		"  X-Content-Type-Options: nosniff\n" +
		"  X-Frame-Options: DENY\n" +
		"  Referrer-Policy: no-referrer\n" +
		"  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()\n" +
		"  Cross-Origin-Opener-Policy: same-origin\n" +
		"  Cross-Origin-Resource-Policy: same-origin\n" +
		"  Cache-Control: no-cache\n"
	if hidden {
		h += "  X-Robots-Tag: " + noIndex + "\n"
	}
	if strings.HasPrefix(base, "https://") {
		h += "  Strict-Transport-Security: max-age=31536000\n"
	}
	return h
}

// sitemap lists every page that stands for itself.
func sitemap(base string, jobs []job) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, j := range jobs {
		if j.path == notFoundPath || j.template == movedTemplate {
			continue
		}
		b.WriteString("<url><loc>")
		xml.EscapeText(&b, []byte(base+strings.TrimSuffix(j.path, homeOnly(j.path)))) // a Builder does not fail
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

// homeOnly is what the address of the home page leaves out; every other
// address names its file.
func homeOnly(path string) string {
	if path == homePath {
		return homePath
	}
	return ""
}
