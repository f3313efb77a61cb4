package lint

import (
	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
)

// texts applies the rules that read a file as it is, front matter and all:
// what is wrong with a character or an address does not depend on where in
// the file it stands.
func (l *linter) texts() {
	known := l.contacts()
	names := NewNames(l.set.Evidence)
	for _, a := range l.set.Answers {
		l.characters(a.Source, l.names(a.Source, names))
		if a.Readers() != answer.Internal {
			l.private(a.Source, known)
			l.secrets(a.Source)
		}
	}
	for _, p := range l.set.Pages {
		l.characters(p.Source, l.names(p.Source, names))
		l.secrets(p.Source)
	}
	for _, src := range l.registers() {
		l.characters(src, nil)
		l.placeholders(src)
		l.private(src, known)
		l.secrets(src)
	}
}

// registers are disclosure.yaml and evidence.yaml.
func (l *linter) registers() []*diag.Source {
	sources := []*diag.Source{l.set.Disclosure.Source}
	if len(l.set.Evidence) > 0 {
		sources = append(sources, l.set.Evidence[0].Span.Source)
	}
	return sources
}

// contacts are the addresses that a vendor publishes on purpose, as sameMail
// spells them: the one of disclosure.yaml, and all on the free pages, where a
// vendor tells readers how to be reached.
func (l *linter) contacts() map[string]bool {
	known := map[string]bool{sameMail(l.doc.Vendor.Email): true}
	for _, p := range l.set.Pages {
		for _, m := range mail.FindAllString(p.Source.Text, -1) {
			known[sameMail(m)] = true
		}
	}
	return known
}

func (l *linter) names(src *diag.Source, names *Names) []Misspelling {
	found := names.Misspelt(src.Text)
	for _, m := range found {
		l.report("document-name", src.Span(m.Start, m.End), "written", src.Text[m.Start:m.End], "title", m.Title)
	}
	return found
}
