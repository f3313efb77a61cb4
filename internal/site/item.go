package site

import (
	"html/template"
	"strconv"
	"strings"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// ItemView is the page of one item: what the sheet demands, what the vendor
// answers, what proves it, and where else it matters.
type ItemView struct {
	Frame
	No          string
	Heading     string
	Level       Badge
	Category    string
	Subcategory Link
	Status      Status
	Facts       []Fact
	Contents    template.HTML // list items
	Requirement []RequirementPart
	Examples    template.HTML // links
	CurrentRule string
	Errata      []Erratum
	Optional    bool // left undone, but only recommended
	Answer      Answer
	Absent      []string // anchors of parts that the page does not have today
	Customer    []string
	Evidence    []EvidenceRow
	Undisclosed int // documents cited whose entry is not for this audience
	Guidelines  []GuidelineBox
	Chapters    template.HTML // links
	History     []HistoryRow
	CitedBy     []ItemRef
	Crossings   []CrossRef
	Numbers     template.HTML // the list items of the number grid
	Legend      template.HTML
	Near        template.HTML
	Prev, Next  *ItemRef
	Edit        string        // address where the source can be edited, ""
	Verdicts    string        // what an evaluator may enter, for the printed box
	Scope       string        // of a reviewer's notes
	Review      template.HTML // their form, "" when the checklist has no verdicts
	Announced   *Notice       // a release that changes the item and is not in force yet
	Suspect     *SuspectNote  // for the author only
}

// A Badge is a short word in a frame.
type Badge struct{ Class, Text string }

// A Fact is a line of the box under the heading. Link and Date are optional.
type Fact struct {
	Name string
	Text string
	Href string
	Date Date
}

// A RequirementPart is a paragraph or, when Text is "", a run of sub-items.
type RequirementPart struct {
	Text   string
	Points []RequirementPoint
}

// A RequirementPoint is a sub-item with the way to its answer.
type RequirementPoint struct {
	ID, Label, Text string
	Answer          string // anchor in the answer, ""
	Status          *Status
}

// An Erratum is a departure from the source as received.
type Erratum struct{ Field, Received, Corrected, Why, Confidence string }

// An ItemRef names another item.
type ItemRef struct {
	Href   string
	No     string
	Title  string
	Status Status
	Level  Badge
}

// An EvidenceRow is a document that an answer cites.
type EvidenceRow struct {
	Link
	At         string
	Edition    string
	Date       Date
	ValidUntil Date
	Expired    bool
	Access     Access
}

// An Access says who may have something.
type Access struct {
	Class string // public or restricted
	Word  string
}

// A GuidelineBox holds what an item cites of one guideline.
type GuidelineBox struct {
	Link
	Cites []Cite
}

// A Cite is a clause with the points cited and the items beside this one.
type Cite struct {
	Link
	Provisional bool          // the heading is ours
	Points      template.HTML // links
	Others      template.HTML // links to items
}

func (s *site) itemJobs() []job {
	var jobs []job
	for _, c := range s.doc.Checklists {
		for _, it := range c.Items {
			jobs = append(jobs, job{itemPath(it), "item", func() any { return s.itemView(it) }})
		}
	}
	return jobs
}

func (s *site) itemView(it *disclosure.Item) ItemView {
	path := itemPath(it)
	at, no, c := spotOf(path), strconv.Itoa(it.No), it.Checklist
	sub := Link{at.to(categoryPath(it.Subcategory)), it.Subcategory.Title}
	v := ItemView{
		Frame: s.frame(path, tableSection(c), "項目"+no+" "+it.Title, excerpt(it.Requirement, 110),
			Link{at.to(tablePath(c)), "項目一覧"}, sub),
		No: no, Heading: it.Title, Level: badgeOf(it), Category: it.Subcategory.Category.Title, Subcategory: sub,
		Status: statusOf(c, it.Status), Requirement: requirement(it), Examples: kindLinks(at, it),
		CurrentRule: it.CurrentRule, Errata: errata(s.doc, it.Errata),
		Optional:   it.Level == checklist.Recommended && it.Status.Kind == checklist.Open,
		Answer:     s.answerIn(at, it, "", 3),
		Guidelines: guidelineBoxes(at, it), Chapters: chapterLinks(at, it), History: s.itemHistory(at, it),
		CitedBy: itemRefs(at, it.CitedBy), Crossings: s.crossRefs(at, it.Crossings), Numbers: s.numbers[it.Subcategory].around(it), Legend: s.shared.legend[c],
		Near: s.shared.near[it.Subcategory], Prev: neighbour(at, it.Prev), Next: neighbour(at, it.Next),
		Edit: s.editURL(it), Verdicts: strings.Join(c.Verdicts, "・"),
		Scope: s.reviewScope(c), Review: s.shared.review[c],
		Announced: s.itemNotice(at, it), Suspect: s.suspectNote(it),
	}
	if a := it.Answer; a != nil {
		v.Customer, v.Evidence, v.Undisclosed = a.Customer, evidenceRows(at, a.Evidence), a.Undisclosed
	}
	v.Facts, v.Contents, v.Absent = facts(it), contents(&v), absent(&v)
	return v
}

// absent are the anchors of what an item's page can have and this one has not.
// They stand at the answer, so that addresses once cited still lead there.
func absent(v *ItemView) []string {
	var ids []string
	add := func(missing bool, id string) {
		if missing {
			ids = append(ids, id)
		}
	}
	add(len(v.Customer) == 0, "customer")
	add(len(v.Evidence)+v.Undisclosed == 0, "evidence")
	add(len(v.History) == 0, "history")
	for _, part := range v.Requirement {
		for _, p := range part.Points {
			add(p.Answer == "", "a"+strings.TrimPrefix(p.ID, "p"))
		}
	}
	return ids
}

func badgeOf(it *disclosure.Item) Badge { return Badge{levelClasses[it.Level], levelWords[it.Level]} }

func neighbour(at spot, it *disclosure.Item) *ItemRef {
	if it == nil {
		return nil
	}
	ref := itemRef(at, it)
	return &ref
}

func itemRef(at spot, it *disclosure.Item) ItemRef {
	return ItemRef{at.to(itemPath(it)), strconv.Itoa(it.No), it.Title, statusOf(it.Checklist, it.Status), badgeOf(it)}
}

func itemRefs(at spot, items []*disclosure.Item) []ItemRef {
	refs := make([]ItemRef, len(items))
	for i, it := range items {
		refs[i] = itemRef(at, it)
	}
	return refs
}

func facts(it *disclosure.Item) []Fact {
	a := it.Answer
	if a == nil {
		return nil
	}
	var f []Fact
	if !a.TargetDate.IsZero() {
		f = append(f, Fact{Name: "対応予定日", Date: dateOf(a.TargetDate)})
	}
	if !a.Reviewed.IsZero() {
		f = append(f, Fact{Name: "最終確認", Date: dateOf(a.Reviewed)})
	}
	if n := len(a.Evidence); n > 0 {
		f = append(f, Fact{Name: "エビデンス", Text: strconv.Itoa(n) + "点", Href: "#evidence"})
	}
	if word := responsibilityWords[a.Responsibility]; word != "" {
		f = append(f, Fact{Name: "責任の分担", Text: word})
	}
	if a.Owner != "" {
		f = append(f, Fact{Name: "担当", Text: a.Owner})
	}
	return f
}

func contents(v *ItemView) template.HTML {
	links := []Link{{"#requirement", "要求事項"}, {"#answer", "回答"}}
	add := func(ok bool, href, text string) {
		if ok {
			links = append(links, Link{href, text})
		}
	}
	add(len(v.Customer) > 0, "#customer", "医療機関等の対応")
	add(len(v.Evidence)+v.Undisclosed > 0, "#evidence", "エビデンス")
	add(len(v.Guidelines) > 0, "#guidelines", "ガイドライン")
	add(len(v.CitedBy) > 0, "#cited-by", "参照している項目")
	add(len(v.History) > 0, "#history", "改訂履歴")
	return listed(links)
}

func requirement(it *disclosure.Item) []RequirementPart {
	anchors := map[string]disclosure.PointAnswer{}
	if it.Answer != nil {
		for _, p := range it.Answer.Points {
			anchors[p.Block.ID] = p
		}
	}
	var parts []RequirementPart
	run := 0
	for _, b := range it.Blocks {
		if b.Point == "" {
			parts, run = append(parts, RequirementPart{Text: b.Text}), 0
			continue
		}
		if b.Run != run {
			parts, run = append(parts, RequirementPart{}), b.Run
		}
		last := &parts[len(parts)-1]
		last.Points = append(last.Points, requirementPoint(it, b, anchors[b.ID]))
	}
	return parts
}

func requirementPoint(it *disclosure.Item, b checklist.Block, a disclosure.PointAnswer) RequirementPoint {
	p := RequirementPoint{ID: b.ID, Label: b.Point, Text: b.Text, Answer: a.Anchor}
	if a.Differs {
		st := statusOf(it.Checklist, a.Status)
		p.Status = &st
	}
	return p
}

// excerpt is the beginning of a text of several lines, cut after n characters.
func excerpt(text string, n int) string {
	count := 0
	var b strings.Builder
	for _, r := range text {
		if r == '\n' {
			continue
		}
		if count++; count > n {
			b.WriteRune('…')
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}
