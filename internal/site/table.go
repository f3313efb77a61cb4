package site

import (
	"html/template"
	"strconv"
	"strings"

	"kaijisho/internal/disclosure"
)

// TableView is the page of all items of a checklist.
type TableView struct {
	Frame
	Self    string // its own address, which filters are added to
	Bar     Bar
	Filters []Filter
	Groups  []TableGroup
	Other   []Link // tables of further checklists
	Cross   *Link  // what its items have in common with those of others
}

// A TableGroup is a 中分類 of the table.
type TableGroup struct {
	Category string
	Link
	Range string
	Rows  []TableRow
}

// A TableRow is one item.
type TableRow struct {
	ItemRef
	Changed  string        // by the newest release, in words
	Suspect  bool          // to be reviewed again; for the author only
	Clauses  template.HTML // links
	Evidence int
	Duties   int
	Filter   RowFilter
}

// RowFilter holds the ids of an item's values in the filters, separated by
// blanks, as the row's data attributes give them to the script.
type RowFilter struct {
	Status, Category, Subcategory, Level, Guideline, Access, Customer, Changed string
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
		Self:  at.to(path), Bar: barOf(c, c.Counts), Filters: s.filters(),
	}
	for _, sub := range c.Subcategories {
		g := TableGroup{Category: sub.Category.Title, Link: Link{at.to(categoryPath(sub)), sub.Title}, Range: numberRange(sub.Items)}
		for _, it := range sub.Items {
			g.Rows = append(g.Rows, s.tableRow(at, it))
		}
		v.Groups = append(v.Groups, g)
	}
	if crossed(c) {
		v.Cross = &Link{at.to(crosswalkPath(c)), "ほかのチェックシートとの対応"}
	}
	for _, other := range s.doc.Checklists {
		if other != c {
			v.Other = append(v.Other, Link{at.to(tablePath(other)), other.Title})
		}
	}
	return v
}

func (s *site) tableRow(at spot, it *disclosure.Item) TableRow {
	row := TableRow{ItemRef: itemRef(at, it), Changed: s.changedMark(it), Suspect: s.past.suspects[it] != nil, Filter: rowFilter(s.facetsOf(it))}
	clauses := make([]Link, len(it.Clauses))
	for i, cite := range it.Clauses {
		clauses[i] = Link{at.to(clausePath(cite.Clause)), cite.Clause.Number}
	}
	row.Clauses = joined(clauses)
	if a := it.Answer; a != nil {
		row.Evidence, row.Duties = len(a.Evidence), len(a.Customer)
	}
	return row
}

func rowFilter(f map[string][]string) RowFilter {
	ids := func(group string) string { return strings.Join(f[group], " ") }
	return RowFilter{
		Status: ids("status"), Category: ids("category"), Subcategory: ids("subcategory"), Level: ids("level"),
		Guideline: ids("guideline"), Access: ids("access"), Customer: ids("customer"), Changed: ids("changed"),
	}
}
