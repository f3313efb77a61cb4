package publish

import "strings"

// A Vanished link worked in the old tree and would not in the new one.
type Vanished struct {
	Page   string // path
	Anchor string // id within the page; empty: the page itself is gone
}

// Compare names every page (.html) and every anchor of old that new does not have, sorted. The anchors of a page that
// is gone are not named one by one.
func Compare(old, new *Manifest) []Vanished {
	var gone []Vanished
	for _, was := range old.Files {
		if !strings.HasSuffix(was.Path, ".html") {
			continue
		}
		is, found := new.Lookup(was.Path)
		if !found {
			gone = append(gone, Vanished{Page: was.Path})
			continue
		}
		if was.Anchors == is.Anchors {
			continue
		}
		there := map[string]bool{}
		for id := range strings.FieldsSeq(string(is.Anchors)) {
			there[id] = true
		}
		for id := range strings.FieldsSeq(string(was.Anchors)) {
			if !there[id] {
				gone = append(gone, Vanished{was.Path, id})
			}
		}
	}
	return gone
}
