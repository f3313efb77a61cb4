package export

import (
	"kaijisho/internal/disclosure"
)

// Build gives the document as data: what its audience may see, and no more.
func Build(doc *disclosure.Document) *Disclosure {
	out := head(doc)
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			out.Items = append(out.Items, item(doc, it))
		}
	}
	return out
}

// head is everything but the items.
func head(doc *disclosure.Document) *Disclosure {
	out := &Disclosure{
		Schema:  "disclosure.schema.json",
		Vendor:  Vendor{doc.Vendor.Name, doc.Vendor.Department, doc.Vendor.Email, doc.Vendor.URL.Text},
		Service: Service{doc.Service.Name, doc.Service.Summary, doc.Service.URL.Text},
		Notice:  doc.Site.Notice,
		Release: release(doc.Release()),
	}
	for _, r := range doc.Releases {
		out.Releases = append(out.Releases, release(r))
	}
	for _, c := range doc.Checklists {
		out.Checklists = append(out.Checklists, sheet(c))
	}
	for _, g := range doc.Guidelines {
		out.Guidelines = append(out.Guidelines, guideline(g))
	}
	out.Evidence = make([]Evidence, 0, len(doc.Evidence))
	for _, e := range doc.Evidence {
		out.Evidence = append(out.Evidence, evidence(e))
	}
	return out
}

func release(r *disclosure.Release) Release {
	out := Release{Version: r.Version, Published: r.Published.String(), Effective: r.Effective.String(), Summary: r.Summary, Items: []int{}}
	for _, it := range r.Items {
		out.Items = append(out.Items, it.No)
	}
	return out
}

func sheet(c *disclosure.Checklist) Checklist {
	out := Checklist{ID: c.ID, Title: c.Title, Items: c.Counts.Total, Answered: c.Counts.Answered}
	for _, s := range c.Counts.ByStatus {
		out.Statuses = append(out.Statuses, Status{s.Status.ID, s.Status.Label, string(s.Status.Kind), s.N})
	}
	return out
}

func guideline(g *disclosure.Guideline) Guideline {
	out := Guideline{ID: g.ID, Title: g.Title, Short: g.Short}
	for _, c := range g.Clauses {
		clause := Clause{ID: c.ID, Number: c.Number, Title: c.Title, Official: c.Official,
			URL: "guidelines/" + g.ID + "/" + c.ID + ".html"}
		if c.Parent != nil {
			clause.Parent = c.Parent.ID
		}
		out.Clauses = append(out.Clauses, clause)
	}
	return out
}

func evidence(e *disclosure.Evidence) Evidence {
	out := Evidence{
		ID: e.ID, Title: e.Title, Edition: e.Edition, Date: e.Date.String(), ValidUntil: e.ValidUntil.String(),
		Access: string(e.Access), Link: e.URL, URL: "evidence/" + e.ID + ".html",
	}
	if e.Kind != nil {
		out.Kind = e.Kind.Name
	}
	return out
}

func item(doc *disclosure.Document, it *disclosure.Item) Item {
	out := Item{
		No: it.No, Checklist: it.Checklist.ID, Title: it.Title,
		Category: it.Subcategory.Category.Title, Subcategory: it.Subcategory.Title,
		Requirement: it.Requirement, Points: []Point{}, EvidenceExamples: it.EvidenceExamples,
		Level: string(it.Level), Guidelines: map[string][]Citation{},
		Status: it.Status.ID, StatusLabel: it.Status.Label,
		Evidence: []EvidenceUse{}, Customer: []string{},
		URL: "items/" + it.Checklist.ID + "/" + it.Checklist.FileName(it) + ".html",
	}
	if out.EvidenceExamples == nil {
		out.EvidenceExamples = []string{}
	}
	for _, cite := range it.Clauses {
		c := Citation{Clause: cite.Clause.Number, Points: []string{}}
		for _, p := range cite.Points {
			c.Points = append(c.Points, p.Label)
		}
		id := cite.Clause.Guideline.ID
		out.Guidelines[id] = append(out.Guidelines[id], c)
	}
	for _, b := range it.Points() {
		out.Points = append(out.Points, Point{ID: b.ID, Label: disclosure.PointLabel(b), Text: b.Text, Status: it.Status.ID})
	}
	if it.Answer != nil {
		out.answer(doc, it.Answer)
	}
	return out
}

func (out *Item) answer(doc *disclosure.Document, a *disclosure.Answer) {
	out.Visibility, out.Withheld, out.Reviewed = string(a.Visibility), a.Withheld, a.Reviewed.String()
	if a.SameAs != nil {
		out.SameAs = a.SameAs.No
	}
	if a.Via != nil {
		out.CarriedFrom = &CarriedFrom{a.Via.Other.Checklist.ID, a.Via.Other.No, a.Via.Source}
	}
	for i, p := range a.Points {
		out.Points[i].Status = p.Status.ID
	}
	if a.Withheld {
		return
	}
	out.Owner, out.Responsibility = a.Owner, a.Responsibility
	out.Reason, out.Gap, out.TargetDate, out.Note = a.Reason, a.Gap, a.TargetDate.String(), a.Note
	out.AnswerMarkdown = a.Markdown
	out.AnswerText = a.Body.Text(Plain(doc, a.Sheet()))
	for _, use := range a.Evidence {
		out.Evidence = append(out.Evidence, EvidenceUse{use.Evidence.ID, use.At})
	}
	out.Customer = append(out.Customer, a.Customer...)
}
