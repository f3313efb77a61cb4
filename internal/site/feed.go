package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"

	"kaijisho/internal/calendar"
	"kaijisho/internal/disclosure"
)

// Feeds of the releases, by which hospitals learn of changes: one of all, one
// for each guideline with the releases that change its items.
//
// Ids are tag: URIs (RFC 4151) made of the vendor's mail domain and the day of
// the first release, not addresses: Atom wants them absolute and forever the
// same, while the site may not know its address, or move. Links are absolute
// with base_url and relative to the feed without it, which RFC 4287 allows and
// feed readers resolve against where they fetched it.

const feedPath = "changes/feed.xml"

// A feed is one of them.
type feed struct {
	path, title string
	guideline   *disclosure.Guideline // nil: all releases
}

func (s *site) feeds() []feed {
	name := s.doc.Service.Name + " " + siteTitle + " 改訂履歴"
	list := []feed{{path: feedPath, title: name}}
	for _, g := range s.doc.Guidelines {
		list = append(list, feed{"changes/feed-" + g.ID + ".xml", name + "（" + g.Short + "に対応する項目）", g})
	}
	return list
}

func (s *site) feedFiles() ([]file, error) {
	var files []file
	for _, f := range s.feeds() {
		data, err := s.feed(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.path, err)
		}
		files = append(files, file{f.path, data})
	}
	return files, nil
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name  string `xml:"name"`
	URI   string `xml:"uri,omitempty"`
	Email string `xml:"email,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Published string   `xml:"published"`
	Updated   string   `xml:"updated"`
	Link      atomLink `xml:"link"`
	Summary   string   `xml:"summary"`
	Content   atomText `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

const (
	atomType = "application/atom+xml"
	htmlType = "text/html"
)

func (s *site) feed(f feed) ([]byte, error) {
	v, at := s.doc.Vendor, spotOf(f.path)
	out := atomFeed{
		Lang: "ja", ID: s.tag(f.path), Title: f.title, Author: atomAuthor{v.Name, v.URL.Text, v.Email},
		Updated: instant(s.doc.Release().Published),
		Links: []atomLink{
			{"self", atomType, s.feedHref(at, f.path)},
			{"alternate", htmlType, s.feedHref(at, changesPath)},
		},
	}
	for _, r := range s.doc.Releases {
		items := s.past.itemsOf(s.doc, r)
		if f.guideline != nil {
			items = slices.DeleteFunc(items, func(it *disclosure.Item) bool { return !cites(it, f.guideline) })
			if len(items) == 0 {
				continue
			}
		}
		out.Entries = append(out.Entries, s.feedEntry(at, f, r, items))
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func cites(it *disclosure.Item, g *disclosure.Guideline) bool {
	return slices.ContainsFunc(it.Clauses, func(c *disclosure.Citation) bool { return c.Clause.Guideline == g })
}

func (s *site) feedEntry(at spot, f feed, r *disclosure.Release, items []*disclosure.Item) atomEntry {
	title := releaseName(r)
	if !r.Effective.IsZero() && r.Effective != r.Published {
		title += "（" + r.Effective.Japanese() + "施行）"
	}
	page := s.releaseHref(spotOf(homePath), r)
	return atomEntry{
		ID: s.tag(f.path) + "/" + r.Version, Title: title, Published: instant(r.Published), Updated: instant(r.Published),
		Link: atomLink{"alternate", htmlType, s.feedHref(at, page)}, Summary: r.Summary,
		Content: atomText{"html", s.feedContent(at, r, items)},
	}
}

// feedContent tells the release for those who read nothing but the feed.
func (s *site) feedContent(at spot, r *disclosure.Release, items []*disclosure.Item) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(r.Summary))
	if len(items) > 0 {
		b.WriteString("<ul>")
	}
	for _, it := range items {
		href := s.feedHref(at, strings.TrimPrefix(s.changeHref(spotOf(homePath), it, r), spotOf(homePath).root))
		fmt.Fprintf(&b, `<li><a href="%s">%s %s</a>`, html.EscapeString(href), html.EscapeString(itemName(it)), html.EscapeString(it.Title))
		if c := s.past.change(it, r); c != nil {
			b.WriteString("：" + html.EscapeString(whatChanged(c)))
		}
		b.WriteString("</li>")
	}
	if len(items) > 0 {
		b.WriteString("</ul>")
	}
	return b.String()
}

// feedHref is the address of a path of the site as a feed at the spot has it.
func (s *site) feedHref(at spot, path string) string {
	if base := s.base(); base != "" {
		return base + path
	}
	return at.to(path)
}

// instant is the beginning of a day in Japan, where disclosures are published.
func instant(d calendar.Date) string { return d.String() + "T00:00:00+09:00" }

// tag is an id for a path of the site that stays when the site moves.
func (s *site) tag(path string) string {
	first := s.doc.Releases[len(s.doc.Releases)-1]
	slug := s.doc.Service.Slug.Text
	if slug == "" {
		slug = "disclosure"
	}
	return "tag:" + s.authority() + "," + first.Published.String() + ":" + slug + "/" + strings.TrimSuffix(path, ".xml")
}

// authority is a domain that the vendor had on the day of the first release.
// Without any, a name made of the vendor's own, below a domain that RFC 2606
// keeps from being given to others.
func (s *site) authority() string {
	if _, domain, ok := strings.Cut(s.doc.Vendor.Email, "@"); ok && hostname(domain) {
		return strings.ToLower(domain)
	}
	for _, address := range []string{s.doc.Vendor.URL.Text, s.doc.Service.URL.Text, s.base()} {
		if u, err := url.Parse(address); err == nil && hostname(u.Hostname()) {
			return strings.ToLower(u.Hostname())
		}
	}
	sum := sha256.Sum256([]byte(s.doc.Vendor.Name + "\x00" + s.doc.Service.Name))
	return fmt.Sprintf("%x.invalid", sum[:8])
}

// hostname reports whether a name may stand in a tag: letters, digits, dots and
// hyphens.
func hostname(name string) bool {
	return name != "" && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789.-") == ""
}
