package site

import (
	"iter"
	"strconv"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// CoverageView is the matrix 条項 × 中分類 of one guideline. A number is how many
// items of the 中分類 cite the clause.
type CoverageView struct {
	Frame
	Guideline Link
	Columns   []Link
	Rows      []CoverageLine
	Others    []Link // matrices of the other guidelines
}

// A CoverageLine is a clause with a cell per column.
type CoverageLine struct {
	Link
	Number string
	Total  int
	Cells  []CoverageCell
}

// A CoverageCell is a number of items, 0 for none. Heat, 1 to 3, tells few from many.
type CoverageCell struct {
	N     int
	Href  string
	Label string
	Heat  int
}

func (s *site) coverageJobs() []job {
	var jobs []job
	for _, g := range s.doc.Guidelines {
		jobs = append(jobs, job{coveragePath(g), "coverage", func() any { return s.coverageView(g) }})
	}
	return append(jobs, job{gapsPath, "gaps", func() any { return s.gapsView() }})
}

func (s *site) coverageView(g *disclosure.Guideline) CoverageView {
	path := coveragePath(g)
	at := spotOf(path)
	v := CoverageView{
		Frame: s.frame(path, sectionGuidelines, g.Short+"の条項と分類の対応表", g.Title+"の条項と、チェックシートの中分類との対応を項目数で示します。",
			Link{at.to(guidelinesPath), "ガイドライン"}, Link{at.to(guidelinePath(g)), g.Short}),
		Guideline: Link{at.to(guidelinePath(g)), g.Short},
	}
	columns := citingSubcategories(g)
	for _, sub := range columns {
		v.Columns = append(v.Columns, Link{at.to(categoryPath(sub)), sub.Title})
	}
	for _, c := range g.Clauses {
		if len(c.Items) > 0 {
			v.Rows = append(v.Rows, coverageLine(at, c, columns))
		}
	}
	for _, other := range s.doc.Guidelines {
		if other != g {
			v.Others = append(v.Others, Link{at.to(coveragePath(other)), other.Short})
		}
	}
	return v
}

// citingSubcategories are those with an item that cites the guideline.
func citingSubcategories(g *disclosure.Guideline) []*disclosure.Subcategory {
	var subs []*disclosure.Subcategory
	for sub := range bySubcategory(g.Items) {
		subs = append(subs, sub)
	}
	return subs
}

// bySubcategory groups items by 中分類, in the order in which each first occurs.
func bySubcategory(items []*disclosure.Item) iter.Seq2[*disclosure.Subcategory, []*disclosure.Item] {
	groups := map[*disclosure.Subcategory][]*disclosure.Item{}
	var order []*disclosure.Subcategory
	for _, it := range items {
		if groups[it.Subcategory] == nil {
			order = append(order, it.Subcategory)
		}
		groups[it.Subcategory] = append(groups[it.Subcategory], it)
	}
	return func(yield func(*disclosure.Subcategory, []*disclosure.Item) bool) {
		for _, sub := range order {
			if !yield(sub, groups[sub]) {
				return
			}
		}
	}
}

func coverageLine(at spot, c *disclosure.Clause, columns []*disclosure.Subcategory) CoverageLine {
	path := at.to(clausePath(c))
	line := CoverageLine{Link: Link{path, c.Title}, Number: c.Number, Total: len(c.Items)}
	n := map[*disclosure.Subcategory]int{}
	for _, it := range c.Items {
		n[it.Subcategory]++
	}
	for _, sub := range columns {
		cell := CoverageCell{N: n[sub]}
		if cell.N > 0 {
			cell.Href, cell.Heat = path+"#"+subcategoryAnchor(sub), heat(cell.N)
			cell.Label = c.Number + " と " + sub.Title + "：" + strconv.Itoa(cell.N) + "項目"
		}
		line.Cells = append(line.Cells, cell)
	}
	return line
}

func heat(n int) int {
	switch {
	case n < 3:
		return 1
	case n < 6:
		return 2
	}
	return 3
}

// GapsView lists what a reader would look for in vain.
type GapsView struct {
	Frame
	Unanswered []ItemRef
	Open       []ItemRef // answered, but not met
	Withheld   []ItemRef
	Unproved   []ItemRef // answered as met without a document
	Clauses    []GuidelineBox
	Kinds      []KindGap
}

// A KindGap is a kind of evidence that items ask for and no document serves.
type KindGap struct {
	Link
	Items int
}

func (s *site) gapsView() GapsView {
	at := spotOf(gapsPath)
	v := GapsView{Frame: s.frame(gapsPath, sectionNone, "未回答・未整備の一覧",
		"回答のない項目、満たしていない項目、文書のない確認対象物、項目のない条項を、ありのままに示します。")}
	for _, c := range s.doc.Checklists {
		for _, it := range c.Items {
			v.add(at, it)
		}
	}
	for _, g := range s.doc.Guidelines {
		box := GuidelineBox{Link: Link{at.to(guidelinePath(g)), g.Short}}
		for _, c := range g.Clauses {
			if isGap(c) {
				box.Cites = append(box.Cites, Cite{Link: Link{at.to(clausePath(c)), clauseName(c)}, Provisional: !c.Official})
			}
		}
		if len(box.Cites) > 0 {
			v.Clauses = append(v.Clauses, box)
		}
	}
	for _, k := range s.doc.Kinds {
		if len(k.Evidence) == 0 {
			v.Kinds = append(v.Kinds, KindGap{Link{at.to(kindsPath) + "#" + k.ID, k.Name}, len(k.Items)})
		}
	}
	return v
}

func (v *GapsView) add(at spot, it *disclosure.Item) {
	a := it.Answer
	if a == nil {
		v.Unanswered = append(v.Unanswered, itemRef(at, it))
		return
	}
	if it.Status.Kind == checklist.Open || it.Status.Kind == checklist.Partial {
		v.Open = append(v.Open, itemRef(at, it))
	}
	if a.Withheld {
		v.Withheld = append(v.Withheld, itemRef(at, it))
	} else if it.Status.Kind == checklist.Met && len(a.Evidence)+a.Undisclosed == 0 {
		v.Unproved = append(v.Unproved, itemRef(at, it))
	}
}
