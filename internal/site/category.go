package site

import (
	"html/template"
	"strconv"

	"kaijisho/internal/disclosure"
)

// CategoryView is the page of a 中分類.
type CategoryView struct {
	Frame
	Category string
	Heading  string
	Range    string
	Bar      Bar
	Items    []CategoryItem
	Near     template.HTML
	Prev     *Link
	Next     *Link
}

// A CategoryItem is an item with the beginning of its requirement.
type CategoryItem struct {
	ItemRef
	Excerpt  string
	Evidence int
	Duties   int
}

func (s *site) categoryJobs() []job {
	var jobs []job
	for _, c := range s.doc.Checklists {
		for _, sub := range c.Subcategories {
			jobs = append(jobs, job{categoryPath(sub), "category", func() any { return s.categoryView(sub) }})
		}
	}
	return jobs
}

func (s *site) categoryView(sub *disclosure.Subcategory) CategoryView {
	path, c := categoryPath(sub), sub.Checklist
	at := spotOf(path)
	v := CategoryView{
		Frame: s.frame(path, tableSection(c), sub.Title,
			sub.Category.Title+"のうち「"+sub.Title+"」の"+strconv.Itoa(len(sub.Items))+"項目と、事業者の回答です。",
			Link{at.to(tablePath(c)), "項目一覧"}),
		Category: sub.Category.Title, Heading: sub.Title, Range: numberRange(sub.Items),
		Bar: barOf(c, sub.Counts), Near: s.shared.near[sub], Prev: categoryLink(at, sub.Prev), Next: categoryLink(at, sub.Next),
	}
	for _, it := range sub.Items {
		item := CategoryItem{ItemRef: itemRef(at, it), Excerpt: excerpt(it.Requirement, 90)}
		if it.Answer != nil {
			item.Evidence, item.Duties = len(it.Answer.Evidence), len(it.Answer.Customer)
		}
		v.Items = append(v.Items, item)
	}
	return v
}

func categoryLink(at spot, sub *disclosure.Subcategory) *Link {
	if sub == nil {
		return nil
	}
	return &Link{at.to(categoryPath(sub)), sub.Title}
}
