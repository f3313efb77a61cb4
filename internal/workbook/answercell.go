package workbook

import (
	"strconv"
	"strings"
)

// An AnswerCell is what a cell of 対応策 says, taken apart along the lines that
// Write makes of an answer. A cell that another person wrote is all Body.
type AnswerCell struct {
	Status         string // the label, "" when the cell does not begin with one
	Points         string // sub-items with another status, as shown
	Gap, Reason    string
	TargetDate     string // as shown
	Responsibility string // as shown
	Withheld       bool   // says that the text is not in this workbook
	SameAs         int    // the item whose answer is shown, or 0
	Body           string
	Customer       []string
}

// ParseAnswerCell takes the text of an answer's cell apart.
func ParseAnswerCell(text string) AnswerCell {
	var a AnswerCell
	text = strings.Trim(evenBreaks(text), "\n")
	status, ok := labelled(firstLine(text), labelStatus)
	if !ok {
		a.Body = text
		return a
	}
	a.Status = status
	head, body, _ := strings.Cut(text, "\n\n")
	if rest := a.facts(strings.Split(head, "\n")[1:]); rest != "" {
		body = strings.TrimRight(rest+"\n\n"+body, "\n")
	}
	a.Body, a.Customer = splitCustomer(body)
	return a
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// facts reads the labelled lines below the status. Lines after a text of
// several lines go on with it; where no such text goes before, they are the
// beginning of the body, and are returned.
func (a *AnswerCell) facts(lines []string) (rest string) {
	var open *string
	for i, line := range lines {
		if value, ok := labelled(line, labelGap); ok {
			a.Gap, open = value, &a.Gap
		} else if value, ok := labelled(line, labelReason); ok {
			a.Reason, open = value, &a.Reason
		} else if a.fact(line) {
			open = nil
		} else if open != nil {
			*open += "\n" + line
		} else {
			return strings.Join(lines[i:], "\n")
		}
	}
	return ""
}

// fact reads a line whose value is on the line itself.
func (a *AnswerCell) fact(line string) bool {
	for label, to := range map[string]*string{labelPoints: &a.Points, labelTarget: &a.TargetDate, labelResponsibility: &a.Responsibility} {
		if value, ok := labelled(line, label); ok {
			*to = value
			return true
		}
	}
	if value, ok := labelled(line, labelSameAs); ok {
		a.SameAs, _ = strconv.Atoi(strings.TrimPrefix(value, itemWord))
		return true
	}
	_, a.Withheld = labelled(line, labelWithheld)
	return a.Withheld
}

// labelled is the value of a line 「label：value」, whatever the colon's width.
func labelled(line, label string) (string, bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " 　"), label)
	if !ok {
		return "", false
	}
	rest = strings.TrimLeft(rest, " 　")
	if rest, ok = strings.CutPrefix(rest, colon); !ok {
		if rest, ok = strings.CutPrefix(rest, ":"); !ok {
			return "", false
		}
	}
	return strings.Trim(rest, " 　"), true
}

// splitCustomer parts the body from the list of the customer's duties at its
// end: a line of its own, then nothing but bullets. A duty of several lines
// goes on without a bullet.
func splitCustomer(text string) (body string, duties []string) {
	lines := strings.Split(text, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if strings.Trim(lines[i], " 　：:") != labelCustomer {
			continue
		}
		for _, line := range lines[i+1:] {
			duty, begins := strings.CutPrefix(strings.TrimLeft(line, " 　"), bullet)
			switch {
			case begins:
				duties = append(duties, duty)
			case strings.TrimSpace(line) == "":
			case len(duties) > 0:
				duties[len(duties)-1] += "\n" + line
			default:
				return text, nil
			}
		}
		return strings.TrimRight(strings.Join(lines[:i], "\n"), "\n"), duties
	}
	return text, nil
}
