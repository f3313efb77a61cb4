package history

import (
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/export"
)

// items compares all items: those of new in their order, and those that are
// gone before the first that followed them.
func (p *pair) items() []ItemChange {
	p.matchItems()
	out := []ItemChange{}
	gone := p.gone()
	for i := range p.new.Items {
		it := &p.new.Items[i]
		for len(gone) > 0 && p.precedes(gone[0], it) {
			out = append(out, p.itemGone(gone[0]))
			gone = gone[1:]
		}
		if was := p.was[refOf(it)]; was == nil {
			out = append(out, p.itemNew(it))
		} else if c, changed := p.item(was, it); changed {
			out = append(out, c)
		}
	}
	for _, it := range gone {
		out = append(out, p.itemGone(it))
	}
	return out
}

// matchItems pairs the items of new with those of old: by number, except that
// an item follows its requirement to another number.
func (p *pair) matchItems() {
	from := p.moved()
	taken := map[ItemRef]bool{}
	for _, was := range from {
		taken[refOf(was)] = true
	}
	p.was = make(map[ItemRef]*export.Item, len(p.new.Items))
	for i := range p.new.Items {
		ref := refOf(&p.new.Items[i])
		if was := from[ref]; was != nil {
			p.was[ref] = was
		} else if was := p.old.items[ref]; was != nil && !taken[ref] {
			p.was[ref] = was
		}
	}
}

// precedes reports whether an item that is gone stood before the item.
func (p *pair) precedes(gone, it *export.Item) bool {
	if gone.Checklist == it.Checklist {
		return gone.No <= it.No
	}
	order := func(id string) int {
		return slices.IndexFunc(p.new.Checklists, func(c export.Checklist) bool { return c.ID == id })
	}
	return order(gone.Checklist) < order(it.Checklist)
}

// moved finds items whose number changed: the same requirement, which is not
// under its old number any more. It gives them by the new place.
func (p *pair) moved() map[ItemRef]*export.Item {
	type key struct{ checklist, text string }
	lost := map[key][]*export.Item{}
	for i := range p.old.Items {
		it := &p.old.Items[i]
		if now := p.new.items[refOf(it)]; now == nil || !sameText(now.Requirement, it.Requirement) {
			k := key{it.Checklist, squeeze(it.Requirement)}
			lost[k] = append(lost[k], it)
		}
	}
	from := map[ItemRef]*export.Item{}
	if len(lost) == 0 {
		return from
	}
	for i := range p.new.Items {
		it := &p.new.Items[i]
		if was := p.old.items[refOf(it)]; was != nil && sameText(was.Requirement, it.Requirement) {
			continue
		}
		k := key{it.Checklist, squeeze(it.Requirement)}
		if it.Requirement != "" && len(lost[k]) == 1 { // a text that stands twice tells nothing
			from[refOf(it)] = lost[k][0]
			delete(lost, k)
		}
	}
	return from
}

// gone lists the items of old that no item of new continues.
func (p *pair) gone() []*export.Item {
	kept := make(map[*export.Item]bool, len(p.was))
	for _, was := range p.was {
		kept[was] = true
	}
	var gone []*export.Item
	for i := range p.old.Items {
		if it := &p.old.Items[i]; !kept[it] {
			gone = append(gone, it)
		}
	}
	return gone
}

func head(it *export.Item) ItemChange {
	return ItemChange{
		Checklist: it.Checklist, No: it.No, Title: it.Title,
		Category: it.Category, Subcategory: it.Subcategory, Changes: []Change{},
	}
}

func (p *pair) itemGone(it *export.Item) ItemChange {
	c := head(it)
	c.Before = p.old.statusOf(it)
	c.Changes = append(c.Changes, Change{Kind: Removed, Before: it.Requirement})
	return c
}

func (p *pair) itemNew(it *export.Item) ItemChange {
	c := head(it)
	c.URL, c.After = it.URL, p.new.statusOf(it)
	c.Changes = append(c.Changes, Change{Kind: Added, After: it.Requirement})
	return c
}

// item compares an item that both states have.
func (p *pair) item(was, is *export.Item) (ItemChange, bool) {
	c := head(is)
	c.URL, c.Before, c.After = is.URL, p.old.statusOf(was), p.new.statusOf(is)
	l := changes{}
	if was.No != is.No {
		l.value(Moved, strconv.Itoa(was.No), strconv.Itoa(is.No))
	}
	p.demanded(&l, was, is)
	p.stated(&l, was, is, c.Before, c.After)
	c.Changes = append(c.Changes, l...)
	return c, len(l) > 0
}

// demanded compares what the checklist says.
func (p *pair) demanded(l *changes, was, is *export.Item) {
	l.value(Title, was.Title, is.Title)
	if was.Category != is.Category || was.Subcategory != is.Subcategory {
		l.value(Place, join(" › ", was.Category, was.Subcategory), join(" › ", is.Category, is.Subcategory))
	}
	l.sentence(Requirement, was.Requirement, is.Requirement)
	p.cites(l, was, is)
	l.list(Examples, was.EvidenceExamples, is.EvidenceExamples)
}

// cites compares the clauses that an item cites, each with its points.
func (p *pair) cites(l *changes, was, is *export.Item) {
	for _, g := range p.guidelineIDs(was, is) {
		before, after := p.old.citations(was, g), p.new.citations(is, g)
		for _, id := range before.ids {
			if a, ok := after.text[id]; !ok || citedPoints(a) != citedPoints(before.text[id]) {
				l.add(Change{Kind: Cites, Before: before.text[id], After: a})
			}
		}
		for _, id := range after.ids {
			if _, ok := before.text[id]; !ok {
				l.add(Change{Kind: Cites, After: after.text[id]})
			}
		}
	}
}

// citations are the clauses of one guideline by id, as they are written.
type citations struct {
	ids  []string
	text map[string]string
}

func (s *state) citations(it *export.Item, guideline string) citations {
	c := citations{text: map[string]string{}}
	short := s.short(guideline)
	for _, cite := range it.Guidelines[guideline] {
		id := s.clauseID(guideline, cite.Clause)
		if _, ok := c.text[id]; !ok {
			c.ids = append(c.ids, id)
			c.text[id] = short + " " + cite.Clause
		}
		for _, p := range cite.Points {
			c.text[id] += pointSeparator + p
		}
	}
	return c
}

// pointSeparator stands between a clause and each of its points.
const pointSeparator = "\u2009"

func citedPoints(cite string) string {
	_, rest, _ := strings.Cut(cite, pointSeparator)
	return rest
}

func (s *state) short(guideline string) string {
	for _, g := range s.Guidelines {
		if g.ID == guideline {
			return g.Short
		}
	}
	return guideline
}

// guidelineIDs are the guidelines that either side cites, in order.
func (p *pair) guidelineIDs(was, is *export.Item) []string {
	var ids []string
	for _, g := range slices.Concat(p.new.Guidelines, p.old.Guidelines) {
		if len(was.Guidelines[g.ID])+len(is.Guidelines[g.ID]) > 0 && !slices.Contains(ids, g.ID) {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

func join(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}
