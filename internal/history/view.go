package history

import (
	"cmp"
	"slices"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/markdown"
)

// A Viewer is for whom a past state is shown. A text is shown only if it was
// for the audience then and is now: what a vendor has withdrawn from the public
// does not come back through the history, and what was internal once does not
// become public with the next answer. Of a document that the viewer could know
// of then and cannot now, it remains that there was one: its readers must be
// told that it is gone.
type Viewer struct {
	Audience answer.Access
	// Now is the present document; nil looks at what was recorded alone.
	Now *disclosure.Document
}

// State gives the state of a recorded release as the viewer may see it.
func (l *Log) State(version string, v Viewer) (*export.Disclosure, bool) {
	e := l.entry(version)
	if e == nil {
		return nil, false
	}
	return v.show(e), true
}

func (v Viewer) show(e *logEntry) *export.Disclosure {
	r := e.state
	d := &export.Disclosure{Release: export.Release{
		Version: e.release.Version, Published: e.release.Published.String(),
		Effective: e.release.Effective.String(), Summary: e.release.Summary, Items: []int{},
	}}
	if r.Vendor != nil {
		d.Vendor = *r.Vendor
	}
	if r.Service != nil {
		d.Service = *r.Service
	}
	if r.Notice != nil {
		d.Notice = *r.Notice
	}
	d.Checklists, d.Guidelines = r.checklists(), r.guidelines()
	unknown, unnamed := map[string]bool{}, map[string]bool{}
	for _, doc := range r.Documents {
		switch {
		case !v.maySee(answer.Access(doc.Access)):
			unknown[doc.ID], unnamed[doc.ID] = true, true
			continue
		case v.withdrawn(doc.ID):
			unnamed[doc.ID] = true
			d.Evidence = append(d.Evidence, export.Evidence{ID: doc.ID, Title: disclosure.Target{Hidden: true}.Text()})
		default:
			d.Evidence = append(d.Evidence, v.document(&doc))
		}
	}
	d.Items = v.items(r, unknown, unnamed)
	return d
}

func (r *record) checklists() []export.Checklist {
	var out []export.Checklist
	for _, c := range r.Checklists {
		ec := export.Checklist{ID: c.ID, Title: c.Title}
		for _, s := range c.Statuses {
			ec.Statuses = append(ec.Statuses, export.Status{ID: s.ID, Label: s.Label, Kind: s.Kind})
		}
		out = append(out, ec)
	}
	return out
}

func (r *record) guidelines() []export.Guideline {
	var out []export.Guideline
	for _, g := range r.Guidelines {
		eg := export.Guideline{ID: g.ID, Title: g.Title, Short: g.Short}
		for _, c := range r.Clauses {
			if c.Guideline == g.ID {
				eg.Clauses = append(eg.Clauses, export.Clause{ID: c.ID, Number: c.Number, Title: c.Title, Official: c.Official, Parent: c.Parent})
			}
		}
		out = append(out, eg)
	}
	return out
}

// maySee reports whether the very entry of a document is for the viewer.
func (v Viewer) maySee(access answer.Access) bool {
	return access != answer.Internal || disclosure.MayRead(v.Audience, answer.Internal)
}

// withdrawn reports whether the entry of a document is not for the viewer now.
func (v Viewer) withdrawn(id string) bool {
	if v.Now == nil || len(v.Now.Checklists) == 0 {
		return false
	}
	t, ok := v.Now.Resolve(v.Now.Checklists[0], "doc:"+id)
	return ok && t.Hidden
}

func (v Viewer) document(d *recordDocument) export.Evidence {
	e := export.Evidence{
		ID: d.ID, Title: d.Title, Kind: d.Kind, Edition: d.Edition, Date: d.Date, ValidUntil: d.ValidUntil,
		Access: d.Access, Link: d.Link, URL: "evidence/" + d.ID + ".html",
	}
	if !disclosure.MayRead(v.Audience, answer.Access(d.Access)) {
		e.Link = ""
	}
	return e
}

// items gives the items in the order of the checklists and numbers, without
// citations of the unknown documents and references to the unnamed ones.
func (v Viewer) items(r *record, unknown, unnamed map[string]bool) []export.Item {
	order := map[string]int{}
	for i, c := range r.Checklists {
		order[c.ID] = i
	}
	texts := make(map[ItemRef]string, len(r.Items))
	for _, it := range r.Items {
		texts[ItemRef{it.Checklist, it.No}] = it.Markdown
	}
	out := make([]export.Item, 0, len(r.Items))
	for i := range r.Items {
		it := r.Items[i].item()
		if it.AnswerMarkdown == "" && it.SameAs != 0 {
			it.AnswerMarkdown = texts[ItemRef{it.Checklist, it.SameAs}]
		}
		if v.withholds(&it) {
			withhold(&it)
		} else if len(unnamed) > 0 {
			it.Evidence = slices.DeleteFunc(slices.Clone(it.Evidence), func(u export.EvidenceUse) bool { return unknown[u.Doc] })
			for i := range it.Evidence {
				if unnamed[it.Evidence[i].Doc] {
					it.Evidence[i].At = ""
				}
			}
			hideNames(&it, unnamed)
		}
		out = append(out, it)
	}
	slices.SortStableFunc(out, func(a, b export.Item) int {
		return cmp.Or(cmp.Compare(order[a.Checklist], order[b.Checklist]), cmp.Compare(a.No, b.No))
	})
	return out
}

// withholds reports whether the item's text is not for the viewer.
func (v Viewer) withholds(it *export.Item) bool {
	if !disclosure.MayRead(v.Audience, answer.Access(it.Visibility)) {
		return true
	}
	if v.Now == nil {
		return false
	}
	for _, c := range v.Now.Checklists {
		if c.ID == it.Checklist {
			now := c.Item(it.No)
			return now != nil && now.Answer != nil && now.Answer.Withheld
		}
	}
	return false
}

func withhold(it *export.Item) {
	*it = export.Item{
		No: it.No, Checklist: it.Checklist, Title: it.Title, Category: it.Category, Subcategory: it.Subcategory,
		Requirement: it.Requirement, Points: it.Points, EvidenceExamples: it.EvidenceExamples, Guidelines: it.Guidelines,
		Status: it.Status, Visibility: it.Visibility, SameAs: it.SameAs, Withheld: true,
	}
}

// hideNames takes the names of hidden documents out of an answer, as the pages do.
func hideNames(it *export.Item, hidden map[string]bool) {
	if !namesAny(it.AnswerMarkdown, hidden) {
		return
	}
	src := diag.NewSource("", it.AnswerMarkdown)
	doc, _ := markdown.Parse(src, 0)
	var b strings.Builder
	at := 0
	for _, ref := range doc.Refs() {
		id, isDoc := strings.CutPrefix(strings.TrimSpace(ref.Target), "doc:")
		if !isDoc || !hidden[strings.TrimSpace(id)] || ref.Span.Start < at {
			continue
		}
		b.WriteString(src.Text[at:ref.Span.Start])
		b.WriteString(disclosure.Target{Hidden: true}.Text())
		at = ref.Span.End
	}
	it.AnswerMarkdown = b.String() + src.Text[at:]
}

// namesAny spares the texts without a hidden document's id the parsing.
func namesAny(text string, hidden map[string]bool) bool {
	for id := range hidden {
		if strings.Contains(text, id) {
			return true
		}
	}
	return false
}
