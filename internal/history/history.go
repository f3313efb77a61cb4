// Package history owns what changed: between two states of a disclosure, and
// from release to release.
//
//	c := history.Compare(old, new, history.Options{Date: day})
//	err := c.WriteMarkdown(w, history.WriteOptions{})
//
// A state is an [export.Disclosure], the published form of a disclosure, so
// that a project, a git revision, a published site and a record of a past
// release all compare with each other. What a state does not show (texts that
// are not for its audience) cannot show in a comparison either.
//
// A change is what a reader would call one: texts are compared as the blocks
// that a reader sees (prose.go), so that wrapping, list markers, padding of
// tables and emphasis count for nothing, and differences are told in phrases
// (phrase.go), because Japanese has no blanks to split at.
//
// A [Log] is content/releases: the states of past releases, from which pages,
// the feed and the marks on suspect answers are made without git.
package history

import (
	"kaijisho/internal/calendar"
	"kaijisho/internal/export"
)

// A Comparison is what changed between two states. Lists are in the order of
// the newer state; what is gone stands where it was.
type Comparison struct {
	Old       Side             `json:"old"`
	New       Side             `json:"new"`
	About     []Change         `json:"about,omitempty"` // vendor, service, notice
	Coverage  []Coverage       `json:"coverage"`
	Items     []ItemChange     `json:"items"`
	Documents []DocumentChange `json:"documents"`
	Clauses   []ClauseChange   `json:"clauses"`
	Affected  []Affected       `json:"affected_clauses"`
	Expired   []Expired        `json:"expired_documents"`
}

// A Side says which state was compared. Label is how the person called it.
type Side struct {
	Label     string `json:"label,omitempty"`
	Version   string `json:"version"`
	Published string `json:"published"`
}

// An ItemChange is an item with at least one change.
type ItemChange struct {
	Checklist   string     `json:"checklist"`
	No          int        `json:"no"`
	Title       string     `json:"title"`
	Category    string     `json:"category"`
	Subcategory string     `json:"subcategory"`
	URL         string     `json:"url,omitempty"` // "" for an item that is gone
	Before      *StatusRef `json:"status_before"` // nil for a new item
	After       *StatusRef `json:"status_after"`  // nil for an item that is gone
	Changes     []Change   `json:"changes"`
}

// A StatusRef is a word of a checklist's vocabulary.
type StatusRef struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind"` // "" for unanswered
}

// A DocumentChange is a document of the register with at least one change.
type DocumentChange struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	URL     string    `json:"url,omitempty"`
	Changes []Change  `json:"changes"`
	CitedBy []ItemRef `json:"cited_by"`
}

// A ClauseChange is a clause of a guideline with at least one change.
type ClauseChange struct {
	Guideline string   `json:"guideline"`
	Short     string   `json:"short"`
	ID        string   `json:"id"`
	Number    string   `json:"number"`
	Title     string   `json:"title"`
	Changes   []Change `json:"changes"`
}

// An ItemRef names an item.
type ItemRef struct {
	Checklist string `json:"checklist"`
	No        int    `json:"no"`
}

// Coverage counts the items of a checklist by status, before and after.
type Coverage struct {
	Checklist string        `json:"checklist"`
	Title     string        `json:"title"`
	Statuses  []StatusCount `json:"statuses"`
	Before    int           `json:"before"` // all items
	After     int           `json:"after"`
}

// A StatusCount is a row of Coverage.
type StatusCount struct {
	StatusRef
	Before int `json:"before"`
	After  int `json:"after"`
}

// Affected is a clause that items with changes cite.
type Affected struct {
	Guideline string    `json:"guideline"`
	Short     string    `json:"short"`
	ID        string    `json:"id,omitempty"`
	Number    string    `json:"number"`
	Title     string    `json:"title"`
	Items     []ItemRef `json:"items"`
}

// Expired is a document past its validity that items still cite.
type Expired struct {
	ID         string    `json:"id"`
	Title      string    `json:"title"`
	ValidUntil string    `json:"valid_until"`
	CitedBy    []ItemRef `json:"cited_by"`
}

// Options say what two states cannot.
type Options struct {
	// Date is the day on which documents count as expired; zero: the day the
	// newer state was published.
	Date calendar.Date
	// OldLabel and NewLabel are how a person called the states.
	OldLabel, NewLabel string
}

// Compare tells what changed from old to new. Neither is changed.
func Compare(old, new *export.Disclosure, opt Options) *Comparison {
	p := pair{old: indexState(old), new: indexState(new)}
	p.matchDocuments()
	c := &Comparison{
		Old: side(old, opt.OldLabel), New: side(new, opt.NewLabel),
		About: about(old, new), Coverage: coverage(old, new),
		Items: p.items(), Clauses: clauses(old, new),
	}
	c.Documents = p.documents()
	c.Affected = p.affected(c.Items)
	c.Expired = p.expired(opt.Date)
	return c
}

func side(d *export.Disclosure, label string) Side {
	return Side{Label: label, Version: d.Release.Version, Published: d.Release.Published}
}

// Empty reports whether nothing changed at all.
func (c *Comparison) Empty() bool {
	return len(c.About)+len(c.Items)+len(c.Documents)+len(c.Clauses) == 0
}

// ForReaders reports whether the item has a change that readers are told of:
// one of what is demanded or stated, rather than of who wrote or checked it.
func (i *ItemChange) ForReaders() bool {
	for _, c := range i.Changes {
		if !c.Kind.internal() {
			return true
		}
	}
	return false
}

// Has reports whether the item has a change of the kind.
func (i *ItemChange) Has(k Kind) bool {
	for _, c := range i.Changes {
		if c.Kind == k {
			return true
		}
	}
	return false
}
