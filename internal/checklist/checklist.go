// Package checklist owns a check sheet as data: its items, vocabulary, errata
// and chapters, and the guidelines whose clauses the items cite. Load reads
// them from checklist/<id>/ and checklist/guidelines/.
//
// Nothing here knows a particular sheet, guideline or vocabulary. A parser
// here knows one file; what needs two (does the cited clause exist?) is found
// when package disclosure links everything.
package checklist

import (
	"strconv"
	"strings"

	"kaijisho/internal/diag"
)

// A Checklist is one check sheet.
type Checklist struct {
	ID           string
	Title        string // the sheet's full title
	Short        string // what menus call it
	Source       Origin
	GuidelineIDs []string // in the order of the sheet's reference columns
	Statuses     []*Status
	Unanswered   string   // the label of an item without an answer
	Verdicts     []string // what an evaluator may enter as 判定結果
	Form         Form
	Categories   []*Category
	Items        []*Item // in order of number
	Chapters     []*Chapter
	Errata       []*Erratum
	Crosswalk    []Crossing   // to items of other sheets
	Guidelines   []*Guideline // resolved from GuidelineIDs, same order

	Span diag.Span
}

// FileName is the name, without extension, of an item's file and page: 079.
func (c *Checklist) FileName(no int) string {
	width := 3
	if n := len(c.Items); n > 0 {
		width = max(width, len(strconv.Itoa(c.Items[n-1].No)))
	}
	s := strconv.Itoa(no)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// An Origin says where the sheet's text comes from.
type Origin struct {
	Title string `yaml:"title,required"`
	File  string `yaml:"file"`
	Note  string `yaml:"note"`
}

// Kind is what a status means for the counts.
type Kind string

const (
	Met      Kind = "met"
	Partial  Kind = "partial"
	Open     Kind = "open"
	Excluded Kind = "excluded"
	None     Kind = "" // unanswered
)

// A Status is a word of the answer vocabulary.
type Status struct {
	ID       string   `yaml:"id,required"`
	Label    string   `yaml:"label,required"`
	Kind     Kind     `yaml:"kind,required" enum:"met,partial,open,excluded"`
	Requires []string `yaml:"requires"` // front matter keys that this status demands
}

// A Category is a 大分類.
type Category struct {
	Title         string
	Subcategories []*Subcategory
}

// A Subcategory is a 中分類; its items stand in one file.
type Subcategory struct {
	Slug     string
	Title    string
	File     string
	Category *Category
	Items    []*Item
}

// Level tells whether an item's clauses are duties or recommendations.
type Level string

const (
	Required    Level = "required"
	Recommended Level = "recommended" // cites only 推 points
	Mixed       Level = "mixed"
)

// An Item is one row of the sheet.
type Item struct {
	No               int
	Title            string // ours, for menus; never in the form's official columns
	Requirement      string // the sheet's text, errata applied; sub-items on lines of their own
	Blocks           []Block
	EvidenceExamples []string
	Citations        []Citation
	References       map[string]string // guideline id → the form's 参考 text
	CurrentRule      string
	Level            Level
	Subcategory      *Subcategory

	Span diag.Span
}

// A Block is a paragraph of a requirement or one of its sub-items.
type Block struct {
	Point string // "(1)" for a sub-item, "" for a paragraph
	Run   int    // 1 for the first run of sub-items, 2 when the numbers begin again, …
	No    int    // number inside its run
	ID    string // anchor: p1, p2, … and p2-1 in the second run; "" for a paragraph
	Text  string // without the leading "(1)"
}

// Points are the requirement's sub-items, in order.
func (it *Item) Points() []Block {
	var points []Block
	for _, b := range it.Blocks {
		if b.Point != "" {
			points = append(points, b)
		}
	}
	return points
}

// A Citation names a clause and the points of it that an item cites.
type Citation struct {
	Guideline string
	Clause    string // number, e.g. 3.2.3(2)(ア)2
	Points    []string
	Span      diag.Span
}

// An Erratum is a departure from the source as received. Confidence high and
// medium are applied in the items' text, low ones only recorded.
type Erratum struct {
	Item       int    `yaml:"item"`
	Field      string `yaml:"field,required"`
	Received   string `yaml:"received"`
	Corrected  string `yaml:"corrected"`
	Why        string `yaml:"why,required"`
	Confidence string `yaml:"confidence,required" enum:"high,medium,low"`
}

// Applied reports whether the items' text already holds the correction.
func (e *Erratum) Applied() bool { return e.Confidence != "low" }

// A Chapter is a part of the 開示書 view, which reads the answers as prose.
type Chapter struct {
	ID       string
	Number   string
	Title    string
	Official bool // the heading is the form's own, not ours
	Items    []int
	Sections []*Chapter
	Span     diag.Span
}

// Form holds the words of the workbook's form, whose sheet is called Short.
type Form struct {
	Fields  []FormField `yaml:"fields"`           // the block above the table
	Columns []Column    `yaml:"columns,required"` // left to right
}

// A FormField is a labelled cell above the table.
type FormField struct {
	ID    string `yaml:"id,required" enum:"number,applicant,assessor,product"`
	Label string `yaml:"label,required"`
}

// A Column of the form. Neighbours with the same Group stand under one merged
// cell; a column without one spans both rows of the header. The ID is one of
// no, category, subcategory, requirement, evidence_examples, answer, evidence,
// verdict, improvement, note, or the id of a guideline (its 参考 column).
type Column struct {
	ID    string  `yaml:"id,required"`
	Group string  `yaml:"group"`
	Title string  `yaml:"title,required"`
	Width float64 `yaml:"width"` // in half-width characters; 0: the tool's choice
}

// A Guideline is a tree of clauses.
type Guideline struct {
	ID        string
	Title     string
	Short     string
	Publisher string
	Published string // YYYY-MM or YYYY-MM-DD
	Note      string
	Clauses   []*Clause // document order, parents first
	Span      diag.Span
}

// A Clause is a heading of a guideline.
type Clause struct {
	ID        string // ASCII; URLs are made of it and must never change
	Number    string
	Title     string
	Official  bool // false: the heading is ours and shown as 仮題
	Structure bool // exists only to hold others
	Uncited   bool // known to be cited by no item: a gap of the sheet
	Note      string
	Guideline *Guideline
	Parent    *Clause
	Children  []*Clause
	Span      diag.Span
}
