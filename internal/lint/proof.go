package lint

import (
	"strconv"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// proof finds a claim without a document. One that cites an unknown document
// is reported where the citation stands.
func (l *linter) proof(it *disclosure.Item, a *answer.Answer) {
	if it.Status.Kind == checklist.Met && a.SameAs == 0 && len(a.Evidence) == 0 {
		l.report("evidence-none", a.Keys["status"], "label", it.Status.Label)
	}
}

// contradiction finds one text that stands for two statuses.
func (l *linter) contradiction(it *disclosure.Item, a *answer.Answer) {
	at := a.Keys["status"]
	other := it.Answer.SameAs
	if at.Source == nil || other == nil || it.Status.Kind == checklist.None || other.Status.Kind == checklist.None || it.Status.ID == other.Status.ID {
		return
	}
	d := diag.New("same-as-contradiction", at, "label", it.Status.Label, "no", strconv.Itoa(other.No), "other", other.Status.Label)
	if origin := l.files[other.Answer.Source]; origin != nil && origin.Keys["status"].Source != nil {
		d = d.With("target-here", origin.Keys["status"])
	}
	l.list.Add(d)
}
