package disclosure

import (
	"slices"
	"strconv"

	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
)

// A Crossing is an item of another sheet that stands in relation to an item.
type Crossing struct {
	Other    *Item
	Relation checklist.Relation
	Note     string
	Source   string
}

// Sheet is the checklist by which references in the answer's text are meant.
func (a *Answer) Sheet() *Checklist {
	if a.Via != nil {
		return a.Via.Other.Checklist
	}
	return a.Item.Checklist
}

// crosswalks links the items of different sheets, both ways. A table may name a
// sheet that this disclosure does not answer; it then says nothing here.
func (l *linker) crosswalks() {
	for _, c := range l.doc.Checklists {
		for _, x := range c.Crosswalk {
			it, other := c.Item(x.Item), l.doc.checklist(x.Checklist)
			if it == nil {
				l.list.Add(diag.New("crosswalk-item", x.ItemSpan, "no", strconv.Itoa(x.Item), "checklist", c.ID, "first", first(c), "last", last(c)))
			}
			if other == nil {
				continue
			}
			to := other.Item(x.Other)
			if to == nil {
				l.list.Add(diag.New("crosswalk-item", x.OtherSpan, "no", strconv.Itoa(x.Other), "checklist", other.ID, "first", first(other), "last", last(other)))
			}
			if it != nil && to != nil {
				it.Crossings = append(it.Crossings, &Crossing{to, x.Relation, x.Note, x.Source})
				to.Crossings = append(to.Crossings, &Crossing{it, x.Relation, x.Note, x.Source})
			}
		}
	}
}

// carry answers items without an answer of their own by the answer of an equal
// item of another sheet. An answer is carried once, never on and on, so that a
// reader finds its author in one step.
func (l *linker) carry() {
	own := map[*Item]bool{}
	for _, it := range l.items {
		own[it] = it.Answer != nil
	}
	for _, it := range l.items {
		if own[it] {
			continue
		}
		for _, x := range it.Crossings {
			if x.Relation == checklist.Equal && own[x.Other] && l.carryFrom(it, x) {
				break
			}
		}
	}
}

// carryFrom shows the answer of the other item, if the item's sheet has a word
// for its status.
func (l *linker) carryFrom(it *Item, x *Crossing) bool {
	from := x.Other.Answer
	status := counterpart(it.Checklist, from)
	if status == nil {
		return false
	}
	a := *from
	a.Item, a.Status, a.Via, a.SameAs = it, status, x, nil
	a.Points = nil
	for _, b := range it.Points() {
		a.Points = append(a.Points, PointAnswer{Block: b, Status: status})
	}
	a.Evidence = nil
	for _, u := range from.Evidence {
		a.Evidence = append(a.Evidence, &EvidenceUse{Item: it, Evidence: u.Evidence, At: u.At})
	}
	it.Answer, it.Status = &a, status
	return true
}

// counterpart is the word of a sheet's vocabulary that means what an answer's
// status means in its own: the same word, else the first of the same kind that
// demands nothing the answer does not have. A promise needs a word for promises.
func counterpart(c *Checklist, a *Answer) *Status {
	promise := !a.TargetDate.IsZero() && a.Status.Kind == checklist.Open
	var found *checklist.Status
	for _, s := range c.Statuses {
		if s.Kind != a.Status.Kind {
			continue
		}
		if s.ID == a.Status.ID {
			found = s
			break
		}
		if found == nil && slices.Contains(s.Requires, "target_date") == promise {
			found = s
		}
	}
	if found == nil {
		return nil
	}
	return &Status{ID: found.ID, Label: found.Label, Kind: found.Kind}
}
