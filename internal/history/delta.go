package history

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"kaijisho/internal/export"
)

// complete is the state as a first record.
func complete(d *export.Disclosure) *record {
	r := &record{Version: d.Release.Version, Vendor: &d.Vendor, Service: &d.Service, Notice: &d.Notice}
	for _, c := range d.Checklists {
		rc := recordChecklist{ID: c.ID, Title: c.Title}
		for _, s := range c.Statuses {
			rc.Statuses = append(rc.Statuses, recordStatus{s.ID, s.Label, s.Kind})
		}
		r.Checklists = append(r.Checklists, rc)
	}
	for _, g := range d.Guidelines {
		r.Guidelines = append(r.Guidelines, recordGuideline{g.ID, g.Title, g.Short})
		for _, c := range g.Clauses {
			r.Clauses = append(r.Clauses, recordClause{g.ID, c.ID, c.Number, c.Title, c.Official, c.Parent})
		}
	}
	for _, e := range d.Evidence {
		r.Documents = append(r.Documents, recordDocument{e.ID, e.Title, e.Kind, e.Edition, e.Date, e.ValidUntil, e.Access, e.Link})
	}
	texts := make(map[ItemRef]string, len(d.Items))
	for i := range d.Items {
		texts[refOf(&d.Items[i])] = d.Items[i].AnswerMarkdown
	}
	for i := range d.Items {
		it := toRecord(&d.Items[i])
		if it.SameAs != 0 && it.Markdown == texts[ItemRef{it.Checklist, it.SameAs}] {
			it.Markdown = ""
		}
		r.Items = append(r.Items, it)
	}
	return r
}

func toRecord(it *export.Item) recordItem {
	r := recordItem{
		Checklist: it.Checklist, No: it.No, Title: it.Title, Category: it.Category, Subcategory: it.Subcategory,
		Requirement: it.Requirement, Examples: it.EvidenceExamples, Guidelines: it.Guidelines,
		Status: it.Status, Visibility: it.Visibility, SameAs: it.SameAs,
		Owner: it.Owner, Responsibility: it.Responsibility, Markdown: it.AnswerMarkdown,
		Gap: it.Gap, Reason: it.Reason, TargetDate: it.TargetDate, Note: it.Note,
		Evidence: it.Evidence, Customer: it.Customer,
	}
	for _, p := range it.Points {
		if p.Status != it.Status {
			if r.Points == nil {
				r.Points = map[string]string{}
			}
			r.Points[p.Label] = p.Status
		}
	}
	return r
}

// item gives the entry its published form. What the form derives from other
// fields is left out where no comparison asks for it.
func (r *recordItem) item() export.Item {
	it := export.Item{
		Checklist: r.Checklist, No: r.No, Title: r.Title, Category: r.Category, Subcategory: r.Subcategory,
		Requirement: r.Requirement, EvidenceExamples: r.Examples, Guidelines: r.Guidelines,
		Status: r.Status, Visibility: r.Visibility, SameAs: r.SameAs,
		Owner: r.Owner, Responsibility: r.Responsibility, AnswerMarkdown: r.Markdown,
		Gap: r.Gap, Reason: r.Reason, TargetDate: r.TargetDate, Note: r.Note,
		Evidence: r.Evidence, Customer: r.Customer,
	}
	for _, label := range slices.Sorted(maps.Keys(r.Points)) {
		it.Points = append(it.Points, export.Point{Label: label, Status: r.Points[label]})
	}
	return it
}

// since leaves in the record what differs from the record before, which must
// be complete too.
func (r *record) since(before *record) *record {
	out := &record{Version: r.Version, Previous: before.Version}
	if !reflect.DeepEqual(r.Vendor, before.Vendor) {
		out.Vendor = r.Vendor
	}
	if !reflect.DeepEqual(r.Service, before.Service) {
		out.Service = r.Service
	}
	if !reflect.DeepEqual(r.Notice, before.Notice) {
		out.Notice = r.Notice
	}
	out.Checklists = changed(before.Checklists, r.Checklists, &out.Gone)
	out.Guidelines = changed(before.Guidelines, r.Guidelines, &out.Gone)
	out.Clauses = changed(before.Clauses, r.Clauses, &out.Gone)
	out.Documents = changed(before.Documents, r.Documents, &out.Gone)
	out.Items = changed(before.Items, r.Items, &out.Gone)
	return out
}

// changed gives the entries of new that old has not or has otherwise, and adds
// the keys that new lacks to gone.
func changed[E entry](old, new []E, gone *[]string) []E {
	was := make(map[string][]byte, len(old))
	for _, e := range old {
		was[e.key()] = spelled(e)
	}
	var out []E
	for _, e := range new {
		if b, ok := was[e.key()]; !ok || !bytes.Equal(b, spelled(e)) {
			out = append(out, e)
		}
		delete(was, e.key())
	}
	for _, e := range old {
		if was[e.key()] != nil {
			*gone = append(*gone, e.key())
		}
	}
	return out
}

func spelled(v any) []byte {
	b, _ := json.Marshal(v) // the types hold nothing that JSON cannot
	return b
}

// apply gives the complete record after a release: what was before, and over
// it what the release changed.
func (r *record) apply(delta *record) *record {
	out := &record{
		Version: delta.Version, Vendor: r.Vendor, Service: r.Service, Notice: r.Notice,
		Checklists: over(r.Checklists, delta.Checklists, delta.Gone),
		Guidelines: over(r.Guidelines, delta.Guidelines, delta.Gone),
		Clauses:    over(r.Clauses, delta.Clauses, delta.Gone),
		Documents:  over(r.Documents, delta.Documents, delta.Gone),
		Items:      over(r.Items, delta.Items, delta.Gone),
	}
	if delta.Vendor != nil {
		out.Vendor = delta.Vendor
	}
	if delta.Service != nil {
		out.Service = delta.Service
	}
	if delta.Notice != nil {
		out.Notice = delta.Notice
	}
	return out
}

func over[E entry](old, new []E, gone []string) []E {
	if len(new) == 0 && len(gone) == 0 {
		return old
	}
	dropped := make(map[string]bool, len(gone))
	for _, k := range gone {
		dropped[k] = true
	}
	now := make(map[string]E, len(new))
	for _, e := range new {
		now[e.key()] = e
	}
	out := make([]E, 0, len(old)+len(new))
	for _, e := range old {
		k := e.key()
		if n, ok := now[k]; ok {
			out = append(out, n)
			delete(now, k)
		} else if !dropped[k] {
			out = append(out, e)
		}
	}
	for _, e := range new {
		if _, ok := now[e.key()]; ok {
			out = append(out, e)
		}
	}
	return out
}
