package site

import (
	"html/template"
	"strconv"

	"kaijisho/internal/disclosure"
)

// ClauseView is the page of a clause, point by point.
type ClauseView struct {
	Frame
	Guideline   Link
	Number      string
	Heading     string
	Provisional bool
	Note        string
	Gap         bool
	Total       int
	Bar         Bar
	Points      []PointView
	Whole       []ItemRef
	Categories  []CategoryNumbers
	Children    []ClauseRow
	Contents    template.HTML // list items
	Prev, Next  *Link
	Up          *Link
}

// CategoryNumbers are the items of one 中分類 that cite the clause.
type CategoryNumbers struct {
	ID string
	Link
	Items template.HTML // links
}

// A PointView is a numbered duty of a clause with the items that cite it.
type PointView struct {
	ID, Label   string
	Recommended bool
	Items       []ItemRef
}

func (s *site) clauseJobs() []job {
	var jobs []job
	for _, g := range s.doc.Guidelines {
		for _, c := range g.Clauses {
			jobs = append(jobs, job{clausePath(c), "clause", func() any { return s.clauseView(c) }})
		}
	}
	return jobs
}

func (s *site) clauseView(c *disclosure.Clause) ClauseView {
	path, g := clausePath(c), c.Guideline
	at := spotOf(path)
	crumbs := []Link{{at.to(guidelinesPath), "ガイドライン"}, {at.to(guidelinePath(g)), g.Short}}
	for _, up := range ancestors(c) {
		crumbs = append(crumbs, Link{at.to(clausePath(up)), up.Number})
	}
	v := ClauseView{
		Frame: s.frame(path, sectionGuidelines, g.Short+" "+clauseName(c),
			g.Title+"「"+clauseName(c)+"」に対応するチェックシートの項目（"+strconv.Itoa(len(c.Items))+"件）と回答です。", crumbs...),
		Guideline: Link{at.to(guidelinePath(g)), g.Short}, Number: c.Number, Heading: c.Title,
		Provisional: !c.Official, Note: c.Note, Gap: isGap(c), Total: len(c.Items),
		Whole: itemRefs(at, c.Whole), Children: clauseRows(at, c.Children),
		Prev: clauseLink(at, c.Prev), Next: clauseLink(at, c.Next), Up: clauseLink(at, c.Parent),
	}
	if len(c.Items) > 0 {
		v.Bar = barOf(c.Items[0].Checklist, c.Counts)
	}
	for _, p := range c.Points {
		v.Points = append(v.Points, PointView{p.ID, p.Label, p.Recommended, itemRefs(at, p.Items)})
	}
	v.Categories = categoryNumbers(at, c)
	v.Contents = clauseContents(&v)
	return v
}

// categoryNumbers sorts the clause's items by 中分類; the cells of the matrix
// lead here.
func categoryNumbers(at spot, c *disclosure.Clause) []CategoryNumbers {
	var list []CategoryNumbers
	for sub, items := range bySubcategory(c.Items) {
		links := make([]Link, len(items))
		for i, it := range items {
			links[i] = Link{at.to(itemPath(it)), strconv.Itoa(it.No)}
		}
		list = append(list, CategoryNumbers{subcategoryAnchor(sub), Link{at.to(categoryPath(sub)), sub.Title}, joined(links)})
	}
	return list
}

func clauseContents(v *ClauseView) template.HTML {
	var links []Link
	for _, p := range v.Points {
		links = append(links, Link{"#" + p.ID, p.Label})
	}
	if len(v.Whole) > 0 {
		links = append(links, Link{"#whole", "条項全体"})
	}
	if len(v.Categories) > 1 {
		links = append(links, Link{"#by-category", "分類ごとの項目"})
	}
	if len(v.Children) > 0 {
		links = append(links, Link{"#below", "下位の条項"})
	}
	return listed(links)
}

// ancestors are the clauses above, outermost first.
func ancestors(c *disclosure.Clause) []*disclosure.Clause {
	if c.Parent == nil {
		return nil
	}
	return append(ancestors(c.Parent), c.Parent)
}

func clauseLink(at spot, c *disclosure.Clause) *Link {
	if c == nil {
		return nil
	}
	return &Link{at.to(clausePath(c)), clauseName(c)}
}
