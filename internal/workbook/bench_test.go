package workbook_test

import (
	"fmt"
	"io"
	"testing"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
	"kaijisho/internal/strictyaml"
	"kaijisho/internal/workbook"
)

// register is a document of n answered items, as a register of many services
// would be.
func register(b *testing.B, n int) *disclosure.Document {
	b.Helper()
	guideline := &checklist.Guideline{ID: "g", Title: "見本", Short: "見本GL", Clauses: []*checklist.Clause{{ID: "1", Number: "1", Title: "章", Official: true}}}
	sub := &checklist.Subcategory{Slug: "rules", Title: "規程"}
	sheet := &checklist.Checklist{
		ID: "big", Title: "大きな点検表", Short: "点検表", Unanswered: "空欄", Verdicts: []string{"○", "×"},
		GuidelineIDs: []string{"g"}, Guidelines: []*checklist.Guideline{guideline},
		Statuses:   []*checklist.Status{{ID: "met", Label: "適合", Kind: checklist.Met}},
		Categories: []*checklist.Category{{Title: "組織", Subcategories: []*checklist.Subcategory{sub}}},
	}
	for _, id := range []string{"no", "category", "subcategory", "requirement", "evidence_examples", "answer", "evidence", "verdict", "improvement", "g", "note"} {
		sheet.Form.Columns = append(sheet.Form.Columns, checklist.Column{ID: id, Title: id})
	}
	set := &answer.Set{Disclosure: &answer.Disclosure{
		Vendor: answer.Vendor{Name: "見本社"}, Service: answer.Service{Name: "見本サービス"},
		Site:     answer.Site{BaseURL: strictyaml.String{Text: "https://disclosure.example.jp/"}},
		Releases: []*answer.Release{{Version: "1", Published: calendar.Date{Year: 2026, Month: 1, Day: 1}}},
		Source:   diag.NewSource(answer.DisclosureFile, ""),
	}}
	for no := 1; no <= n; no++ {
		item := &checklist.Item{
			No: no, Title: fmt.Sprint("項目", no), EvidenceExamples: []string{"規程集"}, Subcategory: sub,
			Requirement: "クラウドサービス事業者は、次の対策を行うこと。\n(1)規程を定めること。\n(2)毎年見直すこと。",
			Citations:   []checklist.Citation{{Guideline: "g", Clause: "1", Points: []string{"①"}}},
		}
		sub.Items = append(sub.Items, item)
		src := diag.NewSource(fmt.Sprint("content/answers/big/", no, ".md"),
			fmt.Sprintf("規程を**定め**、毎年見直しています（%d）。\n\n- 版の管理\n- 周知\n\n詳しくは[[%d]]をご覧ください。", no, max(1, no-1)))
		body, _ := markdown.Parse(src, 0)
		set.Answers = append(set.Answers, &answer.Answer{
			Checklist: "big", No: no, Body: body, Source: src, FrontMatter: answer.FrontMatter{Status: "met"},
		})
	}
	sheet.Items = sub.Items
	doc, _ := disclosure.Link([]*checklist.Checklist{sheet}, set, func(string) bool { return true }, disclosure.Options{})
	return doc
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{253, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			doc := register(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if err := workbook.Write(io.Discard, doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{253, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			doc := register(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if list := workbook.Check(doc); len(list) > 0 {
					b.Fatal(list)
				}
			}
		})
	}
}
