package site

import (
	"strings"

	"kaijisho/internal/disclosure"
)

// ReviewView is the board of a reviewer's notes. The notes are in the browser
// only; the page holds the list of items that the script fills.
type ReviewView struct {
	Frame
	Scope    string
	Edition  string
	Verdicts string // separated by commas
	Items    []ItemRef
}

// A ReviewForm is the form for one item's notes. It is the same on all pages.
type ReviewForm struct {
	Board    string
	Verdicts []string
}

func (s *site) reviewJobs() []job {
	var jobs []job
	for _, c := range s.doc.Checklists {
		if len(c.Verdicts) > 0 {
			jobs = append(jobs, job{s.reviewPath(c), "review", func() any { return s.reviewView(c) }})
		}
	}
	return jobs
}

// reviewPath is the board of a checklist; the first has the plain name.
func (s *site) reviewPath(c *disclosure.Checklist) string {
	if c == s.doc.Checklists[0] {
		return "review.html"
	}
	return "review-" + c.ID + ".html"
}

// reviewScope keeps the notes of several disclosures apart: pages opened from
// disk share one storage.
func (s *site) reviewScope(c *disclosure.Checklist) string {
	slug := s.doc.Service.Slug.Text
	if slug == "" {
		slug = "disclosure"
	}
	return slug + "/" + c.ID
}

func (s *site) reviewView(c *disclosure.Checklist) ReviewView {
	path := s.reviewPath(c)
	return ReviewView{
		Frame: s.frame(path, sectionNone, "審査メモ", "審査する方が、項目ごとの判定結果・改善策・メモを、お使いのブラウザーの中に書き留めるためのページです。"),
		Scope: s.reviewScope(c), Edition: s.doc.Release().Version, Verdicts: strings.Join(c.Verdicts, ","),
		Items: itemRefs(spotOf(path), c.Items),
	}
}
