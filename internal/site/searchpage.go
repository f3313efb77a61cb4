package site

// SearchView is the search page. Its script fills it; without the script it
// leads to the page that holds everything.
type SearchView struct {
	Frame
	Action  string
	Print   string
	Filters []Filter
}

func (s *site) searchJobs() []job {
	return []job{{searchPath, "search", func() any { return s.searchView() }}}
}

func (s *site) searchView() SearchView {
	return SearchView{
		Frame:  s.frame(searchPath, sectionSearch, "検索", "要求事項、回答、エビデンス、条項のすべての語句を検索します。"),
		Action: searchPath, Print: spotOf(searchPath).to(printPath), Filters: s.facets(),
	}
}
