package lint

import (
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
)

// claims are the keys by which a front matter says something about the item.
// Who answers it and when it was looked at say nothing yet.
var claims = []string{"status", "reason", "gap", "target_date", "evidence", "customer", "points", "responsibility", "note"}

// empty finds a file that says something in its front matter and has no text:
// it counts as a stub, which its author may not expect.
func (l *linter) empty(a *answer.Answer) {
	if a.Keys["same_as"].Source != nil || strings.TrimSpace(a.Source.Text[a.Start:]) != "" {
		return
	}
	for _, key := range claims {
		if at := a.Keys[key]; at.Source != nil {
			excluded := ""
			if a.Reason != "" && l.kind(a) == checklist.Excluded {
				excluded = "reason"
			}
			l.report("answer-empty", at, "key", key, "excluded", excluded)
			return
		}
	}
}

// kind is the kind of an answer's status in its checklist's vocabulary.
func (l *linter) kind(a *answer.Answer) checklist.Kind {
	for _, c := range l.doc.Checklists {
		if c.ID != a.Checklist {
			continue
		}
		for _, s := range c.Statuses {
			if s.ID == a.Status {
				return s.Kind
			}
		}
	}
	return checklist.None
}
