package disclosure

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
)

// evidence links the register. The entry of a document says that it exists and
// who may ask for it, so it is public unless the document is internal; its
// address, file and note go only to those who may have the document itself.
func (l *linker) evidence() {
	var names []string
	for _, k := range l.doc.Kinds {
		names = append(names, k.Name)
	}
	for _, e := range l.set.Evidence {
		if e.File.Text != "" && !l.attachment(e.File.Text) {
			l.list.Add(diag.New("attachment-missing", e.File.Span, "path", e.File.Text))
		}
		kind := l.kinds[fold(e.Kind.Text)]
		if kind == nil && e.Kind.Text != "" {
			l.list.Add(diag.New("kind-unknown", e.Kind.Span, "kind", e.Kind.Text, "near", diag.Near(e.Kind.Text, names)))
		}
		if e.Access == answer.Internal && !l.doc.mayRead(e.Access) {
			l.doc.hidden[e.ID] = true
			continue
		}
		linked := &Evidence{
			ID: e.ID, Title: e.Title, Kind: kind, Edition: e.Edition, Date: e.Date, ValidUntil: e.ValidUntil,
			Expired: !e.ValidUntil.IsZero() && e.ValidUntil.Before(l.doc.Date), Access: e.Access,
		}
		if linked.Withheld = !l.doc.mayRead(e.Access); !linked.Withheld {
			linked.URL, linked.File, linked.Note = e.URL.Text, e.File.Text, e.Note
		}
		if kind != nil {
			kind.Evidence = append(kind.Evidence, linked)
		}
		if e.ID != "" && l.doc.evidence[e.ID] == nil {
			l.doc.evidence[e.ID] = linked
			l.doc.Evidence = append(l.doc.Evidence, linked)
		}
	}
}

// attachment reports whether a path of the form attachments/… exists.
func (l *linker) attachment(name string) bool {
	rest, ok := strings.CutPrefix(path.Clean(name), "attachments/")
	return ok && l.attached(rest)
}

// cited links an answer's citations with the register.
func (l *linker) cited(it *Item, cites []answer.Citation) (uses []*EvidenceUse, undisclosed int) {
	for _, c := range cites {
		e := l.doc.evidence[c.Doc.Text]
		switch {
		case e != nil:
			uses = append(uses, &EvidenceUse{Item: it, Evidence: e, At: c.At})
		case l.doc.hidden[c.Doc.Text]:
			undisclosed++
		case c.Doc.Text != "":
			l.list.Add(diag.New("evidence-unknown", c.Doc.Span, "doc", c.Doc.Text, "near", diag.Near(c.Doc.Text, l.evidenceIDs())))
		}
	}
	return uses, undisclosed
}

func (l *linker) evidenceIDs() []string {
	ids := make([]string, 0, len(l.set.Evidence))
	for _, e := range l.set.Evidence {
		ids = append(ids, e.ID)
	}
	return ids
}

// finishEvidence orders what only the whole of the answers shows.
func (l *linker) finishEvidence() {
	for _, it := range l.items {
		if it.Answer == nil {
			continue
		}
		for _, use := range it.Answer.Evidence {
			use.Evidence.Uses = append(use.Evidence.Uses, use)
		}
	}
	slices.SortStableFunc(l.doc.Kinds, func(a, b *Kind) int {
		return cmp.Or(cmp.Compare(len(b.Items), len(a.Items)), cmp.Compare(a.Name, b.Name))
	})
}

// unusedEvidence reports documents that no answer cites, seen or not.
func (l *linker) unusedEvidence() {
	used := map[string]bool{}
	for _, a := range l.set.Answers {
		for _, c := range a.Evidence {
			used[c.Doc.Text] = true
		}
	}
	for _, e := range l.set.Evidence {
		if e.ID != "" && !used[e.ID] {
			l.list.Add(diag.New("evidence-unused", e.Keys["id"], "doc", e.ID))
		}
		used[e.ID] = true // a second entry of the same id is a mistake of its own
	}
}
