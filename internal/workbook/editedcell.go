package workbook

import (
	"cmp"
	"slices"
	"strings"
)

// Gone are lines that give a cell its form and that an edit deleted.
type Gone struct {
	Status   bool // the first line
	Customer bool // the heading of the customer's duties, which are still there
}

// ParseEditedCell takes apart a cell of 対応策 that showed before until a person
// edited it. A line that gives the cell its form says nothing by being gone:
// what it held stays as it was. labels are those of all statuses: a first line
// that is one of them states the status.
func ParseEditedCell(text string, before AnswerCell, labels []string) (a AnswerCell, gone Gone) {
	text = strings.Trim(evenBreaks(text), "\n")
	if slices.Contains(labels, strings.Trim(firstLine(text), " 　")) {
		text = labelStatus + colon + text
	}
	text = closeHead(text, firstLine(before.Body))
	a = ParseAnswerCell(text)
	if gone.Status = a.Status == "" && before.Status != ""; gone.Status {
		a = before.below(text)
	}
	gone.Customer = a.regainCustomer(before.Customer)
	a.partBody(before)
	return a, gone
}

// closeHead takes out the empty lines between the labelled lines above a body
// that begins as before: the first of them would be taken for the end of these.
func closeHead(text, body string) string {
	lines := strings.Split(text, "\n")
	end := slices.Index(lines, body)
	if body == "" || end < 0 {
		return text
	}
	last := 0
	for i, line := range lines[:end] {
		for _, label := range []string{labelPoints, labelGap, labelTarget, labelReason, labelResponsibility, labelSameAs} {
			if _, ok := labelled(line, label); ok {
				last = i
			}
		}
	}
	head := slices.DeleteFunc(slices.Clone(lines[:last]), func(line string) bool { return strings.TrimSpace(line) == "" })
	return strings.Join(append(head, lines[last:]...), "\n")
}

// below reads a text from which the line of the status is gone. What no other
// line says is as before, and so is a body that begins like such a line.
func (a AnswerCell) below(text string) AnswerCell {
	if text == a.Body {
		return a
	}
	said := ParseAnswerCell(labelStatus + colon + a.Status + "\n" + text)
	for _, f := range []struct {
		now *string
		was string
	}{
		{&said.Points, a.Points}, {&said.Gap, a.Gap}, {&said.Reason, a.Reason}, {&said.TargetDate, a.TargetDate}, {&said.Responsibility, a.Responsibility},
	} {
		*f.now = cmp.Or(*f.now, f.was)
	}
	if len(said.Customer) == 0 {
		said.Customer = a.Customer
	}
	if said.Body == a.Body {
		said.SameAs = a.SameAs
	}
	return said
}

// regainCustomer takes the customer's duties off the end of the body, where
// they stand when their heading alone is gone.
func (a *AnswerCell) regainCustomer(duties []string) bool {
	if len(duties) == 0 {
		return false
	}
	list := bullet + strings.Join(duties, "\n"+bullet)
	body, ok := strings.CutSuffix("\n"+a.Body, "\n"+list)
	if ok {
		a.Body, a.Customer = strings.Trim(body, "\n"), duties
	}
	return ok
}

// partBody puts the body apart from the lines above it where the empty line
// between them is gone: they would go on with it.
func (a *AnswerCell) partBody(before AnswerCell) {
	first := firstLine(before.Body)
	if first == "" {
		return
	}
	for _, text := range []*string{&a.Gap, &a.Reason} {
		lines := strings.Split(*text, "\n")
		if i := slices.Index(lines, first); i > 0 {
			*text = strings.Join(lines[:i], "\n")
			a.Body = strings.TrimRight(strings.Join(lines[i:], "\n")+"\n\n"+a.Body, "\n")
		}
	}
}
