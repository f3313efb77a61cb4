package site

import (
	"cmp"
	"slices"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/history"
)

// A past is what the records of releases tell, in the shape that pages ask for
// it. It does not change once newPast returns.
type past struct {
	changes  map[*disclosure.Release]*history.Comparison
	items    map[*disclosure.Item][]itemPast // newest release first
	suspects map[*disclosure.Item]*history.Suspect
}

// An itemPast is a release that changed an item. The change is nil when the
// vendor names the item and no record shows what changed of it.
type itemPast struct {
	release *disclosure.Release
	change  *history.ItemChange
}

func newPast(doc *disclosure.Document, log *history.Log, suspects []history.Suspect) *past {
	p := &past{
		changes: map[*disclosure.Release]*history.Comparison{}, items: map[*disclosure.Item][]itemPast{},
		suspects: map[*disclosure.Item]*history.Suspect{},
	}
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			for _, r := range it.Releases {
				p.items[it] = append(p.items[it], itemPast{release: r})
			}
		}
	}
	if log != nil {
		for _, rc := range log.Changes(history.Viewer{Audience: doc.Audience, Now: doc}) {
			p.recorded(doc, rc)
		}
	}
	for i := range suspects {
		if it := find(doc, suspects[i].Item.Checklist.ID, suspects[i].Item.No); it != nil {
			p.suspects[it] = &suspects[i]
		}
	}
	place := map[*disclosure.Release]int{}
	for i, r := range doc.Releases {
		place[r] = i
	}
	for _, list := range p.items {
		slices.SortStableFunc(list, func(a, b itemPast) int { return cmp.Compare(place[a.release], place[b.release]) })
	}
	return p
}

// recorded notes what a release changed, under the document's own releases and
// items: those of the log may belong to another linking of the same files.
func (p *past) recorded(doc *disclosure.Document, rc history.ReleaseChange) {
	i := slices.IndexFunc(doc.Releases, func(r *disclosure.Release) bool { return r.Version == rc.Release.Version })
	if i < 0 || rc.Comparison == nil {
		return
	}
	r := doc.Releases[i]
	p.changes[r] = rc.Comparison
	for j := range rc.Comparison.Items {
		change := &rc.Comparison.Items[j]
		it := find(doc, change.Checklist, change.No)
		if it == nil || !change.ForReaders() {
			continue
		}
		list := p.items[it]
		if k := slices.IndexFunc(list, func(known itemPast) bool { return known.release == r }); k >= 0 {
			list[k].change = change
		} else {
			p.items[it] = append(list, itemPast{r, change})
		}
	}
}

func find(doc *disclosure.Document, checklist string, no int) *disclosure.Item {
	for _, c := range doc.Checklists {
		if c.ID == checklist {
			return c.Item(no)
		}
	}
	return nil
}

// in reports whether the release changed the item.
func (p *past) in(it *disclosure.Item, r *disclosure.Release) bool {
	return slices.ContainsFunc(p.items[it], func(e itemPast) bool { return e.release == r })
}

// itemsOf lists the items that a release changed, in the document's order.
func (p *past) itemsOf(doc *disclosure.Document, r *disclosure.Release) []*disclosure.Item {
	var out []*disclosure.Item
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			if p.in(it, r) {
				out = append(out, it)
			}
		}
	}
	return out
}
