package history

import (
	"bytes"
	"encoding/json"
	"fmt"

	"kaijisho/internal/export"
)

// A record is content/releases/VERSION.json: what a release changed in what
// the disclosure says, so that the state of every release can be had from the
// records up to it.
//
// Why this form. A record holds whole entries, not differences of texts: it can
// be read by itself, and one that was damaged by hand does not spoil those after
// it. It holds only the entries that differ from the release before, so that
// the first is as large as the answers and each later one as large as the work
// that went into it. It is JSON with one entry to a line, sorted: the same
// content gives the same bytes, git merges two branches that changed different
// items, and reading 100,000 entries takes a second where YAML takes twenty.
// Nobody writes it; `kaijisho release` does, and people read it as
// `kaijisho diff 1.3.0 1.4.0`.
//
// It says nothing that disclosure.yaml says (dates, summary), so that the two
// cannot contradict, and not when an answer was reviewed: a vendor who looks
// through all answers once a year would else copy all of them into the record. It holds also what is not public, as the answers beside it
// do; what pages show of it is decided when they are made (Log.State).
type record struct {
	Version  string `json:"version"`
	Previous string `json:"previous,omitempty"` // "" in a first record, which is complete

	Vendor     *export.Vendor    `json:"vendor,omitempty"`
	Service    *export.Service   `json:"service,omitempty"`
	Notice     *string           `json:"notice,omitempty"`
	Checklists []recordChecklist `json:"checklists,omitempty"`
	Guidelines []recordGuideline `json:"guidelines,omitempty"`
	Clauses    []recordClause    `json:"clauses,omitempty"`
	Documents  []recordDocument  `json:"documents,omitempty"`
	Items      []recordItem      `json:"items,omitempty"`
	// Gone lists what the state does not have any more, by key.
	Gone []string `json:"gone,omitempty"`
}

// An entry is a line of a record. Its key names it in the whole record.
type entry interface{ key() string }

type recordChecklist struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Statuses []recordStatus `json:"statuses"`
}

type recordStatus struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
}

type recordGuideline struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Short string `json:"short"`
}

type recordClause struct {
	Guideline string `json:"guideline"`
	ID        string `json:"id"`
	Number    string `json:"number"`
	Title     string `json:"title"`
	Official  bool   `json:"official,omitempty"`
	Parent    string `json:"parent,omitempty"`
}

type recordDocument struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Kind       string `json:"kind,omitempty"`
	Edition    string `json:"edition,omitempty"`
	Date       string `json:"date,omitempty"`
	ValidUntil string `json:"valid_until,omitempty"`
	Access     string `json:"access"`
	Link       string `json:"link,omitempty"`
}

type recordItem struct {
	Checklist   string                       `json:"checklist"`
	No          int                          `json:"no"`
	Title       string                       `json:"title"`
	Category    string                       `json:"category,omitempty"`
	Subcategory string                       `json:"subcategory,omitempty"`
	Requirement string                       `json:"requirement"`
	Examples    []string                     `json:"evidence_examples,omitempty"`
	Guidelines  map[string][]export.Citation `json:"guidelines,omitempty"`

	Status         string               `json:"status"`
	Points         map[string]string    `json:"points,omitempty"` // those that differ from Status
	Visibility     string               `json:"visibility,omitempty"`
	SameAs         int                  `json:"same_as,omitempty"`
	Owner          string               `json:"owner,omitempty"`
	Responsibility string               `json:"responsibility,omitempty"`
	Markdown       string               `json:"answer,omitempty"` // "" also where it is the one of SameAs
	Gap            string               `json:"gap,omitempty"`
	Reason         string               `json:"reason,omitempty"`
	TargetDate     string               `json:"target_date,omitempty"`
	Note           string               `json:"note,omitempty"`
	Evidence       []export.EvidenceUse `json:"evidence,omitempty"`
	Customer       []string             `json:"customer,omitempty"`
}

func (c recordChecklist) key() string { return "checklist " + c.ID }
func (g recordGuideline) key() string { return "guideline " + g.ID }
func (c recordClause) key() string    { return "clause " + c.Guideline + " " + c.ID }
func (d recordDocument) key() string  { return "document " + d.ID }
func (i recordItem) key() string      { return fmt.Sprintf("item %s %d", i.Checklist, i.No) }

// encode spells a record: a line for the head, then one for each entry.
func (r *record) encode() ([]byte, error) {
	w := recordWriter{}
	head := record{Version: r.Version, Previous: r.Previous, Vendor: r.Vendor, Service: r.Service, Notice: r.Notice, Gone: r.Gone}
	w.head(head)
	list(&w, "checklists", r.Checklists)
	list(&w, "guidelines", r.Guidelines)
	list(&w, "clauses", r.Clauses)
	list(&w, "documents", r.Documents)
	list(&w, "items", r.Items)
	w.b.WriteString("\n}\n")
	return w.b.Bytes(), w.err
}

type recordWriter struct {
	b   bytes.Buffer
	err error
}

func (w *recordWriter) head(r record) {
	w.value(r)
	w.b.Truncate(w.b.Len() - 1) // the object stays open for the lists
}

func list[E entry](w *recordWriter, name string, entries []E) {
	if len(entries) == 0 {
		return
	}
	w.b.WriteString(",\n\"" + name + "\":[")
	for i, e := range entries {
		if i > 0 {
			w.b.WriteByte(',')
		}
		w.b.WriteByte('\n')
		w.value(e)
	}
	w.b.WriteString("\n]")
}

// value leaves <, > and & as they are and ends without a line feed.
func (w *recordWriter) value(v any) {
	enc := json.NewEncoder(&w.b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.b.Truncate(w.b.Len() - 1)
}
