package site

import (
	"html/template"
	"strings"

	"kaijisho/internal/disclosure"
)

// Fragments are short lists of links written here rather than by a template. A
// page has dozens of them, and html/template takes ten times as long for a link.

// joined is links separated by 、.
func joined(links []Link) template.HTML {
	var b strings.Builder
	for i, l := range links {
		if i > 0 {
			b.WriteString("、")
		}
		writeLink(&b, l)
	}
	return template.HTML(b.String())
}

// listed is links as the items of a list.
func listed(links []Link) template.HTML {
	var b strings.Builder
	for _, l := range links {
		b.WriteString("<li>")
		writeLink(&b, l)
		b.WriteString("</li>")
	}
	return template.HTML(b.String())
}

func writeLink(b *strings.Builder, l Link) {
	b.WriteString(`<a href="`)
	b.WriteString(template.HTMLEscapeString(l.Href))
	b.WriteString(`">`)
	b.WriteString(template.HTMLEscapeString(l.Text))
	b.WriteString("</a>")
}

// shared holds parts that are the same on the pages of many items, rendered once.
type shared struct {
	near   map[*disclosure.Subcategory]template.HTML
	legend map[*disclosure.Checklist]template.HTML
	review map[*disclosure.Checklist]template.HTML
}

func (s *site) renderShared() (*shared, error) {
	sh := &shared{map[*disclosure.Subcategory]template.HTML{}, map[*disclosure.Checklist]template.HTML{}, map[*disclosure.Checklist]template.HTML{}}
	var err error
	for _, c := range s.doc.Checklists {
		if sh.legend[c], err = s.templates.part("key", legend(c)); err != nil {
			return nil, err
		}
		if len(c.Verdicts) > 0 {
			form := ReviewForm{"../../" + s.reviewPath(c), c.Verdicts}
			if sh.review[c], err = s.templates.part("review-form", form); err != nil {
				return nil, err
			}
		}
		for _, sub := range c.Subcategories {
			if sh.near[sub], err = s.templates.part("near", nearLinks(sub)); err != nil {
				return nil, err
			}
		}
	}
	return sh, nil
}

// legend lists every status once, for the key under the numbers.
func legend(c *disclosure.Checklist) []Status {
	var all []Status
	for _, sc := range c.Counts.ByStatus {
		all = append(all, statusOf(c, sc.Status))
	}
	return all
}

// A NearLink is a 中分類 of the same 大分類, with its range of numbers. Its
// address is relative to a page two directories below the root.
type NearLink struct {
	Link
	Range   string
	Current bool
}

// nearWindow bounds the 中分類 shown beside one, as gridWindow does the numbers.
const nearWindow = 60

func nearLinks(sub *disclosure.Subcategory) []NearLink {
	all := sub.Category.Subcategories
	at := 0
	for i, s := range all {
		if s == sub {
			at = i
		}
	}
	from := max(0, min(at-nearWindow/2, len(all)-nearWindow))
	var links []NearLink
	for _, s := range all[from:min(len(all), from+nearWindow)] {
		links = append(links, NearLink{
			Link: Link{"../../" + categoryPath(s), s.Title}, Range: numberRange(s.Items), Current: s == sub,
		})
	}
	return links
}
