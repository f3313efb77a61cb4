package lint

import (
	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// expiry looks at the day on which a document stops being valid.
func (l *linter) expiry(e *answer.Evidence) {
	at := e.Keys["valid_until"]
	switch {
	case e.ValidUntil.IsZero():
	case e.ValidUntil.Before(l.doc.Date):
		l.report("evidence-expired", at, "title", e.Title, "until", e.ValidUntil.String(), "date", l.doc.Date.String())
	case disclosure.Expiring(e.ValidUntil, l.doc.Date):
		l.report("evidence-expiring", at, "title", e.Title, "until", e.ValidUntil.String(), "date", l.doc.Date.String())
	}
}

// overdue finds a promise whose day has passed without being kept.
func (l *linter) overdue(it *disclosure.Item, a *answer.Answer) {
	if !a.TargetDate.IsZero() && a.TargetDate.Before(l.doc.Date) && it.Status.Kind != checklist.Met {
		l.report("planned-overdue", a.Keys["target_date"],
			"target", a.TargetDate.String(), "date", l.doc.Date.String(), "label", it.Status.Label)
	}
}

// review looks at when an answer was last compared with what is done. A year is
// the interval at which the guidelines have rules and contracts reviewed.
func (l *linter) review(a *answer.Answer) {
	switch {
	case a.Unread:
	case a.Keys["reviewed"].Source == nil:
		l.report("review-missing", a.Head)
	case !a.Reviewed.IsZero() && disclosure.Stale(a.Reviewed, l.doc.Date):
		l.report("review-stale", a.Keys["reviewed"], "reviewed", a.Reviewed.String(), "date", l.doc.Date.String())
	case !l.doc.Date.IsZero() && l.latestReview().Before(a.Reviewed): // else the newest release has no day, which is reported
		l.report("review-future", a.Keys["reviewed"], "reviewed", a.Reviewed.String(), "date", l.doc.Date.String())
	}
}

// latestReview is the last day on which an answer can have been reviewed. While
// a release is being written its answers are reviewed after the day of the one
// before, which is the day unless the user gives another; more than a year
// after it is a slip of the pen.
func (l *linter) latestReview() calendar.Date {
	const year = 366
	if releases := l.doc.Releases; len(releases) > 0 && l.doc.Date == releases[0].Published {
		return l.doc.Date.AddDays(year)
	}
	return l.doc.Date
}
