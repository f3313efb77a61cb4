package history_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/history"
)

// The base is recorded as release 1.0 of 2026-01-01, after all reviews.
func TestSuspects(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit edit
		want string
	}{
		{"nothing", nil, ""},
		{"text of the answer", edit{a1, "5年間", "10年間"}, ""},
		{"wording of the checklist", edit{items1, "経営陣の承認", "取締役会の承認"}, "2: requirement"},
		{"rewrapped wording", edit{items1, "次の事項を規程に定めること。\n", "次の事項を規程に定めること。  \n"}, ""},
		{"clause", edit{items1, `clause: "1.2"`, `clause: "1.1"`}, "3: clauses clauses"},
		{"edition", edit{register, "第3版", "第4版"}, "1: edition 規程集"},
		{"edition dated before the review, but registered after the release", edit{register, "第3版, date: 2025-10-01", "第4版, date: 2025-11-01"}, "1: edition 規程集"},
		{"edition after the review", edit{register, "第3版, date: 2025-10-01", "第4版, date: 2026-01-20"}, "1: edition 規程集"},
		{"edition of a text's document, shown by another item", edit{register, "title: 鍵管理手順書, edition: 第1版", "title: 鍵管理手順書, edition: 第2版"}, "4: edition 鍵管理手順書; 5: edition 鍵管理手順書"},
		{"internal document", edit{register, "title: 内部手順, edition: 第1版", "title: 内部手順, edition: 第2版", a3, "{doc: certificate}", "{doc: secret}"}, "3: edition 内部手順"},
		{"renewed review", edit{register, "第3版", "第4版", a1, "2025-12-01", "2026-02-01"}, ""},
		{"review renewed before the new edition", edit{register, "第3版, date: 2025-10-01", "第4版, date: 2026-03-01", a1, "2025-12-01", "2026-02-01"}, "1: edition 規程集"},
		{"never reviewed", edit{register, "第3版", "第4版", a1, "reviewed: 2025-12-01\n", ""}, ""},
		{"the disclosure itself", edit{register, "第3版, date: 2025-10-01", "第1.0版, date: 2026-01-01"}, ""},
		{"two causes", edit{items1, "経営陣の承認", "取締役会の承認", register, "2025年度", "2026年度"}, "1: edition 経営会議の議事録; 2: requirement, edition 経営会議の議事録"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := base(t)
			p.record(t, "1.0")
			p.edit(t, tt.edit)
			doc, set := p.document(t)
			suspects := p.log(t).Suspects(doc, set)
			var got []string
			for _, s := range suspects {
				got = append(got, fmt.Sprintf("%d: %s", s.Item.No, causes(s.Causes)))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
			for _, d := range history.Diagnostics(suspects) {
				if d.Span.Text() == "" || d.Code != "answer-suspect" {
					t.Errorf("%s at %q", d.Message("ja"), d.Span.Text())
				}
			}
		})
	}
}

func causes(list []history.Cause) string {
	var b strings.Builder
	for i, c := range list {
		word := string(c.Kind)
		if c.Title != "" {
			word += " " + c.Title
			if i > 0 {
				word = ", " + word
			}
		}
		b.WriteString(map[bool]string{true: "", false: " "}[i == 0 || strings.HasPrefix(word, ",")] + word)
	}
	return b.String()
}
