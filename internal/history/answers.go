package history

import (
	"cmp"
	"slices"
	"strconv"

	"kaijisho/internal/diag"
	"kaijisho/internal/export"
	"kaijisho/internal/markdown"
)

// stated compares what the vendor says.
func (p *pair) stated(l *changes, was, is *export.Item, before, after *StatusRef) {
	switch {
	case !before.answered() && after.answered():
		l.add(Change{Kind: Answered, Before: before.Label, After: after.Label})
	case before.answered() && !after.answered():
		l.add(Change{Kind: Withdrawn, Before: before.Label, After: after.Label})
	case before.ID != after.ID:
		l.add(Change{Kind: Status, Before: before.Label, After: after.Label})
	}
	if before.answered() && after.answered() {
		p.pointStatuses(l, was, is)
		l.value(Visibility, accessWord(was.Visibility), accessWord(is.Visibility))
	}
	if !was.Withheld && !is.Withheld {
		p.words(l, was, is)
	}
	if was.Reviewed != "" && is.Reviewed != "" { // a record does not say
		l.value(Reviewed, was.Reviewed, is.Reviewed)
	}
}

// words compares the texts. Of an answer that is withheld on either side
// nothing but its status is told.
func (p *pair) words(l *changes, was, is *export.Item) {
	l.value(SameAs, itemNumber(was.SameAs), itemNumber(is.SameAs))
	if follows := p.follows(was, is); follows > 0 {
		if !p.sameMarkdown(was.AnswerMarkdown, is.AnswerMarkdown) {
			l.add(Change{Kind: Answer, Follows: follows})
		}
	} else if was.AnswerMarkdown != is.AnswerMarkdown {
		l.text(Answer, p.units(was.AnswerMarkdown), p.units(is.AnswerMarkdown))
	}
	l.sentence(Gap, was.Gap, is.Gap)
	l.sentence(Reason, was.Reason, is.Reason)
	l.value(TargetDate, was.TargetDate, is.TargetDate)
	l.sentence(Note, was.Note, is.Note)
	p.uses(l, was, is)
	l.list(Customer, was.Customer, is.Customer)
	l.value(Responsibility, responsibilityWord(was.Responsibility), responsibilityWord(is.Responsibility))
	if is.Owner != "" {
		l.value(Owner, was.Owner, is.Owner)
	}
}

// follows is the item whose text both sides show and which tells the change,
// or 0.
func (p *pair) follows(was, is *export.Item) int {
	if is.SameAs == 0 || is.SameAs != was.SameAs {
		return 0
	}
	ref := ItemRef{is.Checklist, is.SameAs}
	a, b := p.old.items[ref], p.new.items[ref]
	if a == nil || b == nil || a.AnswerMarkdown != was.AnswerMarkdown || b.AnswerMarkdown != is.AnswerMarkdown {
		return 0
	}
	return is.SameAs
}

func (p *pair) sameMarkdown(a, b string) bool {
	return a == b || sameUnits(p.units(a), p.units(b))
}

// units reads an answer. References read the same on both sides: a document
// that was renamed is told once, not in each answer that names it.
func (p *pair) units(text string) []unit {
	if text == "" {
		return nil
	}
	doc, _ := markdown.Parse(diag.NewSource("", text), 0) // mistakes are reported where the text is written
	return tidyUnits(doc.Units(p.resolve))
}

// pointStatuses compares the sub-items whose status differs from the item's. A
// sub-item that a side does not list has the item's.
func (p *pair) pointStatuses(l *changes, was, is *export.Item) {
	if len(was.Points)+len(is.Points) == 0 {
		return
	}
	before, after := pointMap(was), pointMap(is)
	for _, pt := range slices.Concat(is.Points, was.Points) {
		b, a := cmp.Or(before[pt.Label], was.Status), cmp.Or(after[pt.Label], is.Status)
		if a == b || b == was.Status && a == is.Status {
			continue
		}
		l.add(Change{
			Kind:   PointStatus,
			Before: pt.Label + " " + p.old.status(was.Checklist, b).Label,
			After:  pt.Label + " " + p.new.status(is.Checklist, a).Label,
		})
		before[pt.Label], after[pt.Label] = was.Status, is.Status // told
	}
}

func pointMap(it *export.Item) map[string]string {
	m := map[string]string{}
	for _, pt := range it.Points {
		m[pt.Label] = pt.Status
	}
	return m
}

// uses compares the documents that an answer cites. A document cited at
// another place is one change.
func (p *pair) uses(l *changes, was, is *export.Item) {
	if slices.Equal(was.Evidence, is.Evidence) {
		return
	}
	gone, come := slices.Clone(was.Evidence), slices.Clone(is.Evidence)
	for i := range gone {
		gone[i].Doc = p.idNow(gone[i].Doc)
	}
	gone, come = withoutUses(gone, come), withoutUses(come, gone)
	for _, u := range gone {
		i := slices.IndexFunc(come, func(c export.EvidenceUse) bool { return c.Doc == u.Doc })
		if i < 0 {
			l.add(Change{Kind: Evidence, Before: p.useText(u)})
			continue
		}
		l.add(Change{Kind: Evidence, Before: p.useText(u), After: p.useText(come[i])})
		come = slices.Delete(come, i, i+1)
	}
	for _, u := range come {
		l.add(Change{Kind: Evidence, After: p.useText(u)})
	}
}

func withoutUses(a, b []export.EvidenceUse) []export.EvidenceUse {
	rest := slices.Clone(b)
	var out []export.EvidenceUse
	for _, u := range a {
		i := slices.IndexFunc(rest, func(r export.EvidenceUse) bool { return r.Doc == u.Doc && squeeze(r.At) == squeeze(u.At) })
		if i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		out = append(out, u)
	}
	return out
}

func (p *pair) useText(u export.EvidenceUse) string {
	text := p.title(u.Doc)
	if u.At != "" {
		text += "（" + u.At + "）"
	}
	return text
}

func itemNumber(no int) string {
	if no == 0 {
		return ""
	}
	return "項目" + strconv.Itoa(no)
}
