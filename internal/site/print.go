package site

import (
	"strings"

	"kaijisho/internal/disclosure"
)

// PrintView is everything on one page, for paper.
type PrintView struct {
	Frame
	Service string
	Edition string
	Date    Date
	InForce Date
	Contact Contact
	Books   []PrintBook
}

// A PrintBook is one checklist.
type PrintBook struct {
	Title    string
	Bar      Bar
	Groups   []PrintGroup
	Verdicts string
}

// A PrintGroup is a 中分類.
type PrintGroup struct {
	ID, Category, Title, Range string
	Items                      []PrintItem
}

// A PrintItem is an item with its whole answer.
type PrintItem struct {
	ItemRef
	ID          string
	Requirement []RequirementPart
	Examples    string
	Answer      Answer
	Customer    []string
	Evidence    []EvidenceRow
	Cites       []string
}

// wholeLimit is the number of items above which no page holds all answers: no
// browser would lay it out, and no printer finish it. Such a page then names
// the items only.
const wholeLimit = 3000

// whole reports whether pages of all answers make sense.
func (s *site) whole() bool {
	n := 0
	for _, c := range s.doc.Checklists {
		n += len(c.Items)
	}
	return n <= wholeLimit
}

func (s *site) printJobs() []job {
	if !s.whole() {
		return nil
	}
	return []job{{printPath, "print", func() any { return s.printView() }}}
}

func (s *site) printView() PrintView {
	r := s.doc.Release()
	v := PrintView{
		Frame:   s.frame(printPath, sectionNone, "印刷用（全項目）", "全項目の要求事項と回答を1ページにまとめた、印刷用の版です。"),
		Service: s.doc.Service.Name, Edition: r.Version, Date: dateOf(r.Published), InForce: inForce(r), Contact: s.contact(),
	}
	for _, c := range s.doc.Checklists {
		book := PrintBook{Title: c.Title, Bar: barOf(c, c.Counts), Verdicts: strings.Join(c.Verdicts, "・")}
		for _, sub := range c.Subcategories {
			book.Groups = append(book.Groups, s.printGroup(sub))
		}
		v.Books = append(v.Books, book)
	}
	return v
}

func (s *site) printGroup(sub *disclosure.Subcategory) PrintGroup {
	g := PrintGroup{ID: subcategoryAnchor(sub), Category: sub.Category.Title, Title: sub.Title, Range: numberRange(sub.Items)}
	for _, it := range sub.Items {
		g.Items = append(g.Items, s.printItem(it))
	}
	return g
}

func (s *site) printItem(it *disclosure.Item) PrintItem {
	at, id := spotOf(printPath), itemAnchor(it)
	p := PrintItem{
		ItemRef: itemRef(at, it), ID: id, Requirement: requirement(it), Examples: strings.Join(it.EvidenceExamples, "、"),
		Answer: s.answerIn(at, it, id+"-", 5),
	}
	if a := it.Answer; a != nil {
		p.Customer, p.Evidence = a.Customer, evidenceRows(at, a.Evidence)
	}
	for _, cite := range it.Clauses {
		text := cite.Clause.Guideline.Short + " " + cite.Clause.Number
		for _, point := range cite.Points {
			text += point.Label
		}
		p.Cites = append(p.Cites, text)
	}
	return p
}

// inForce is the day a release takes effect when that is not the day it is published.
func inForce(r *disclosure.Release) Date {
	if r.Effective == r.Published {
		return Date{}
	}
	return dateOf(r.Effective)
}
