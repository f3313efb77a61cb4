package history

import (
	"slices"

	"kaijisho/internal/export"
)

// about compares what is said of the disclosure as a whole.
func about(old, new *export.Disclosure) []Change {
	l := changes{}
	l.value(Vendor, join(" ", old.Vendor.Name, old.Vendor.Department, old.Vendor.Email), join(" ", new.Vendor.Name, new.Vendor.Department, new.Vendor.Email))
	l.value(Service, old.Service.Name, new.Service.Name)
	l.sentence(Service, old.Service.Summary, new.Service.Summary)
	l.sentence(Notice, old.Notice, new.Notice)
	return l
}

// coverage counts by status, in the order of the newer vocabulary.
func coverage(old, new *export.Disclosure) []Coverage {
	out := []Coverage{}
	before, after := countStatuses(old), countStatuses(new)
	for _, c := range slices.Concat(new.Checklists, old.Checklists) {
		if slices.ContainsFunc(out, func(o Coverage) bool { return o.Checklist == c.ID }) {
			continue
		}
		cov := Coverage{Checklist: c.ID, Title: c.Title, Before: before[c.ID][""], After: after[c.ID][""]}
		for _, st := range vocabulary(c.ID, new, old) {
			cov.Statuses = append(cov.Statuses, StatusCount{st, before[c.ID][st.ID], after[c.ID][st.ID]})
		}
		out = append(out, cov)
	}
	return out
}

// countStatuses counts the items of each checklist by status, and all under "".
func countStatuses(d *export.Disclosure) map[string]map[string]int {
	n := map[string]map[string]int{}
	for i := range d.Items {
		c := d.Items[i].Checklist
		if n[c] == nil {
			n[c] = map[string]int{}
		}
		n[c][d.Items[i].Status]++
		n[c][""]++
	}
	return n
}

func vocabulary(checklist string, states ...*export.Disclosure) []StatusRef {
	var words []StatusRef
	for _, d := range states {
		for _, c := range d.Checklists {
			if c.ID != checklist {
				continue
			}
			for _, st := range c.Statuses {
				if !slices.ContainsFunc(words, func(w StatusRef) bool { return w.ID == st.ID }) {
					words = append(words, StatusRef{st.ID, st.Label, st.Kind})
				}
			}
		}
	}
	return words
}

// clauses compares the guidelines themselves.
func clauses(old, new *export.Disclosure) []ClauseChange {
	out := []ClauseChange{}
	for _, g := range new.Guidelines {
		if was := guideline(old, g.ID); was != nil {
			out = append(out, clausesOf(was, &g)...)
		}
	}
	return out
}

func guideline(d *export.Disclosure, id string) *export.Guideline {
	for i := range d.Guidelines {
		if d.Guidelines[i].ID == id {
			return &d.Guidelines[i]
		}
	}
	return nil
}

func clausesOf(old, new *export.Guideline) []ClauseChange {
	was := map[string]*export.Clause{}
	for i := range old.Clauses {
		was[old.Clauses[i].ID] = &old.Clauses[i]
	}
	var out []ClauseChange
	add := func(g *export.Guideline, c *export.Clause, l changes) {
		if len(l) > 0 {
			out = append(out, ClauseChange{g.ID, g.Short, c.ID, c.Number, c.Title, l})
		}
	}
	for i := range new.Clauses {
		c := &new.Clauses[i]
		b := was[c.ID]
		delete(was, c.ID)
		l := changes{}
		if b == nil {
			l.add(Change{Kind: Added, After: c.Number + " " + c.Title})
		} else {
			l.value(Number, b.Number, c.Number)
			l.value(Title, b.Title, c.Title)
		}
		add(new, c, l)
	}
	for i := range old.Clauses {
		if c := &old.Clauses[i]; was[c.ID] != nil {
			add(old, c, changes{{Kind: Removed, Before: c.Number + " " + c.Title}})
		}
	}
	return out
}

// affected gathers the clauses that changed items cite, before or after, in
// the order of the guidelines.
func (p *pair) affected(items []ItemChange) []Affected {
	type key struct{ guideline, id string }
	cited := map[key][]ItemRef{}
	order := []key{}
	note := func(s *state, it *export.Item, ref ItemRef) {
		if it == nil {
			return
		}
		for _, g := range p.guidelineIDs(it, it) {
			for _, c := range it.Guidelines[g] {
				k := key{g, s.clauseID(g, c.Clause)}
				list := cited[k]
				if list == nil {
					order = append(order, k)
				}
				if n := len(list); n == 0 || list[n-1] != ref {
					cited[k] = append(list, ref)
				}
			}
		}
	}
	for i := range items {
		if !items[i].ForReaders() {
			continue
		}
		ref := ItemRef{items[i].Checklist, items[i].No}
		if items[i].After == nil {
			note(p.old, p.old.items[ref], ref)
			continue
		}
		note(p.new, p.new.items[ref], ref)
		note(p.old, p.was[ref], ref)
	}
	out := []Affected{}
	for _, k := range order {
		out = append(out, p.affectedClause(k.guideline, k.id, cited[k]))
	}
	slices.SortStableFunc(out, p.clauseOrder())
	return out
}

func (p *pair) affectedClause(guideline, id string, items []ItemRef) Affected {
	a := Affected{Guideline: guideline, Short: guideline, Number: id, Items: items}
	for _, s := range []*state{p.new, p.old} {
		for _, g := range s.Guidelines {
			if g.ID != guideline {
				continue
			}
			a.Short = g.Short
			for _, c := range g.Clauses {
				if c.ID == id {
					a.ID, a.Number, a.Title = c.ID, c.Number, c.Title
					return a
				}
			}
		}
	}
	return a
}

// clauseOrder compares clauses by their place in the guidelines; unknown ones last.
func (p *pair) clauseOrder() func(a, b Affected) int {
	place := map[string]int{}
	for _, s := range []*state{p.new, p.old} {
		for _, g := range s.Guidelines {
			for _, c := range g.Clauses {
				if _, ok := place[g.ID+" "+c.ID]; !ok {
					place[g.ID+" "+c.ID] = len(place) + 1
				}
			}
		}
	}
	at := func(a Affected) int {
		if n := place[a.Guideline+" "+a.ID]; n > 0 {
			return n
		}
		return len(place) + 1
	}
	return func(a, b Affected) int { return at(a) - at(b) }
}
