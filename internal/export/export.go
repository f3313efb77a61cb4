// Package export owns disclosure.json: the whole disclosure as data, for those
// who compare vendors or load answers into a system of their own. The types
// here are the published format; schema.json describes it and is published
// beside it. A field once published keeps its name and meaning.
package export

import (
	_ "embed"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
)

// JSONPath is where every published tree has its disclosure.json.
const JSONPath = "downloads/disclosure.json"

// Files are the paths of the downloads in the published tree.
type Files struct{ Workbook, Zip, JSON, Schema string }

// Names gives the downloads of a document. The names of workbook and zip carry
// the release and whom they are for, because people mail them around.
func Names(doc *disclosure.Document) Files {
	name := Stem(doc)
	return Files{
		Workbook: "downloads/" + name + ".xlsx",
		Zip:      "downloads/" + name + ".zip",
		JSON:     JSONPath,
		Schema:   "downloads/disclosure.schema.json",
	}
}

// Stem names an edition of a disclosure: sample-1.4.0, or sample-1.4.0-contract
// for an audience narrower than the public.
func Stem(doc *disclosure.Document) string {
	slug := doc.Service.Slug.Text
	if slug == "" {
		slug = "disclosure"
	}
	stem := slug + "-" + doc.Release().Version
	if doc.Audience != answer.Public {
		stem += "-" + string(doc.Audience)
	}
	return stem
}

//go:embed schema.json
var schema []byte

// Schema is the JSON Schema (2020-12) of disclosure.json.
func Schema() []byte { return schema }

// Disclosure is the root object.
type Disclosure struct {
	Schema     string      `json:"$schema"`
	Vendor     Vendor      `json:"vendor"`
	Service    Service     `json:"service"`
	Notice     string      `json:"notice,omitempty"`
	Release    Release     `json:"release"`
	Releases   []Release   `json:"releases"`
	Checklists []Checklist `json:"checklists"`
	Guidelines []Guideline `json:"guidelines"`
	Evidence   []Evidence  `json:"evidence"`
	Items      []Item      `json:"items"`
}

// Vendor is who discloses.
type Vendor struct {
	Name       string `json:"name"`
	Department string `json:"department,omitempty"`
	Email      string `json:"email,omitempty"`
	URL        string `json:"url,omitempty"`
}

// Service is what is disclosed.
type Service struct {
	Name    string `json:"name"`
	Summary string `json:"summary,omitempty"`
	URL     string `json:"url,omitempty"`
}

// Release is an entry of 改訂履歴.
type Release struct {
	Version   string `json:"version"`
	Published string `json:"published"`
	Effective string `json:"effective,omitempty"`
	Summary   string `json:"summary"`
	Items     []int  `json:"items"`
}

// Checklist is a check sheet and its vocabulary.
type Checklist struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Statuses []Status `json:"statuses"`
	Items    int      `json:"items"`
	Answered int      `json:"answered"`
}

// Status is a word of the vocabulary.
type Status struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// Guideline is a clause tree.
type Guideline struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Short   string   `json:"short"`
	Clauses []Clause `json:"clauses"`
}

// Clause is a heading of a guideline.
type Clause struct {
	ID       string `json:"id"`
	Number   string `json:"number"`
	Title    string `json:"title"`
	Official bool   `json:"official"`
	Parent   string `json:"parent,omitempty"`
	URL      string `json:"url"`
}

// Evidence is a document of the register.
type Evidence struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Kind       string `json:"kind,omitempty"`
	Edition    string `json:"edition,omitempty"`
	Date       string `json:"date,omitempty"`
	ValidUntil string `json:"valid_until,omitempty"`
	Access     string `json:"access"`
	Link       string `json:"link,omitempty"`
	URL        string `json:"url"`
}

// Item is a row of the sheet with its answer.
type Item struct {
	No               int                   `json:"no"`
	Checklist        string                `json:"checklist"`
	Title            string                `json:"title"`
	Category         string                `json:"category"`
	Subcategory      string                `json:"subcategory"`
	Requirement      string                `json:"requirement"`
	Points           []Point               `json:"points"`
	EvidenceExamples []string              `json:"evidence_examples"`
	Level            string                `json:"level"`
	Guidelines       map[string][]Citation `json:"guidelines"`
	Status           string                `json:"status"`
	StatusLabel      string                `json:"status_label"`
	Visibility       string                `json:"visibility,omitempty"`
	Withheld         bool                  `json:"withheld,omitempty"`
	SameAs           int                   `json:"same_as,omitempty"`
	CarriedFrom      *CarriedFrom          `json:"carried_from,omitempty"`
	Reviewed         string                `json:"reviewed,omitempty"`
	Owner            string                `json:"owner,omitempty"`
	Responsibility   string                `json:"responsibility,omitempty"`
	AnswerMarkdown   string                `json:"answer_markdown,omitempty"`
	AnswerText       string                `json:"answer_text,omitempty"`
	Reason           string                `json:"reason,omitempty"`
	Gap              string                `json:"gap,omitempty"`
	TargetDate       string                `json:"target_date,omitempty"`
	Note             string                `json:"note,omitempty"`
	Evidence         []EvidenceUse         `json:"evidence"`
	Customer         []string              `json:"customer"`
	URL              string                `json:"url"`
}

// CarriedFrom is the item of another checklist whose answer is shown, because a
// crosswalk calls the two equal.
type CarriedFrom struct {
	Checklist string `json:"checklist"`
	No        int    `json:"no"`
	Source    string `json:"source"`
}

// Point is a sub-item of a requirement.
type Point struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Text   string `json:"text"`
	Status string `json:"status"`
}

// Citation is a clause and the points of it that an item cites.
type Citation struct {
	Clause string   `json:"clause"`
	Points []string `json:"points"`
}

// EvidenceUse is a document and the place in it.
type EvidenceUse struct {
	Doc string `json:"doc"`
	At  string `json:"at,omitempty"`
}

// Plain gives references their visible text, for renderings without links.
func Plain(doc *disclosure.Document, c *disclosure.Checklist) markdown.Resolver {
	return func(ref markdown.Ref) (href, text string, ok bool) {
		t, ok := doc.Resolve(c, ref.Target)
		return "", t.Text(), ok
	}
}
