package importer_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/importer"
	"kaijisho/internal/workbook"
)

// Lines that come, go or change in a cell of ours: every other line stays a
// line of its own, and tables, code, lists and notes stay what they are as far
// as the edit can be followed. Where it cannot, a notice says so.
func TestEditsOfLines(t *testing.T) {
	const (
		name  = "content/answers/tiny/005.md"
		front = "---\nstatus: \"yes\"\n---\n"
		lost  = "移せませんでした"
		wide  = "はじめ。\n\n| 区間 | 当社 | 医療機関等 |\n|---|---|---|\n" +
			"| 院内の端末と装置 | **必要な**設定値の提示と変更の連絡と、試験への立会い | 設置、設定、保守 |\n" +
			"| 接続点から内側のすべて | 管理、監視、冗長化、品質のすべて | — |\n\n終わり。\n"
		code = "はじめ。\n\n```yaml\npolicy:\n  min: 12 # 下限は\n  max: 128\n  classes: 3\n```\n\n終わり。\n"
		list = "- **一つ目**\n- [二つ目](https://example.jp/)\n- 三つ目\n"
		note = "**太い**文[^1]。\n\n[^1]: 注の文。\n"
	)
	for title, test := range map[string]struct {
		body, old, changed string
		want               string
		notice             bool
	}{
		"a line of a record goes":     {wide, "　医療機関等：—\n", "", strings.Replace(wide, "| — |", "|  |", 1), false},
		"a record goes":               {wide, "・接続点から内側のすべて\n　当社：管理、監視、冗長化、品質のすべて\n　医療機関等：—\n", "", strings.Replace(wide, "| 接続点から内側のすべて | 管理、監視、冗長化、品質のすべて | — |\n", "", 1), false},
		"a record comes":              {wide, "・接続点から", "・外\n　当社：なし\n・接続点から", strings.Replace(wide, "| 接続点から", "| 外 | なし |  |\n| 接続点から", 1), false},
		"no title of the table's":     {wide, "医療機関等：—", "医療機関：—", "はじめ。\n\n- 院内の端末と装置\n\n  当社：必要な設定値の提示と変更の連絡と、試験への立会い\n\n  医療機関等：設置、設定、保守\n- 接続点から内側のすべて\n\n  当社：管理、監視、冗長化、品質のすべて\n\n  医療機関：—\n\n終わり。\n", true},
		"a line of code goes":         {code, "  max: 128\n", "", strings.Replace(code, "  max: 128\n", "", 1), false},
		"a line of code comes":        {code, "  classes: 3\n", "\n  last: 5\n  classes: 3\n", strings.Replace(code, "  classes: 3\n", "\n  last: 5\n  classes: 3\n", 1), false},
		"an item goes":                {list, "・三つ目", "", strings.Replace(list, "- 三つ目\n", "", 1), false},
		"an item comes between":       {list, "・三つ目", "・二の半\n・三つ目", strings.Replace(list, "- 三つ目\n", "- 二の半\n- 三つ目\n", 1), false},
		"a sentence that could go on": {"記録は金庫に\\\n保管する。\n\n**別の**文。\n", "別の文。", "別の文は\n二行です。", "記録は金庫に\\\n保管する。\n\n**別の**文は\n\n二行です。\n", false},
		"below the notes":             {note, "※1 注の文。", "※1 注の文。\n追加します。", "**太い**文[^1]。\n\n追加します。\n\n[^1]: 注の文。\n", false},
	} {
		t.Run(title, func(t *testing.T) {
			project := with(files(t, true), name, front+test.body)
			doc, _, err := disclosure.Load(t.Context(), project, disclosure.Options{})
			must(t, err)
			cell := workbook.Shown(doc, doc.Checklists[0].Item(5))["answer"]
			edited := strings.TrimSpace(strings.Replace(cell, test.old, test.changed, 1))
			if edited == cell {
				t.Fatalf("the cell does not say %q:\n%s", test.old, cell)
			}
			p := plan(t, project, book(t, project), importer.Options{}, map[string]string{"5 answer": edited})
			if len(p.Files) != 1 || len(p.Conflicts) > 0 {
				t.Fatalf("not one file:\n%s", told(p))
			}
			if diff := cmp.Diff(front+test.want, p.Files[0].Text); diff != "" {
				t.Error(diff)
			}
			if got := strings.Contains(told(p), lost); got != test.notice {
				t.Errorf("notice: %v, want %v", got, test.notice)
			}
			twice(t, project, book(t, project), map[string]string{"5 answer": edited})
		})
	}
}

// An answer that shows another's gets a text of its own, and with it all else
// that its cells show.
func TestPartedAnswerKeepsWhatItShowed(t *testing.T) {
	project := with(files(t, true),
		"content/answers/tiny/005.md", "---\nstatus: \"yes\"\nevidence: [{doc: rules, at: 第1章}, {doc: secret}]\ncustomer: [鍵を返す。]\n---\n貸しません。\n",
		"content/answers/tiny/007.md", "---\nsame_as: 5\n---\n")
	p := plan(t, project, book(t, project), importer.Options{}, map[string]string{
		"7 answer": "回答：はい\n同じ回答：項目5\n\n決して貸しません。\n\n医療機関等にお願いする対応\n・鍵を返す。",
	})
	const want = "---\nstatus: yes\ncustomer:\n  - 鍵を返す。\nevidence:\n  - {doc: rules, at: 第1章}\n  - {doc: secret}\n---\n決して貸しません。\n"
	if len(p.Files) != 1 {
		t.Fatal(told(p))
	}
	if diff := cmp.Diff(strings.Replace(want, "status: yes", `status: "yes"`, 1), p.Files[0].Text); diff != "" {
		t.Error(diff)
	}
}
