package workbook_test

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
	"kaijisho/internal/workbook"
)

func TestFormHoldsTheModel(t *testing.T) {
	for name, doc := range map[string]*disclosure.Document{"tiny": load(t, tiny(t)), "shipped": load(t, shipped())} {
		t.Run(name, func(t *testing.T) {
			book := readBack(t, write(t, doc))
			for _, c := range doc.Checklists {
				compareForm(t, doc, c, book.Sheets[c.Short])
			}
		})
	}
}

// compareForm compares every cell below the header with the model.
func compareForm(t *testing.T, doc *disclosure.Document, c *disclosure.Checklist, sheet readSheet) {
	t.Helper()
	rows := map[int][]any{}
	for _, row := range sheet.Rows[6:] {
		if no, ok := row[0].(float64); ok {
			if rows[int(no)] != nil {
				t.Errorf("item %v has two rows", no)
			}
			rows[int(no)] = row
		}
	}
	if len(rows) != len(c.Items) {
		t.Errorf("%d rows for %d items", len(rows), len(c.Items))
	}
	for _, it := range c.Items {
		for i, col := range c.Form.Columns {
			got := fmt.Sprint(rows[it.No][i])
			if got == "<nil>" {
				got = ""
			}
			if parts, ok := mentions(doc, it, col.ID); ok {
				for _, part := range parts {
					if !strings.Contains(got, part) {
						t.Errorf("item %d, %s: %q lacks %q", it.No, col.Title, got, part)
					}
				}
				continue
			}
			if diff := cmp.Diff(formText(it, col.ID), got); diff != "" {
				t.Errorf("item %d, %s: %s", it.No, col.Title, diff)
			}
		}
	}
}

// formText is the whole text of a cell.
func formText(it *disclosure.Item, column string) string {
	switch column {
	case "no":
		return fmt.Sprint(it.No)
	case "category":
		return it.Subcategory.Category.Title
	case "subcategory":
		return it.Subcategory.Title
	case "requirement":
		return it.Requirement
	case "evidence_examples":
		return strings.Join(it.EvidenceExamples, "、")
	case "note":
		if it.Answer != nil {
			return it.Answer.Note
		}
	}
	return it.References[column]
}

// mentions are the texts that the vendor's cells must hold beside their frame.
// The cells of an unanswered item are compared as wholes.
func mentions(doc *disclosure.Document, it *disclosure.Item, column string) ([]string, bool) {
	a := it.Answer
	if a == nil {
		return nil, false
	}
	switch column {
	case "answer":
		parts := append([]string{"回答：" + it.Status.Label, a.Gap, a.Reason}, a.Customer...)
		if a.Body == nil {
			return parts, true
		}
		return append(parts, a.Body.Text(func(ref markdown.Ref) (string, string, bool) {
			target, ok := doc.Resolve(it.Checklist, ref.Target)
			return "", target.Text(), ok
		})), true
	case "evidence":
		parts := []string{}
		for _, use := range a.Evidence {
			parts = append(parts, use.Evidence.Title, use.Evidence.Edition, use.At)
		}
		return parts, true
	}
	return nil, false
}

func TestCellsOfTiny(t *testing.T) {
	book := readBack(t, write(t, load(t, tiny(t))))
	sheet := book.Sheets["点検表"]
	column := func(i int) []any {
		var out []any
		for _, row := range sheet.Rows[6:] {
			out = append(out, row[i])
		}
		return out
	}
	answers := []any{
		"回答：一部\n小項目：(2) 該当なし\n不足している点：+体制図がない\n責任分担：事業者と医療機関等\n\n" +
			"=1+1 は式ではなく、はい（対応済）と答えます。項目3と（非公開の文書）も見てください。\n" +
			"・一つ目\n　・二つ目 >> [ ] ｶﾅ 😀\n1. code -x\n列│値\n─┼─\na │-1\n\n" +
			"医療機関等にお願いする対応\n・=規程を院内に示す\n・@管理者を決める",
		"回答：予定\n対応予定日：2026年12月31日\n\n-見直します。",
		"回答：予定\n対応予定日：2027年1月31日\n同じ回答：項目2\n\n-見直します。",
		"回答：該当なし\n本文の開示：契約を結んだ医療機関等に開示します。",
		nil,
		"回答：はい\n\n_x005F_x000D_ はそのまま。<b>も</b> & も。",
		nil,
	}
	if diff := cmp.Diff(answers, column(5)); diff != "" {
		t.Errorf("答え: %s", diff)
	}
	evidence := []any{"規程集　第2版　第3章\n議事録（契約者に開示）\nほか、社内限りの文書 1点", nil, nil, nil, nil, nil, nil}
	if diff := cmp.Diff(evidence, column(6)); diff != "" {
		t.Errorf("根拠: %s", diff)
	}
	if diff := cmp.Diff([]any{"'001", nil, nil, nil, nil, nil, nil}, column(10)); diff != "" {
		t.Errorf("備考: %s", diff)
	}
	for ref, kind := range sheet.Kinds {
		if kind != "s" && !(kind == "n" && strings.HasPrefix(ref, "A")) {
			t.Errorf("%s holds a value of kind %q", ref, kind)
		}
	}
}

