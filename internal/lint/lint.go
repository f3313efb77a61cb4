// Package lint owns the rules about what a disclosure says: is the answer an
// answer, is it up to date, does it keep to itself what is not for the public?
// Whether a file can be read and its references lead somewhere is found by
// those who read and link; nothing here repeats them.
//
//	list.Add(lint.Check(doc, set)...)
//	list = lint.Hold(lint.Settle(list, set), set)
//
// Check finds, Settle applies what the project itself says about the rules:
// severities in disclosure.yaml, allowances in the files. Hold leaves out what
// only follows from a file that could not be read. Every rule marks the
// words it is about and is one pass over the text, so that time grows with the
// text and nothing else.
//
// A rule that guesses at meaning stays silent when in doubt: a warning that is
// wrong once in ten teaches writers to skip the other nine.
package lint

import (
	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// Check applies all rules to a linked disclosure and the files it was made of.
// The document may be for any audience: what is withheld from it is read from
// the files.
func Check(doc *disclosure.Document, set *answer.Set) diag.List {
	l := &linter{
		doc: doc, set: set, files: map[*diag.Source]*answer.Answer{},
		documents: map[string]*answer.Evidence{}, holders: map[string][]*answer.Evidence{},
	}
	l.index()
	for _, e := range set.Evidence {
		l.expiry(e)
	}
	for _, a := range set.Answers {
		if it := l.item(a); it != nil {
			l.answer(it, a)
		} else {
			l.empty(a)
		}
		l.unpublished(a.Body, a.Readers())
	}
	for _, p := range set.Pages {
		l.unpublished(p.Body, answer.Public)
	}
	l.texts()
	return l.list
}

type linter struct {
	doc       *disclosure.Document
	set       *answer.Set
	files     map[*diag.Source]*answer.Answer
	documents map[string]*answer.Evidence   // by id
	holders   map[string][]*answer.Evidence // by file and by address
	list      diag.List
}

func (l *linter) index() {
	for _, a := range l.set.Answers {
		l.files[a.Source] = a
	}
	for _, e := range l.set.Evidence {
		if l.documents[e.ID] == nil {
			l.documents[e.ID] = e
		}
		for _, address := range []string{e.File.Text, e.URL.Text} {
			if address != "" {
				l.holders[address] = append(l.holders[address], e)
			}
		}
	}
}

func (l *linter) report(code string, at diag.Span, args ...string) {
	l.list.Add(diag.New(code, at, args...))
}

// item is the item that a file answers; nil for a stub, and for a file that
// answers nothing or what another file answers, which is reported elsewhere.
func (l *linter) item(a *answer.Answer) *disclosure.Item {
	for _, c := range l.doc.Checklists {
		if c.ID != a.Checklist {
			continue
		}
		if it := c.Item(a.No); it != nil && it.Answer != nil && it.Answer.Source == a.Source {
			return it
		}
	}
	return nil
}

func (l *linter) answer(it *disclosure.Item, a *answer.Answer) {
	l.overdue(it, a)
	l.review(a)
	l.proof(it, a)
	l.contradiction(it, a)
	if a.SameAs == 0 {
		l.substance(it, a)
		l.duty(a)
	}
}
