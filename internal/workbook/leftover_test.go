package workbook_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/checklist"
	"kaijisho/internal/workbook"
)

// Columns that are filled in but not read are listed, with what could be done.
func TestColumnsThatAreLeft(t *testing.T) {
	data := filledForm(t, filledSheet{name: "1", rows: [][]any{
		{"No.", "対策項目", "対応策", "対応状況", "自己評価", "担当部署", "判定結果", nil, "作業メモ"},
		{1, nil, "一", "適合", "○", "情報システム部", "適", "見出しのない列", "終わり次第、法務に見せる"},
		{2, nil, "二", "対象外", "△", nil, nil, nil, "済"},
		{3, nil, "三", "未回答", "○", "人事部"},
		{"計", nil, nil, "3"},
	}})
	opt := workbook.ReadOptions{Checklists: []*checklist.Checklist{medical(t)}}
	want := []string{
		"1!D1: 「対応状況」の列（3件の記入）は取り込んでいません。区分の語だけなので、--column status=D で区分として取り込めます",
		"1!E1: 「自己評価」の列（3件の記入）は取り込んでいません。記入は ○、△。区分なら --column status=E --status '○=…'、担当なら --column owner=E のように指定できます",
		"1!F1: 「担当部署」の列（2件の記入）は取り込んでいません。担当なら --column owner=F のように、何の列かを指定できます",
		"1!G1: 「判定結果」の列（1件の記入）は取り込んでいません。評価員の欄です。--review で取り込めます",
		"1!H1: 「見出しなし」の列（1件の記入）は取り込んでいません。担当なら --column owner=H のように、何の列かを指定できます",
		"1!I1: 「作業メモ」の列（2件の記入）は取り込んでいません。担当なら --column owner=I のように、何の列かを指定できます",
	}
	if diff := cmp.Diff(want, problemsOf(read(t, data, opt).Notices)); diff != "" {
		t.Error(diff)
	}
	opt.Columns = map[string]int{"status": 4, "owner": 6}
	filled := read(t, data, opt)
	if got := filled.Rows[0].Cells; got["status"].Text != "適合" || got["owner"].Text != "情報システム部" {
		t.Errorf("the columns that were named say %v", got)
	}
	if n := len(filled.Notices); n != 4 {
		t.Errorf("%d columns are left", n)
	}
}