func TestLinks(t *testing.T) {
	book := readBack(t, write(t, load(t, tiny(t))))
	form := book.Sheets["点検表"].Links
	if want := "https://disclosure.example.jp/items/tiny/001.html"; form["A7"] != want {
		t.Errorf("A7 leads to %q, want %q", form["A7"], want)
	}
	guide := book.Sheets["ガイドライン対応表"]
	for i, row := range guide.Rows {
		no, ok := row[4].(float64)
		if !ok {
			continue
		}
		want := fmt.Sprintf("#'点検表'!A%d", 6+int(no))
		if got := guide.Links[fmt.Sprintf("E%d", i+1)]; got != want {
			t.Errorf("item %v leads to %q, want %q", no, got, want)
		}
	}
	if want := "https://www.example.jp/rules.pdf"; book.Sheets["エビデンス一覧"].Links["A4"] != want {
		t.Errorf("evidence leads to %v", book.Sheets["エビデンス一覧"].Links)
	}
}

func TestOtherSheets(t *testing.T) {
	book := readBack(t, write(t, load(t, tiny(t))))
	for name, want := range map[string][][]any{
		"ガイドライン対応表": {
			{"見本GL", "1", "章", nil, nil, nil},
			{"見本GL", "1.1", "規程", nil, "2項目", "一部 1、予定 1"},
			{"見本GL", "1.1", "規程の策定と見直し", "①、推(1)", 1.0, "一部"},
			{"見本GL", "1.1", "規程の承認", "推(1)（推奨のみ）", 2.0, "予定"},
			{"見本GL", "1.10", "鍵〔仮題〕", nil, "1項目", "予定 1"},
			{"見本GL", "1.10", "鍵の保管", nil, 3.0, "予定"},
			{"見本GL", "1.11", "引用されない条", nil, "なし", nil},
		},
		"エビデンス一覧": {
			{"規程集", "規程集", "第2版", "2026年1月5日", nil, "公開", "1件", nil},
			{"規程の策定と見直し", nil, nil, nil, nil, nil, 1.0, "第3章"},
			{"議事録", nil, nil, nil, "2026年1月31日（期限切れ）", "契約者に開示", "1件", nil},
			{"規程の策定と見直し", nil, nil, nil, nil, nil, 1.0, nil},
		},
		"医療機関の対応": {
			{1.0, "組織", "規程", "規程の策定と見直し", "=規程を院内に示す", "事業者と医療機関等"},
			{1.0, "組織", "規程", "規程の策定と見直し", "@管理者を決める", "事業者と医療機関等"},
		},
		"改訂履歴": {
			{"2.0", "2026年2月1日", "2026年3月1日（予告）", "=改訂", "1〜3"},
			{"1.0", "2025年2月1日", "2025年2月1日", "初版", nil},
		},
	} {
		if diff := cmp.Diff(want, book.Sheets[name].Rows[3:]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if diff := cmp.Diff([]string{"見本&サービス サービス仕様適合開示書 第2.0版", "見本社", "見本社", "2026-02-01 00:00:00", "ja-JP"}, book.Properties); diff != "" {
		t.Errorf("properties: %s", diff)
	}
}

// What is not for the audience must not be in the file at all.
func TestWithheldTextsAreNotInTheWorkbook(t *testing.T) {
	book := readBack(t, write(t, load(t, tiny(t))))
	for name, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, v := range row {
				text, _ := v.(string)
				for _, secret := range []string{"契約者だけ", "秘密の手順書", "secret", "鍵を使わない", "覚え書き"} {
					if strings.Contains(text, secret) {
						t.Errorf("%s holds %q", name, text)
					}
				}
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	doc := load(t, shipped())
	first := write(t, doc)
	for _, procs := range []int{1, 8} {
		before := runtime.GOMAXPROCS(procs)
		again := write(t, load(t, shipped()))
		runtime.GOMAXPROCS(before)
		if !bytes.Equal(first, again) {
			t.Errorf("other bytes with GOMAXPROCS=%d", procs)
		}
	}
}

func TestCheck(t *testing.T) {
	if list := workbook.Check(load(t, tiny(t))); len(list) > 0 {
		t.Errorf("the tiny project is fine, but: %v", list[0].Message("ja"))
	}
	for _, test := range []struct{ name, answer, want string }{
		{"long", "---\nstatus: \"yes\"\n---\n" + strings.Repeat("長", 32761) + "\n", "content/answers/tiny/005.md:1:1: cell-too-long"},
		{"control", "---\nstatus: \"yes\"\n---\nab\x01\n", "content/answers/tiny/005.md:4:3: control-character"},
		{"escaped control", "---\nstatus: \"yes\"\nnote: \"\\x07\"\n---\nab\n", "content/answers/tiny/005.md:1:1: control-character"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, d := range workbook.Check(load(t, with(t, tiny(t), "content/answers/tiny/005.md", test.answer))) {
				line, col, _, _ := d.Span.Range()
				got = append(got, fmt.Sprintf("%s:%d:%d: %s", d.Span.Path(), line, col, d.Code))
			}
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWriteRefusesWhatCheckReports(t *testing.T) {
	long := "---\nstatus: \"yes\"\n---\n" + strings.Repeat("長", 32761) + "\n"
	doc := load(t, with(t, tiny(t), "content/answers/tiny/005.md", long))
	if err := workbook.Write(io.Discard, doc); err == nil {
		t.Error("a text longer than a cell was written")
	}
}
