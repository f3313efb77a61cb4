package site

// SearchView is the search page. Its script fills it; without the script it
// leads to the tables of all items.
type SearchView struct {
	Frame
	Action  string
	Tables  []Link
	Filters []Filter
}

func (s *site) searchJobs() []job {
	return []job{{searchPath, "search", func() any { return s.searchView() }}}
}

func (s *site) searchView() SearchView {
	at := spotOf(searchPath)
	v := SearchView{
		Frame:  s.frame(searchPath, sectionSearch, "検索", "要求事項、回答、エビデンス、条項のすべての語句を検索します。"),
		Action: searchPath, Filters: s.facets(),
	}
	for _, c := range s.doc.Checklists {
		v.Tables = append(v.Tables, Link{at.to(tablePath(c)), c.Short + "の全項目"})
	}
	return v
}
