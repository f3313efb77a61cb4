package workbook

import (
	"regexp"
	"strconv"
	"strings"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// formRow gives an item's cells in the order of the form's columns.
func (b *book) formRow(it *disclosure.Item, t shown) []cell {
	columns := it.Checklist.Form.Columns
	cells := make([]cell, len(columns))
	for i, c := range columns {
		cells[i] = cell{text: formText(it, t, c), style: style{border: true}}
		switch c.ID {
		case "no":
			cells[i].number = it.No
			cells[i].link = b.itemPage(it)
			cells[i].style.centred, cells[i].style.link = true, cells[i].link != ""
		case "verdict":
			cells[i].style.centred = true
		}
	}
	return cells
}

// formText is the text of a column for an item. The item's title is ours and
// stands in no column of the form.
func formText(it *disclosure.Item, t shown, c checklist.Column) text {
	switch c.ID {
	case "no", "verdict", "improvement":
		return nil
	case "category":
		return plain(it.Subcategory.Category.Title)
	case "subcategory":
		return plain(it.Subcategory.Title)
	case "requirement":
		return plain(it.Requirement)
	case "evidence_examples":
		return plain(strings.Join(it.EvidenceExamples, "、"))
	case "answer":
		return t.answer
	case "evidence":
		return t.evidence
	case "note":
		return t.note
	}
	return plain(it.References[c.ID])
}

// shown is what an item's row shows of its answer, in cells that people edit.
type shown struct{ answer, evidence, note text }

func (b *book) shown(it *disclosure.Item) shown {
	t := shown{evidence: evidenceText(it.Answer), note: noteText(it.Answer)}
	if a := it.Answer; a != nil {
		t.answer = answerText(it, b.body(a))
	}
	return t
}

// answerText is 対応策 with a body of the answer. The form has no column for the vendor's status, and an
// evaluator reads it first and wants its reason, gap or date beside it; so the
// cell begins with these and the text follows. An unanswered item stays empty,
// as on paper.
func answerText(it *disclosure.Item, body text) text {
	a := it.Answer
	var t text
	t.bold(labelStatus, colon, it.Status.Label)
	fact := func(label, value string) {
		if value != "" {
			t.line()
			t.add(label, colon, withoutGaps(value))
		}
	}
	fact(labelPoints, differing(a))
	fact(labelGap, a.Gap)
	fact(labelTarget, a.TargetDate.Japanese())
	fact(labelReason, a.Reason)
	fact(labelResponsibility, responsibilityWords[a.Responsibility])
	if a.Withheld {
		fact(labelWithheld, accessTerms[a.Visibility])
		return t
	}
	if a.SameAs != nil {
		fact(labelSameAs, itemWord+strconv.Itoa(a.SameAs.No))
	}
	if len(body) > 0 {
		t.gap()
		t = append(t, body...)
	}
	if len(a.Customer) > 0 {
		t.gap()
		t.bold(labelCustomer)
		for _, duty := range a.Customer {
			t.line()
			t.add(bullet, duty)
		}
	}
	return t
}

// withoutGaps drops empty lines, which would end the facts above the text.
func withoutGaps(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	return blankLines.ReplaceAllString(s, "\n")
}

var blankLines = regexp.MustCompile(`\n\s*\n`)

// differing names the sub-items whose status is not the whole answer's.
func differing(a *disclosure.Answer) string {
	var parts []string
	for _, p := range a.Points {
		if p.Differs {
			parts = append(parts, disclosure.PointLabel(p.Block)+" "+p.Status.Label)
		}
	}
	return strings.Join(parts, "、")
}

// evidenceText is 確認したエビデンス: a line for each document and place.
func evidenceText(a *disclosure.Answer) text {
	if a == nil {
		return nil
	}
	var t text
	for _, use := range a.Evidence {
		t.line()
		t.add(joined(use.Evidence.Title, use.Evidence.Edition, use.At))
		if word := accessWords[use.Evidence.Access]; use.Evidence.Withheld {
			t.add("（", word, "）")
		}
	}
	if a.Undisclosed > 0 {
		t.line()
		t.add(undisclosedWord, " ", strconv.Itoa(a.Undisclosed), "点")
	}
	return t
}

func noteText(a *disclosure.Answer) text {
	if a == nil {
		return nil
	}
	return plain(a.Note)
}
