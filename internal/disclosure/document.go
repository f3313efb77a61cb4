// Package disclosure links checklists, guidelines and a vendor's answers into
// one immutable Document: items ↔ clauses ↔ points ↔ evidence ↔ kinds of
// evidence ↔ categories ↔ chapters, in both directions, with the counts that
// pages and sheets show. Every rule that needs two files lives here.
//
// Renderers read a Document and decide nothing: what is not for the Audience
// is already gone when Link returns. A Document is never changed after Link,
// so pages may be rendered from many goroutines.
package disclosure

import (
	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
)

// A Document is a whole disclosure, ready to be rendered.
type Document struct {
	Vendor     answer.Vendor
	Service    answer.Service
	Site       answer.Site
	Audience   answer.Access
	Date       calendar.Date // the day for 予告 and expiry
	Releases   []*Release    // newest first
	Checklists []*Checklist
	Guidelines []*Guideline
	Evidence   []*Evidence // order of the register
	Kinds      []*Kind     // sorted by number of items that ask for it, then name
	Pages      []*Page
	Duties     []*Duty // 医療機関等にお願いする対応, in order of item
	Redirects  []*answer.Redirect

	clauses  map[string]*Clause // "guideline id or short name, number" folded
	evidence map[string]*Evidence
	hidden   map[string]bool // ids of documents whose entry is not for the audience
}

// Release is the newest release, which the site as a whole carries.
func (d *Document) Release() *Release { return d.Releases[0] }

// A Release is an entry of 改訂履歴 with its items resolved.
type Release struct {
	Version   string
	Published calendar.Date
	Effective calendar.Date // zero: in force from Published
	Summary   string
	Items     []*Item
	Notice    bool // 予告: not in force at Document.Date
}

// A Checklist is a check sheet with its items linked to answers.
type Checklist struct {
	*checklist.Checklist
	Items         []*Item
	Categories    []*Category
	Subcategories []*Subcategory // all, in order
	Chapters      []*Chapter
	Counts        Counts

	byNo map[int]*Item
}

// Item finds an item by its number, or nil.
func (c *Checklist) Item(no int) *Item { return c.byNo[no] }

// A Category is a 大分類.
type Category struct {
	*checklist.Category
	Subcategories []*Subcategory
	Counts        Counts
}

// A Subcategory is a 中分類.
type Subcategory struct {
	*checklist.Subcategory
	Category   *Category
	Checklist  *Checklist
	Items      []*Item
	Counts     Counts
	Prev, Next *Subcategory
}

// Counts says how many items have which status.
type Counts struct {
	Total      int
	ByStatus   []StatusCount // the vocabulary's order, then unanswered
	Answered   int
	Applicable int // answered and not excluded
}

// A StatusCount is one status and its number of items.
type StatusCount struct {
	Status *Status
	N      int
	// Recommended is how many of them have an open status though their clauses
	// are recommendations only: those never count as not conforming.
	Recommended int
}

// A Status is a word of the vocabulary; unanswered items have the one of kind None.
type Status struct {
	ID    string // "unanswered" for none
	Label string
	Kind  checklist.Kind
}

// An Item is a row of the sheet with everything that refers to it.
type Item struct {
	*checklist.Item
	Checklist   *Checklist
	Subcategory *Subcategory
	Status      *Status
	Answer      *Answer // nil: unanswered
	Clauses     []*Citation
	Kinds       []*Kind // of EvidenceExamples, same order
	Chapters    []*Chapter
	Releases    []*Release // that name it, newest first
	Errata      []*checklist.Erratum
	CitedBy     []*Item     // whose answers refer to it or are the same as it
	Crossings   []*Crossing // in the order of the crosswalks
	Prev, Next  *Item
}

// An Answer is what the vendor states, as far as the audience may see it.
type Answer struct {
	Item     *Item // the item it answers
	Status   *Status
	Reviewed calendar.Date
	Owner    string
	// Responsibility is one of provider, customer, shared, subcontractor or "".
	Responsibility string
	Visibility     answer.Access
	// Withheld is set when the text is not for the audience: then Body,
	// Evidence, Customer, Gap, Reason and Note are empty, and the page says who gets it.
	Withheld bool
	Body     *markdown.Doc // nil when withheld
	Markdown string        // the source of Body, without the names of documents that are not for the audience
	SameAs   *Item         // whose body is shown
	Via      *Crossing     // the item of another sheet whose answer this is, or nil
	Evidence []*EvidenceUse
	// Undisclosed counts cited documents whose very entry is not for the audience.
	Undisclosed int
	Customer    []string
	Points      []PointAnswer // one per sub-item of the requirement
	Reason      string
	Gap         string
	TargetDate  calendar.Date
	Note        string
	Source      *diag.Source
}

// A PointAnswer is what an answer says of one sub-item.
type PointAnswer struct {
	Block   checklist.Block
	Status  *Status // differs from the answer's only where the author said so
	Anchor  string  // a1 in the answer, "" when the text does not address it
	Differs bool
}

// EvidenceUse is a citation of a document by an item.
type EvidenceUse struct {
	Item     *Item
	Evidence *Evidence
	At       string // chapter, section or page
}

// Evidence is a document of the register, as far as the audience may see it.
type Evidence struct {
	ID         string
	Title      string // empty fields and a neutral title when Withheld
	Kind       *Kind
	Edition    string
	Date       calendar.Date
	ValidUntil calendar.Date
	Expired    bool
	Access     answer.Access
	// Withheld is set when the audience may not have the document itself
	// (its entry in the register is still shown unless Access is internal).
	Withheld bool
	URL      string
	File     string // path under attachments
	Note     string
	Uses     []*EvidenceUse // in order of item
}

// A Kind is a 確認対象物例 of the checklist.
type Kind struct {
	Name     string
	ID       string // ASCII anchor
	Items    []*Item
	Evidence []*Evidence
}

// A Guideline is a clause tree with the items that cite it.
type Guideline struct {
	*checklist.Guideline
	Roots   []*Clause
	Clauses []*Clause // document order
	Items   []*Item   // that cite any clause of it
}

// A Clause knows its items, point by point.
type Clause struct {
	*checklist.Clause
	Guideline  *Guideline
	Parent     *Clause
	Children   []*Clause
	Points     []*Point // in order of the guideline: ① ② …, (1) (2) …, 推(1) …
	Whole      []*Item  // cite the clause without a point
	Items      []*Item  // all that cite it, in order, once each
	Below      int      // items that cite it or a clause below it
	Counts     Counts   // of Items
	Prev, Next *Clause
}

// A Point is one numbered duty inside a clause.
type Point struct {
	Label       string // ①, (6), 推(1)
	ID          string // anchor: 1, 6, r1
	Recommended bool
	Clause      *Clause
	Items       []*Item
}

// A Citation is a clause with the points that an item cites.
type Citation struct {
	Clause *Clause
	Points []*Point
}

// A Chapter is a part of the 開示書 view.
type Chapter struct {
	*checklist.Chapter
	Items    []*Item
	Sections []*Chapter
	Parent   *Chapter
}

// A Duty is what one item asks of the medical institution.
type Duty struct {
	Item *Item
	Text string
	No   int // from 1 inside the item: anchor of the page
}

// A Page is a free page.
type Page struct {
	Slug   string
	Title  string
	Menu   string
	Body   *markdown.Doc
	Source *diag.Source
}
