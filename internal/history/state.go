package history

import (
	"kaijisho/internal/checklist"
	"kaijisho/internal/export"
)

// A state is a disclosure with what is looked up in it.
type state struct {
	*export.Disclosure
	items     map[ItemRef]*export.Item
	documents map[string]*export.Evidence
	statuses  map[string]map[string]StatusRef // checklist → id
	clauses   map[string]map[string]*export.Clause
}

func indexState(d *export.Disclosure) *state {
	s := &state{
		Disclosure: d,
		items:      make(map[ItemRef]*export.Item, len(d.Items)),
		documents:  make(map[string]*export.Evidence, len(d.Evidence)),
		statuses:   map[string]map[string]StatusRef{},
		clauses:    map[string]map[string]*export.Clause{},
	}
	for i := range d.Items {
		s.items[refOf(&d.Items[i])] = &d.Items[i]
	}
	for i := range d.Evidence {
		s.documents[d.Evidence[i].ID] = &d.Evidence[i]
	}
	for _, c := range d.Checklists {
		words := map[string]StatusRef{}
		for _, st := range c.Statuses {
			words[st.ID] = StatusRef{st.ID, st.Label, st.Kind}
		}
		s.statuses[c.ID] = words
	}
	for _, g := range d.Guidelines {
		numbers := make(map[string]*export.Clause, len(g.Clauses))
		for i := range g.Clauses {
			numbers[g.Clauses[i].Number] = &g.Clauses[i]
		}
		s.clauses[g.ID] = numbers
	}
	return s
}

func refOf(it *export.Item) ItemRef { return ItemRef{it.Checklist, it.No} }

func (s *state) status(checklist, id string) StatusRef {
	if st, ok := s.statuses[checklist][id]; ok {
		return st
	}
	return StatusRef{ID: id, Label: id}
}

func (s *state) statusOf(it *export.Item) *StatusRef {
	st := s.status(it.Checklist, it.Status)
	if it.StatusLabel != "" {
		st.Label = it.StatusLabel
	}
	return &st
}

// answered reports whether the item has an answer, seen or withheld.
func (st *StatusRef) answered() bool { return st != nil && st.Kind != string(checklist.None) }

// clauseID identifies a clause that an item cites by its number: the clause's
// own id where the guideline is known, because numbers may be corrected.
func (s *state) clauseID(guideline, number string) string {
	if c := s.clauses[guideline][number]; c != nil {
		return c.ID
	}
	return number
}

// A pair is what is compared.
type pair struct {
	old, new *state
	was      map[ItemRef]*export.Item // of old, by the place in new
	// renamed leads from an id of old to the id under which new has the document.
	renamed map[string]string
	titles  map[string]string // of the documents of both, by id of new
}
