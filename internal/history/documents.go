package history

import (
	"cmp"
	"slices"
	"strings"

	"kaijisho/internal/calendar"
	"kaijisho/internal/export"
	"kaijisho/internal/markdown"
)

// matchDocuments finds the documents whose id changed: one that is gone and
// one that came, alike in title and kind.
func (p *pair) matchDocuments() {
	type key struct{ title, kind string }
	p.renamed, p.titles = map[string]string{}, map[string]string{}
	come := map[key]string{}
	for _, e := range p.new.Evidence {
		p.titles[e.ID] = e.Title
		if p.old.documents[e.ID] == nil {
			come[key{squeeze(e.Title), e.Kind}] = e.ID
		}
	}
	for _, e := range p.old.Evidence {
		if p.new.documents[e.ID] != nil {
			continue
		}
		k := key{squeeze(e.Title), e.Kind}
		if id, ok := come[k]; ok {
			p.renamed[e.ID] = id
			delete(come, k)
			continue
		}
		p.titles[e.ID] = e.Title
	}
}

func (p *pair) idNow(id string) string { return cmp.Or(p.renamed[id], id) }

func (p *pair) title(id string) string { return cmp.Or(p.titles[p.idNow(id)], id) }

// resolve gives a reference of an answer its words.
func (p *pair) resolve(ref markdown.Ref) (href, text string, ok bool) {
	target := strings.TrimSpace(ref.Target)
	if id, isDoc := strings.CutPrefix(target, "doc:"); isDoc {
		return "", p.title(strings.TrimSpace(id)), true
	}
	target = squeeze(foldWidth(target))
	target = strings.TrimPrefix(strings.TrimPrefix(target, "No."), "項目")
	if target != "" && target[0] >= '0' && target[0] <= '9' {
		target = "項目" + target
	}
	return "", target, true
}

// documents compares the registers.
func (p *pair) documents() []DocumentChange {
	out := []DocumentChange{}
	was := map[string]*export.Evidence{} // by the id that new has
	for i := range p.old.Evidence {
		was[p.idNow(p.old.Evidence[i].ID)] = &p.old.Evidence[i]
	}
	cited := citedBy(p.new)
	for i := range p.new.Evidence {
		is := &p.new.Evidence[i]
		l := changes{}
		if before := was[is.ID]; before == nil {
			l.add(Change{Kind: Added, After: documentText(is)})
		} else {
			document(&l, before, is)
		}
		if len(l) > 0 {
			out = append(out, DocumentChange{is.ID, is.Title, is.URL, l, refs(cited[is.ID])})
		}
	}
	before := citedBy(p.old)
	for i := range p.old.Evidence {
		e := &p.old.Evidence[i]
		if p.new.documents[p.idNow(e.ID)] == nil {
			out = append(out, DocumentChange{e.ID, e.Title, "", []Change{{Kind: Removed, Before: documentText(e)}}, refs(before[e.ID])})
		}
	}
	return out
}

// gone reports whether readers cannot know of the document any more.
func (d *DocumentChange) gone() bool { return d.Changes[0].Kind == Removed }

func document(l *changes, was, is *export.Evidence) {
	l.value(ID, was.ID, is.ID)
	l.value(Title, was.Title, is.Title)
	l.value(DocKind, was.Kind, is.Kind)
	l.value(Edition, was.Edition, is.Edition)
	l.value(Date, was.Date, is.Date)
	l.value(ValidUntil, was.ValidUntil, is.ValidUntil)
	l.value(Access, accessWord(was.Access), accessWord(is.Access))
	if was.Access == is.Access || was.Link != "" && is.Link != "" { // else the address came or went with the access
		l.value(Link, was.Link, is.Link)
	}
}

// documentText tells a document that came or went in one line.
func documentText(e *export.Evidence) string {
	return join("、", e.Edition, e.Date, accessWord(e.Access))
}

// citedBy gives the items that cite each document, once each, in order.
func citedBy(s *state) map[string][]ItemRef {
	cited := map[string][]ItemRef{}
	for i := range s.Items {
		it := &s.Items[i]
		for _, u := range it.Evidence {
			if list := cited[u.Doc]; len(list) == 0 || list[len(list)-1] != refOf(it) {
				cited[u.Doc] = append(list, refOf(it))
			}
		}
	}
	return cited
}

func refs(list []ItemRef) []ItemRef {
	if list == nil {
		return []ItemRef{}
	}
	return list
}

// expired lists the documents past their validity that answers still cite.
func (p *pair) expired(day calendar.Date) []Expired {
	out := []Expired{}
	if day.IsZero() {
		day, _ = calendar.Parse(p.new.Release.Published)
	}
	cited := citedBy(p.new)
	for _, e := range p.new.Evidence {
		until, err := calendar.Parse(e.ValidUntil)
		if err == nil && until.Before(day) && len(cited[e.ID]) > 0 {
			out = append(out, Expired{e.ID, e.Title, e.ValidUntil, cited[e.ID]})
		}
	}
	slices.SortStableFunc(out, func(a, b Expired) int { return strings.Compare(a.ValidUntil, b.ValidUntil) })
	return out
}
