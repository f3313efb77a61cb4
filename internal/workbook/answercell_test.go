package workbook_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
	"kaijisho/internal/workbook"
)

// Every answer's cell comes apart into what it was made of.
func TestAnswerCellsComeApart(t *testing.T) {
	for _, doc := range []*disclosure.Document{load(t, tiny(t)), load(t, shipped())} {
		for _, it := range doc.Checklists[0].Items {
			a := it.Answer
			if a == nil {
				continue
			}
			got := workbook.ParseAnswerCell(workbook.Shown(doc, it)["answer"])
			want := workbook.AnswerCell{
				Status: a.Status.Label, Gap: a.Gap, Reason: a.Reason, TargetDate: a.TargetDate.Japanese(),
				Withheld: a.Withheld, Customer: a.Customer, Points: got.Points, Responsibility: got.Responsibility,
			}
			if a.SameAs != nil && !a.Withheld {
				want.SameAs = a.SameAs.No
			}
			if a.Body != nil {
				want.Body = a.Body.Text(func(ref markdown.Ref) (string, string, bool) {
					target, ok := doc.Resolve(it.Checklist, ref.Target)
					return "", target.Text(), ok
				})
			}
			if workbook.Responsibility(got.Responsibility) != a.Responsibility {
				t.Errorf("item %d: responsibility %q", it.No, got.Responsibility)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("item %d: %s", it.No, diff)
			}
		}
	}
}

func TestParseAnswerCell(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want workbook.AnswerCell
	}{
		"another's": {"- 対応済み\n理由：なし", workbook.AnswerCell{Body: "- 対応済み\n理由：なし"}},
		"no empty line before the text": {
			"回答：適合\n責任分担：事業者\n本文です。\n二行目",
			workbook.AnswerCell{Status: "適合", Responsibility: "事業者", Body: "本文です。\n二行目"},
		},
		"other widths": {
			" 回答 : 対象外\r\n理由: 使わない\n続き\n\n本文",
			workbook.AnswerCell{Status: "対象外", Reason: "使わない\n続き", Body: "本文"},
		},
		"the customer's list was only mentioned": {
			"回答：適合\n\n医療機関等にお願いする対応\nはありません。",
			workbook.AnswerCell{Status: "適合", Body: "医療機関等にお願いする対応\nはありません。"},
		},
		"empty": {"", workbook.AnswerCell{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, workbook.ParseAnswerCell(test.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzParseAnswerCell(f *testing.F) {
	f.Add("回答：適合\n理由：x\n\n本文\n\n医療機関等にお願いする対応\n・y")
	f.Fuzz(func(t *testing.T, text string) {
		a := workbook.ParseAnswerCell(text)
		if len(a.Body) > len(text)+2 {
			t.Errorf("the body grew: %q of %q", a.Body, text)
		}
		if a.Status == "" && strings.Trim(text, "\n") != "" && a.Body == "" && !strings.ContainsAny(text, "\r\v\f\u2028\u2029_：:") {
			t.Errorf("the text %q was lost", text)
		}
	})
}
