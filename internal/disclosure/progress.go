package disclosure

import (
	"cmp"
	"slices"

	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
)

// Progress is where a disclosure stands on its Date, for those who write it.
type Progress struct {
	Date       calendar.Date  `json:"date"`
	Total      ProgressRow    `json:"total"`
	Categories []ProgressRow  `json:"categories"`
	Stale      []ItemDate     `json:"stale"`    // reviewed longer than a year ago, or never
	Expiring   []EvidenceDate `json:"expiring"` // valid_until within 90 days, or past
	Planned    []ItemDate     `json:"planned"`  // with a target date to come
	Overdue    []ItemDate     `json:"overdue"`  // target date past
}

// A ProgressRow counts the items of a 中分類, or all.
type ProgressRow struct {
	Checklist    string         `json:"checklist,omitempty"`
	Category     string         `json:"category,omitempty"`
	Subcategory  string         `json:"subcategory,omitempty"`
	Items        int            `json:"items"`
	Answered     int            `json:"answered"`
	ByStatus     map[string]int `json:"by_status"`
	Evidence     int            `json:"evidence"` // different documents cited
	LastReviewed calendar.Date  `json:"last_reviewed,omitzero"`
}

// ItemDate is an item and the date that matters of it.
type ItemDate struct {
	Checklist string        `json:"checklist"`
	No        int           `json:"no"`
	Title     string        `json:"title"`
	Date      calendar.Date `json:"date,omitzero"`
}

// EvidenceDate is a document and the day its validity ends.
type EvidenceDate struct {
	ID    string        `json:"id"`
	Title string        `json:"title"`
	Date  calendar.Date `json:"date"`
}

// Progress reports where the disclosure stands on doc.Date.
func (d *Document) Progress() Progress {
	p := Progress{Date: d.Date, Stale: []ItemDate{}, Expiring: []EvidenceDate{}, Planned: []ItemDate{}, Overdue: []ItemDate{}}
	var all []*Item
	for _, c := range d.Checklists {
		for _, s := range c.Subcategories {
			row := progressRow(s.Items)
			row.Checklist, row.Category, row.Subcategory = c.ID, s.Category.Title, s.Title
			p.Categories = append(p.Categories, row)
		}
		for _, it := range c.Items {
			p.item(it)
		}
		all = append(all, c.Items...)
	}
	p.Total = progressRow(all)
	for _, e := range d.Evidence {
		if Expiring(e.ValidUntil, d.Date) {
			p.Expiring = append(p.Expiring, EvidenceDate{e.ID, e.Title, e.ValidUntil})
		}
	}
	slices.SortStableFunc(p.Expiring, func(a, b EvidenceDate) int { return a.Date.Compare(b.Date) })
	for _, list := range [][]ItemDate{p.Stale, p.Planned, p.Overdue} {
		slices.SortStableFunc(list, func(a, b ItemDate) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.No, b.No)) })
	}
	return p
}

func (p *Progress) item(it *Item) {
	if it.Answer == nil {
		return
	}
	entry := ItemDate{Checklist: it.Checklist.ID, No: it.No, Title: it.Title}
	if Stale(it.Answer.Reviewed, p.Date) {
		entry.Date = it.Answer.Reviewed
		p.Stale = append(p.Stale, entry)
	}
	if target := it.Answer.TargetDate; !target.IsZero() && it.Status.Kind != checklist.Met {
		entry.Date = target
		if target.Before(p.Date) {
			p.Overdue = append(p.Overdue, entry)
		} else {
			p.Planned = append(p.Planned, entry)
		}
	}
}

// Expiring reports whether a document that is valid until then is worth a
// reminder on the day: within its last 90 days, as a certificate is rarely
// renewed in less than a quarter, and after them.
func Expiring(until, day calendar.Date) bool {
	return !until.IsZero() && !day.AddDays(90).Before(until)
}

// Stale reports whether an answer was last reviewed more than a year before
// the day, or never.
func Stale(reviewed, day calendar.Date) bool {
	return reviewed.IsZero() || reviewed.AddYears(1).Before(day)
}

func progressRow(items []*Item) ProgressRow {
	row := ProgressRow{Items: len(items), ByStatus: map[string]int{}}
	documents := map[*Evidence]bool{}
	for _, it := range items {
		row.ByStatus[it.Status.ID]++
		if it.Answer == nil {
			continue
		}
		row.Answered++
		for _, use := range it.Answer.Evidence {
			documents[use.Evidence] = true
		}
		if row.LastReviewed.Before(it.Answer.Reviewed) {
			row.LastReviewed = it.Answer.Reviewed
		}
	}
	row.Evidence = len(documents)
	return row
}
