package site

import (
	"strconv"

	"kaijisho/internal/disclosure"
)

// TableView is the page of all items of a checklist.
type TableView struct {
	Frame
	Total  int
	Bar    Bar
	Groups []TableGroup
	Other  []Link // tables of further checklists
}

// A TableGroup is a 中分類 of the table.
type TableGroup struct {
	Category string
	Link
	Range string
	Rows  []TableRow
}

// A TableRow is one item. Fields whose names end in IDs are for the filters.
type TableRow struct {
	ItemRef
	StatusID, LevelID    string
	Clauses              []Link
	GuidelineIDs, Access string // separated by blanks
	Evidence             int
	Duties               int
	Changed              bool // named by the newest release
}

func (s *site) tableJobs() []job {
	var jobs []job
	for _, c := range s.doc.Checklists {
		jobs = append(jobs, job{tablePath(c), "table", func() any { return s.tableView(c) }})
	}
	return jobs
}

func (s *site) tableView(c *disclosure.Checklist) TableView {
	path := tablePath(c)
	at := spotOf(path)
	v := TableView{
		Frame: s.frame(path, tableSection(c), "項目一覧", c.Title+"の全"+strconv.Itoa(len(c.Items))+"項目と、事業者の回答の一覧です。"),
		Total: len(c.Items), Bar: barOf(c, c.Counts),
	}
	for _, sub := range c.Subcategories {
		g := TableGroup{Category: sub.Category.Title, Link: Link{at.to(categoryPath(sub)), sub.Title}, Range: numberRange(sub.Items)}
		for _, it := range sub.Items {
			g.Rows = append(g.Rows, s.tableRow(at, it))
		}
		v.Groups = append(v.Groups, g)
	}
	for _, other := range s.doc.Checklists {
		if other != c {
			v.Other = append(v.Other, Link{at.to(tablePath(other)), other.Title})
		}
	}
	return v
}

func (s *site) tableRow(at spot, it *disclosure.Item) TableRow {
	row := TableRow{ItemRef: itemRef(at, it), StatusID: it.Status.ID, LevelID: string(it.Level)}
	ids, access := words{}, words{}
	for _, cite := range it.Clauses {
		ids.add(cite.Clause.Guideline.ID)
		row.Clauses = append(row.Clauses, Link{at.to(clausePath(cite.Clause)), cite.Clause.Number})
	}
	if a := it.Answer; a != nil {
		for _, u := range a.Evidence {
			access.add(string(u.Evidence.Access))
		}
		row.Evidence, row.Duties = len(a.Evidence), len(a.Customer)
	}
	row.GuidelineIDs, row.Access = ids.text, access.text
	for _, r := range it.Releases {
		row.Changed = row.Changed || r == s.doc.Release()
	}
	return row
}

// words gathers words once each, separated by blanks, as a class attribute does.
type words struct {
	text string
	seen map[string]bool
}

func (w *words) add(word string) {
	if w.seen[word] {
		return
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[word] = true
	if w.text != "" {
		w.text += " "
	}
	w.text += word
}
