package lint

import (
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
)

// unpublished finds what a text points to and its readers may not have: a
// reference to a document whose very entry is internal becomes
// （非公開の文書）, and an ordinary link would hand out what the register withholds.
func (l *linter) unpublished(body *markdown.Doc, readers answer.Access) {
	for _, ref := range body.Refs() {
		id, ok := strings.CutPrefix(ref.Target, "doc:")
		if e := l.documents[strings.TrimSpace(id)]; ok && e != nil && e.Access == answer.Internal && e.Access.Narrower(readers) {
			l.list.Add(diag.New("reference-hidden", ref.Span, "title", e.Title).With("document-here", e.Keys["access"]))
		}
	}
	for _, link := range body.Links() {
		if e := l.leaked(link, readers); e != nil {
			l.list.Add(diag.New("link-withheld", link.Span, "title", e.Title, "access", string(e.Access), "doc", e.ID).
				With("document-here", e.Keys["access"]))
		}
	}
}

// leaked is the document whose file or address a link hands to readers who may
// not have it; nil when the register also gives it to them.
func (l *linter) leaked(link markdown.Link, readers answer.Access) *answer.Evidence {
	address := link.Address
	if link.Path != "" {
		address = link.Path
	}
	var found *answer.Evidence
	for _, e := range l.holders[address] {
		if !e.Access.Narrower(readers) {
			return nil
		}
		found = e
	}
	return found
}
