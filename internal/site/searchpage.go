package site

// SearchView is the search page. Its script fills it; without the script it
// leads to Whole.
type SearchView struct {
	Frame
	Action  string
	Whole   Link // the page that holds most, to be searched by the browser itself
	Filters []Filter
}

func (s *site) searchJobs() []job {
	return []job{{searchPath, "search", func() any { return s.searchView() }}}
}

func (s *site) searchView() SearchView {
	at := spotOf(searchPath)
	v := SearchView{
		Frame:  s.frame(searchPath, sectionSearch, "検索", "要求事項、回答、エビデンス、条項のすべての語句を検索します。"),
		Action: searchPath, Whole: Link{at.to(printPath), "全項目を1ページに収めた印刷用の版"}, Filters: s.facets(),
	}
	if !s.whole() {
		v.Whole = Link{at.to(tablePath(s.doc.Checklists[0])), "全項目の一覧"}
	}
	return v
}
