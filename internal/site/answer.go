package site

import (
	"html/template"
	"strings"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
)

// An Answer is what the vendor states about an item. Exactly one of Missing,
// Withheld and Body tells what stands in its place.
type Answer struct {
	Missing  bool
	Withheld *Withheld
	Body     template.HTML
	SameAs   *ItemRef  // the item whose text is shown
	Via      *CrossRef // the item of another sheet whose answer this is
	Reason   string
	Gap      string
	Target   Date
	Note     string
}

// Withheld stands for a text that is not for this audience: who gets it and how.
type Withheld struct {
	Word    string // the access class
	Terms   string
	About   string // where the classes are explained
	Contact Contact
}

// A Contact is whom to ask.
type Contact struct{ Vendor, Dept, Email string }

func (s *site) contact() Contact {
	v := s.doc.Vendor
	return Contact{v.Name, v.Department, v.Email}
}

// answerIn is the item's answer for the page at the spot. The prefix keeps its
// ids apart from others on the page, and level is that of its outermost headings.
func (s *site) answerIn(at spot, it *disclosure.Item, prefix string, level int) Answer {
	a := it.Answer
	switch {
	case a == nil:
		return Answer{Missing: true}
	case a.Withheld:
		return Answer{Withheld: &Withheld{
			Word: accessWords[a.Visibility], Terms: accessTerms[a.Visibility],
			About: at.to(aboutPath) + "#access", Contact: s.contact(),
		}}
	}
	author, page := it, ""
	if a.Via != nil {
		author = a.Via.Other
	}
	if author != it || prefix != "" {
		page = at.to(itemPath(author))
	}
	return Answer{
		Body:   s.proseAt(a.Body, at, author, page, prefix, level),
		SameAs: neighbour(at, a.SameAs), Via: s.via(at, a.Via),
		Reason: a.Reason, Gap: a.Gap, Target: dateOf(a.TargetDate), Note: a.Note,
	}
}

// proseAt renders Markdown for the page at the spot. The item is the one whose
// sub-items the text answers, or nil on a free page; the numbers of the answered
// sub-items lead to its requirement, which stands on the named page, "" for the
// same one. The prefix keeps ids apart from others on the page.
func (s *site) proseAt(doc *markdown.Doc, at spot, it *disclosure.Item, page, prefix string, level int) template.HTML {
	sheet, opt := s.doc.Checklists[0], markdown.HTMLOptions{Prefix: prefix, HeadingBase: level, Root: at.root}
	if it != nil {
		sheet = it.Checklist
		opt.PointHref = func(p markdown.Point) string { return pointHref(page, it, p) }
	}
	opt.Resolve = func(ref markdown.Ref) (string, string, bool) { return s.resolve(sheet, at, ref) }
	var b strings.Builder
	doc.HTML(&b, opt) // a strings.Builder does not fail
	return template.HTML(b.String())
}

// pointHref leads to the requirement's sub-item that a text answers, or
// nowhere when the requirement has none of that number.
func pointHref(page string, it *disclosure.Item, p markdown.Point) string {
	for _, b := range it.Blocks {
		if b.Point != "" && b.Run == p.Run && b.No == p.No {
			return page + "#" + b.ID
		}
	}
	return ""
}

// resolve says where a reference leads from the spot and what it reads.
func (s *site) resolve(c *disclosure.Checklist, at spot, ref markdown.Ref) (href, text string, ok bool) {
	t, ok := s.doc.Resolve(c, ref.Target)
	switch {
	case !ok:
		return "", "", false
	case t.Hidden:
		return "", "社内文書", true
	case t.Item != nil:
		return itemTarget(at, t.Item, t.Block)
	case t.Clause != nil:
		href, text = at.to(clausePath(t.Clause)), t.Clause.Guideline.Short+" "+t.Clause.Number
		if t.Point != nil {
			href, text = href+"#"+t.Point.ID, text+t.Point.Label
		}
	case t.Evidence != nil:
		href, text = at.to(evidencePath(t.Evidence)), t.Evidence.Title
	}
	return href, text, true
}

func itemTarget(at spot, it *disclosure.Item, b *checklist.Block) (href, text string, ok bool) {
	href, text = at.to(itemPath(it)), itemName(it)
	if b != nil {
		href, text = href+"#"+b.ID, text+disclosure.PointLabel(*b)
	}
	return href, text, true
}
