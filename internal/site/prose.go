package site

import (
	"html/template"
	"strconv"

	"kaijisho/internal/disclosure"
)

// ProseView is the 開示書 view: the answers read in the order of its chapters.
type ProseView struct {
	Frame
	Books []Book
}

// A Book is one checklist's chapters.
type Book struct {
	Title    string
	Chapters []ChapterView
}

// A ChapterView is a part of the 開示書 with its answers and sections.
type ChapterView struct {
	ID       string
	Number   string
	Title    string
	Ours     bool // heading and place are not the form's own
	Depth    int  // 0 for a chapter
	Entries  []ProseEntry
	Sections []ChapterView
}

// A ProseEntry is an item's answer. An item that several sections name is
// answered in full in the first; the others lead there.
type ProseEntry struct {
	ItemRef
	ID       string // anchor, "" when First is set
	First    *Link
	Full     bool // the answer stands here, rather than on the item's page only
	Answer   Answer
	Customer []string
}

// CustomerView gathers what is asked of the medical institution.
type CustomerView struct {
	Frame
	Total    int
	Items    int
	Contents template.HTML // list items
	Groups   []DutyGroup
}

// A DutyGroup is a 中分類.
type DutyGroup struct {
	ID       string
	Category string
	Link
	Items []DutyItem
}

// A DutyItem is an item with its duties.
type DutyItem struct {
	ItemRef
	Responsibility string
	Duties         []DutyView
}

// A DutyView is one line, with an anchor of its own.
type DutyView struct{ ID, Text string }

func (s *site) proseJobs() []job {
	return []job{
		{disclosurePath, "disclosure", func() any { return s.proseView() }},
		{customerPath, "customer", func() any { return s.customerView() }},
	}
}

func (s *site) proseView() ProseView {
	v := ProseView{Frame: s.frame(disclosurePath, sectionDisclosure, "章立てで読む開示書",
		s.doc.Service.Name+"の回答を、"+siteTitle+"の章立てに沿って通して読めます。")}
	for _, c := range s.doc.Checklists {
		p := prosePrinter{site: s, at: spotOf(disclosurePath), full: s.whole(), first: map[*disclosure.Item]*disclosure.Chapter{}}
		v.Books = append(v.Books, Book{c.Title, p.chapters(c.Chapters, 0)})
	}
	return v
}

// A prosePrinter remembers where each item was answered in full.
type prosePrinter struct {
	*site
	at    spot
	full  bool
	first map[*disclosure.Item]*disclosure.Chapter
}

func (p *prosePrinter) chapters(list []*disclosure.Chapter, depth int) []ChapterView {
	var views []ChapterView
	for _, ch := range list {
		v := ChapterView{ID: chapterAnchor(ch), Number: ch.Number, Title: ch.Title, Ours: !ch.Official, Depth: depth}
		for _, it := range ch.Items {
			v.Entries = append(v.Entries, p.entry(ch, depth, it))
		}
		v.Sections = p.chapters(ch.Sections, depth+1)
		views = append(views, v)
	}
	return views
}

func (p *prosePrinter) entry(ch *disclosure.Chapter, depth int, it *disclosure.Item) ProseEntry {
	e := ProseEntry{ItemRef: itemRef(p.at, it)}
	id := itemAnchor(it)
	if first := p.first[it]; first != nil {
		e.First = &Link{"#" + id, chapterName(first)}
		return e
	}
	p.first[it], e.ID = ch, id
	if !p.full {
		return e
	}
	e.Full, e.Answer = true, p.answerIn(p.at, it, id+"-", depth+4)
	if it.Answer != nil {
		e.Customer = it.Answer.Customer
	}
	return e
}

func (s *site) customerView() CustomerView {
	at := spotOf(customerPath)
	v := CustomerView{Total: len(s.doc.Duties)}
	duties := map[*disclosure.Item][]DutyView{}
	var items []*disclosure.Item
	var contents []Link
	for _, d := range s.doc.Duties {
		if duties[d.Item] == nil {
			items = append(items, d.Item)
		}
		duties[d.Item] = append(duties[d.Item], DutyView{itemAnchor(d.Item) + "-" + strconv.Itoa(d.No), d.Text})
	}
	v.Items = len(items)
	for sub, items := range bySubcategory(items) {
		group := DutyGroup{ID: subcategoryAnchor(sub), Category: sub.Category.Title, Link: Link{at.to(categoryPath(sub)), sub.Title}}
		for _, it := range items {
			group.Items = append(group.Items, DutyItem{itemRef(at, it), responsibilityWords[it.Answer.Responsibility], duties[it]})
		}
		v.Groups = append(v.Groups, group)
		contents = append(contents, Link{"#" + group.ID, sub.Title})
	}
	v.Contents = listed(contents)
	v.Frame = s.frame(customerPath, sectionCustomer, "医療機関等にお願いする対応",
		strconv.Itoa(v.Items)+"項目にわたる"+strconv.Itoa(v.Total)+"件のお願いを、項目の順にまとめています。運用管理規程への転記にお使いください。")
	return v
}

// PageView is a free page.
type PageView struct {
	Frame
	Heading  string
	Body     template.HTML
	Contents template.HTML // list items
}

func (s *site) pageJobs() []job {
	var jobs []job
	for _, p := range s.doc.Pages {
		jobs = append(jobs, job{freePagePath(p), "page", func() any { return s.pageView(p) }})
	}
	return jobs
}

func (s *site) pageView(p *disclosure.Page) PageView {
	path := freePagePath(p)
	v := PageView{
		Frame:   s.frame(path, pageSection(p), p.Title, s.doc.Service.Name+"の"+p.Title),
		Heading: p.Title, Body: s.proseAt(p.Body, spotOf(path), nil, "", "", 2),
	}
	var contents []Link
	for _, h := range p.Body.Headings() {
		if h.Level == 1 {
			contents = append(contents, Link{"#" + h.ID, h.Text})
		}
	}
	v.Contents = listed(contents)
	return v
}
