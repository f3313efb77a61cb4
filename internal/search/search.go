// Package search writes the data of the portal's search page: one script,
// search-data.js, that assigns everything a reader can look for to
// window.KAIJISHO_SEARCH. It works from disk, where a page may load a script
// but not a file.
//
// Finding, folding and ranking live in assets/js/search-*.js only, so that
// there is one implementation of each. This package knows no document: its
// caller turns pages into entries.
package search

// An Entry is one thing that a reader can find: an item, a clause, a document
// of evidence, a page.
type Entry struct {
	Kind   string  // id of one of Labels.Kinds
	No     int     // number of an item, found by 79 and 項目79; 0 for anything else
	Key    string  // what it is called by: "79", "3.2.3(2)(ア)2"
	URL    string  // relative to the search page
	Title  string  // plain text
	Fields []Field // what is searched besides Key and Title, as a result shows them
	// Facets are the values' ids by facet id.
	Facets map[string][]string
}

// A Field is a part of an entry with a name of its own, so that a result can
// say where it hit. Fields of one name may stand several times in an entry.
type Field struct {
	Name   string // id of one of Labels.Fields
	Anchor string // fragment of the part in the page, without '#', or ""
	Text   string // plain text
}

// Labels are the words that the page shows, in the order it shows them.
type Labels struct {
	Kinds  []Label
	Fields []FieldLabel
	Facets []FacetLabel
}

// A Label is the word for an id.
type Label struct {
	ID, Text string
	Mark     string // for a facet's badge: becomes its data-kind attribute, optional
}

// A FieldLabel also says how much a hit in the field counts; 1 is plain text.
type FieldLabel struct {
	ID, Text string
	Weight   float64
}

// A FacetLabel is a group of check boxes. The values of a facet with Badge set
// also stand on each result.
type FacetLabel struct {
	ID, Text string
	Badge    bool
	Values   []Label
}
