package disclosure

import "kaijisho/internal/checklist"

// A Migration is what moving from one checklist to another costs: which answers
// carry over, which need a hand, what is new, what falls away.
type Migration struct {
	From    string     `json:"from"`
	To      string     `json:"to"`
	Carried []MoveItem `json:"carried"` // answered by an equal item
	Waiting []MoveItem `json:"waiting"` // equal to an item that has no answer, or whose status has no word here
	Partial []MoveItem `json:"partial"` // an answer to start from
	Related []MoveItem `json:"related"` // something to read
	New     []MoveItem `json:"new"`     // no counterpart
	Own     []MoveItem `json:"own"`     // answered already
	Gone    []MoveItem `json:"gone"`    // of From: no counterpart in To
}

// A MoveItem is an item with its counterparts.
type MoveItem struct {
	No    int        `json:"no"`
	Title string     `json:"title"`
	With  []MoveWith `json:"with,omitempty"`
}

// A MoveWith is a counterpart of an item.
type MoveWith struct {
	No       int                `json:"no"`
	Title    string             `json:"title"`
	Relation checklist.Relation `json:"relation"`
	Status   string             `json:"status"` // label of its answer
	Note     string             `json:"note,omitempty"`
}

// Migration reports on moving from one checklist of the document to another;
// nil when it does not have both.
func (d *Document) Migration(from, to string) *Migration {
	a, b := d.checklist(from), d.checklist(to)
	if a == nil || b == nil {
		return nil
	}
	m := &Migration{
		From: a.ID, To: b.ID, Carried: []MoveItem{}, Waiting: []MoveItem{}, Partial: []MoveItem{}, Related: []MoveItem{},
		New: []MoveItem{}, Own: []MoveItem{}, Gone: []MoveItem{},
	}
	for _, it := range b.Items {
		list := m.list(it, a)
		*list = append(*list, move(it, a))
	}
	for _, it := range a.Items {
		if item := move(it, b); len(item.With) == 0 {
			m.Gone = append(m.Gone, item)
		}
	}
	return m
}

func (d *Document) checklist(id string) *Checklist {
	for _, c := range d.Checklists {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// list is where an item of the new checklist belongs.
func (m *Migration) list(it *Item, from *Checklist) *[]MoveItem {
	has := map[checklist.Relation]bool{}
	for _, x := range it.Crossings {
		if x.Other.Checklist == from {
			has[x.Relation] = true
		}
	}
	switch {
	case it.Answer != nil && it.Answer.Via == nil:
		return &m.Own
	case it.Answer != nil && it.Answer.Via.Other.Checklist == from:
		return &m.Carried
	case has[checklist.Equal]:
		return &m.Waiting
	case has[checklist.Part]:
		return &m.Partial
	case has[checklist.Related]:
		return &m.Related
	}
	return &m.New
}

func move(it *Item, other *Checklist) MoveItem {
	m := MoveItem{No: it.No, Title: it.Title}
	for _, x := range it.Crossings {
		if x.Other.Checklist == other {
			m.With = append(m.With, MoveWith{x.Other.No, x.Other.Title, x.Relation, x.Other.Status.Label, x.Note})
		}
	}
	return m
}
