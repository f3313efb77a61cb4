// Package fix mends what can be mended in a vendor's files without changing
// what they say: the order of an answer's front matter, widths and blanks in
// the names of documents, trailing blanks, the markers of lists, and days
// written as ２０２６/４/１.
//
//	for _, c := range fix.Changes(set) { show or write c.After to c.Path }
//
// Every edit is proved before it counts: the file is read again and must give
// the same values and the same HTML (for a document's name: the same but for
// width and blanks). What does not is left as it was. Of a file that has other
// mistakes in its form only the days are mended, because there is nothing sure
// to compare the rest with.
package fix

import (
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/lint"
)

// A Change is a file before and after.
type Change struct {
	Path          string
	Before, After string
}

// Changes mends every file of a set, in the order in which they were read.
func Changes(set *answer.Set) []Change {
	names := lint.NewNames(set.Evidence)
	var changes []Change
	add := func(src *diag.Source, after string) {
		if after != src.Text {
			changes = append(changes, Change{src.Path, src.Text, after})
		}
	}
	if src := set.Disclosure.Source; src != nil {
		add(src, register(src, readDisclosure))
	}
	if len(set.Evidence) > 0 {
		src := set.Evidence[0].Span.Source
		add(src, register(src, readEvidence))
	}
	for _, a := range set.Answers {
		add(a.Source, text(a.Source, readAnswer, names, true))
	}
	for _, p := range set.Pages {
		add(p.Source, text(p.Source, readPage, names, false))
	}
	return changes
}

// An edit replaces bytes start to end of a text.
type edit struct {
	start, end int
	with       string
}

// apply makes edits that are in order and do not overlap.
func apply(text string, edits ...edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.start])
		b.WriteString(e.with)
		at = e.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// register mends a YAML file.
func register(src *diag.Source, read reader) string {
	f, sound := newFile(src, read)
	if !sound {
		return f.text
	}
	f.mend(trailing(f.text, 0, len(f.text), false), exactly)
	return f.text
}

// text mends an answer or a page.
func text(src *diag.Source, read reader, names *lint.Names, ordered bool) string {
	f, sound := newFile(src, read)
	if !sound {
		return f.text
	}
	if ordered {
		f.whole(reorder(f.text, f.was), exactly)
	}
	f.mend(trailing(f.text, 0, f.was.start, false), exactly)
	f.mend(trailing(f.text, f.was.start, len(f.text), true), exactly)
	f.whole(markers(f.text, f.was.start), exactly)
	var edits []edit
	for _, m := range names.Misspelt(f.text) {
		edits = append(edits, edit{m.Start, m.End, m.Title})
	}
	f.mend(edits, folded)
	return f.text
}
