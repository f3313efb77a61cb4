package site

import (
	"strconv"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// CrosswalkView sets a checklist beside the others that the same service
// answers: which answers serve both, and what only one of them asks.
type CrosswalkView struct {
	Frame
	Sources []string
	Counts  []CrossCount
	Groups  []CrossGroup
	Alone   []CrossAlone // per other sheet
}

// A CrossCount is how many items stand in a relation.
type CrossCount struct {
	Word string
	N    int
}

// A CrossGroup is a 中分類.
type CrossGroup struct {
	Category string
	Link
	Rows []CrossRow
}

// A CrossRow is an item with its counterparts.
type CrossRow struct {
	ItemRef
	Carried bool // its answer is the counterpart's
	To      []CrossRef
}

// A CrossRef is an item of another sheet.
type CrossRef struct {
	ItemRef
	Sheet  string
	Word   string // the relation
	Note   string
	Source string
}

// CrossAlone are the items of another sheet that have no counterpart here.
type CrossAlone struct {
	Sheet string
	Items []ItemRef
}

var relationWords = map[checklist.Relation]string{
	checklist.Equal: "同じ", checklist.Part: "一部", checklist.Related: "関連",
}

func (s *site) crosswalkJobs() []job {
	var jobs []job
	for _, c := range s.doc.Checklists {
		if crossed(c) {
			jobs = append(jobs, job{crosswalkPath(c), "crosswalk", func() any { return s.crosswalkView(c) }})
		}
	}
	return jobs
}

// crossed reports whether any item has a counterpart in another sheet.
func crossed(c *disclosure.Checklist) bool {
	for _, it := range c.Items {
		if len(it.Crossings) > 0 {
			return true
		}
	}
	return false
}

func (s *site) via(at spot, x *disclosure.Crossing) *CrossRef {
	if x == nil {
		return nil
	}
	ref := s.crossRef(at, x)
	return &ref
}

func (s *site) crossRef(at spot, x *disclosure.Crossing) CrossRef {
	return CrossRef{itemRef(at, x.Other), x.Other.Checklist.Short, relationWords[x.Relation], x.Note, x.Source}
}

func (s *site) crossRefs(at spot, list []*disclosure.Crossing) []CrossRef {
	refs := make([]CrossRef, len(list))
	for i, x := range list {
		refs[i] = s.crossRef(at, x)
	}
	return refs
}

func (s *site) crosswalkView(c *disclosure.Checklist) CrosswalkView {
	path := crosswalkPath(c)
	at := spotOf(path)
	v := CrosswalkView{Frame: s.frame(path, tableSection(c), c.Short+"とほかのチェックシートの対応",
		c.Title+"の項目と、同じサービスが答えるほかのチェックシートの項目の対応です。", Link{at.to(tablePath(c)), c.Short})}
	counts := map[string]int{}
	sources := map[string]bool{}
	for _, sub := range c.Subcategories {
		g := CrossGroup{Category: sub.Category.Title, Link: Link{at.to(categoryPath(sub)), sub.Title}}
		for _, it := range sub.Items {
			g.Rows = append(g.Rows, CrossRow{itemRef(at, it), it.Answer != nil && it.Answer.Via != nil, s.crossRefs(at, it.Crossings)})
			counts[closest(it)]++
			for _, x := range it.Crossings {
				if !sources[x.Source] {
					sources[x.Source] = true
					v.Sources = append(v.Sources, x.Source)
				}
			}
		}
		v.Groups = append(v.Groups, g)
	}
	for _, word := range []string{relationWords[checklist.Equal], relationWords[checklist.Part], relationWords[checklist.Related], noRelation} {
		v.Counts = append(v.Counts, CrossCount{word, counts[word]})
	}
	v.Alone = s.alone(at, c)
	return v
}

const noRelation = "対応なし"

// closest is the strongest relation of an item, in words.
func closest(it *disclosure.Item) string {
	for _, r := range []checklist.Relation{checklist.Equal, checklist.Part, checklist.Related} {
		for _, x := range it.Crossings {
			if x.Relation == r {
				return relationWords[r]
			}
		}
	}
	return noRelation
}

// alone lists what other sheets ask and this one does not.
func (s *site) alone(at spot, c *disclosure.Checklist) []CrossAlone {
	var out []CrossAlone
	for _, other := range s.doc.Checklists {
		if other == c {
			continue
		}
		a := CrossAlone{Sheet: other.Short}
		for _, it := range other.Items {
			if !meets(it, c) {
				a.Items = append(a.Items, itemRef(at, it))
			}
		}
		if len(a.Items) > 0 && len(a.Items) < len(other.Items) {
			out = append(out, a)
		}
	}
	return out
}

func meets(it *disclosure.Item, c *disclosure.Checklist) bool {
	for _, x := range it.Crossings {
		if x.Other.Checklist == c {
			return true
		}
	}
	return false
}

// Label counts the items without a counterpart.
func (a CrossAlone) Label() string {
	return a.Sheet + "だけにある項目（" + strconv.Itoa(len(a.Items)) + "）"
}
