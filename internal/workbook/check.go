package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// Check reports what the workbook cannot hold: texts longer than a cell, and
// control characters, which no XML file may contain.
func Check(doc *disclosure.Document) diag.List {
	b, r := &book{doc: doc}, newReckoner(doc)
	var list diag.List
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			list.Add(b.checkItem(it, r)...)
		}
	}
	evidence := diag.NewSource(answer.EvidenceFile, "").Span(0, 0)
	for _, e := range doc.Evidence {
		list.Add(checkText(evidence, e.Title, e.Edition, e.Note)...)
	}
	disclosure := diag.NewSource(answer.DisclosureFile, "").Span(0, 0)
	for _, r := range doc.Releases {
		list.Add(checkText(disclosure, r.Version, r.Summary)...)
	}
	list.Add(checkText(disclosure, doc.Vendor.Name, doc.Vendor.Department, doc.Service.Name, doc.Service.Summary, doc.Site.Notice)...)
	return list
}

func (b *book) checkItem(it *disclosure.Item, r reckoner) diag.List {
	var list diag.List
	a := it.Answer
	if a == nil || a.Source == nil {
		return nil
	}
	list.Add(controls(a.Source)...)
	whole := a.Source.Span(0, 0)
	said := answerText(it, nil)
	if said.bytes()+r.atMost(a.Markdown) > maxCell {
		said = answerText(it, b.body(a))
	}
	for _, t := range []text{said, evidenceText(a), noteText(a)} {
		list.Add(tooLong(whole, t)...)
		for _, r := range t { // YAML can spell a control character that the file does not hold
			if len(list) == 0 {
				list.Add(checkText(whole, r.Text)...)
			}
		}
	}
	for _, duty := range a.Customer {
		list.Add(tooLong(whole, plain(duty))...)
	}
	return list
}

// controls finds the control characters that stand in a file.
func controls(src *diag.Source) diag.List {
	if clean(src.Text) {
		return nil
	}
	var list diag.List
	for i, r := range src.Text {
		if forbidden(r) {
			list.Add(control(src.Span(i, i+utf8.RuneLen(r)), r))
		}
	}
	return list
}

func control(at diag.Span, r rune) diag.Diagnostic {
	return diag.New("control-character", at, "code", fmt.Sprintf("U+%04X", r))
}

func tooLong(at diag.Span, t text) diag.List {
	n := t.excess()
	if n == 0 {
		return nil
	}
	return diag.List{diag.New("cell-too-long", at, "length", strconv.Itoa(n), "limit", strconv.Itoa(maxCell))}
}

func checkText(at diag.Span, texts ...string) diag.List {
	var list diag.List
	for _, s := range texts {
		list.Add(tooLong(at, plain(s))...)
		if !clean(s) {
			r, _ := utf8.DecodeRuneInString(s[strings.IndexFunc(s, forbidden):])
			list.Add(control(at, r))
		}
	}
	return list
}
