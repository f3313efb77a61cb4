package workbook_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kaijisho/internal/checklist"
	"kaijisho/internal/workbook"
)

func TestFilledForms(t *testing.T) {
	c := medical(t)
	for name, test := range map[string]struct {
		sheets   []filledSheet
		columns  map[string]int
		review   bool
		want     []string
		problems []string
	}{
		"12 columns with a block above": {
			sheets: []filledSheet{{name: "提出用", rows: [][]any{
				{"整理番号", "A-12", nil, nil, "評価申請元", "甲社"}, {}, upper12, lower12,
				{"７９", "サービス仕様", "識別", noisy(c, 79), nil, "答え79\n二行目", "規程 第3章", "適", "なし", nil, nil, "備考79"},
				{80, nil, nil, noisy(c, 80), nil, "答え80"},
				{"No.081", nil, nil, nil, nil, "=答え"},
			}, merges: []string{"B3:C3", "D3:E3", "F3:G3", "H3:I3", "J3:K3"}}},
			want: []string{
				`79 F5 answer="答え79\n二行目" G5 evidence="規程 第3章" H5 verdict="適" I5 improvement="なし" L5 note="備考79"`,
				`80 F6 answer="答え80"`, `81 F7 answer="=答え"`,
			},
		},
		"pages of 12, 11 and 8 columns below each other": {
			sheets: []filledSheet{{name: "全項目", rows: [][]any{
				upper12, lower12, {"1", nil, nil, noisy(c, 1), nil, "一", "契約書"}, {},
				upper11, lower11, {"22", nil, nil, noisy(c, 22), nil, "二十二", "適"}, {},
				lower8, {"208", nil, nil, noisy(c, 208), "例", "二百八", nil, "備"},
			}}},
			want: []string{
				`1 F3 answer="一" G3 evidence="契約書"`, `22 F7 answer="二十二" G7 verdict="適"`, `208 F10 answer="二百八" H10 note="備"`,
			},
		},
		"several sheets, other column order, titles in the upper row": {
			sheets: []filledSheet{
				{name: "説明", rows: [][]any{{"この表の使い方"}, {"項番", "説明"}}},
				{name: "1", rows: [][]any{{"対応策", "備考", "項番", "対策項目"}, {nil, nil, nil, nil}, {"三", "び", 3.0, noisy(c, 3)}}},
				{name: "2", rows: [][]any{{"項番", "対策項目", group}, {"(半角)", "(原文)", "記入欄"}, {"4", noisy(c, 4), "四"}}},
			},
			want:     []string{`3 A3 answer="三" B3 note="び"`, `4 C3 answer="四"`},
			problems: []string{"2!A2: 「(半角)」は項目の番号ではありません。この行の記入「記入欄」は取り込めません"},
		},
		"the group's name alone stands for the answer": {
			sheets: []filledSheet{{name: "1", rows: [][]any{
				{"No.", "確認項目", nil, group}, {nil, "対策項目", "確認対象物例", nil}, {5, noisy(c, 5), "例", "五"},
			}}},
			want: []string{`5 D3 answer="五"`},
		},
		"a column named by hand": {
			sheets:  []filledSheet{{name: "8", rows: [][]any{upperSource8, lowerSource8, {208, nil, nil, noisy(c, 208), nil, "二百八"}}}},
			columns: map[string]int{"answer": 6},
			want:    []string{`208 F3 answer="二百八"`},
		},
		"what an evaluator wrote": {
			sheets: []filledSheet{{name: "8", rows: [][]any{upperSource8, lowerSource8, {208, nil, nil, noisy(c, 208), nil, "一部適", "見直すこと", "要再確認"}}}},
			review: true,
			want:   []string{`208 F3 verdict="一部適" G3 improvement="見直すこと" H3 note="要再確認"`},
		},
		"what cannot be matched": {
			sheets: []filledSheet{{name: "表", rows: [][]any{
				lower12,
				{nil, nil, nil, nil, nil, "番号のない答え"},
				{"999", nil, nil, nil, nil, "無い番号"},
				{"15-1", nil, nil, nil, nil, "枝番"}, {"16～18", nil, nil, nil, nil, "範囲"}, {6.5, nil, nil, nil, nil, "小数"},
				{6, nil, nil, noisy(c, 7), nil, "ずれた行"},
				{8, nil, nil, "まったく別の文", nil, "別の文"},
				{9, nil, nil, nil, nil, "一つ目"}, {9, nil, nil, nil, nil, "二つ目"},
				{10, nil, nil, nil, nil, "共有"}, {11}, {12, nil, nil, nil, nil, "十二"},
				{13, nil, nil, nil, nil, "同じ"}, {13, nil, nil, nil, nil, " 同じ"},
				{"合計", nil, nil, nil, nil, nil},
			}, merges: []string{"F11:F12"}}},
			want: []string{`12 F13 answer="十二"`, `13 F14 answer="同じ"`},
			problems: []string{
				"表!F2: 項目の番号がない行に記入があります: 「番号のない答え」",
				"表!A3: 項目999は medical-cloud にありません",
				"表!A4: 「15-1」は項目の番号ではありません。この行の記入「枝番」は取り込めません",
				"表!A5: 「16～18」は項目の番号ではありません。この行の記入「範囲」は取り込めません",
				"表!A6: 「6.5」は項目の番号ではありません。この行の記入「小数」は取り込めません",
				"表!D7: 番号は6ですが、文は項目7のものです",
				"表!D8: 文が項目8のものと違います: 「まったく別の文」",
				"表!A10: 項目9は 表!A9 にもあり、内容が違います",
				"表!F11: 項目10〜11で1つのセルを共有しています。結合を解除し、項目ごとに記入してください",
			},
		},
		"cells that are no text": {
			sheets: []filledSheet{{name: "表", rows: [][]any{
				lower12, {1, nil, nil, nil, nil, 12.5}, {2}, {3, nil, nil, nil, nil, true}, {4}, {5, nil, nil, nil, nil, 2026},
			}, edit: func(f *excelize.File) {
				date, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
				_ = f.SetCellFormula("表", "F3", "[1]別のブック!A1")
				_ = f.SetCellValue("表", "F5", 46000)
				_ = f.SetCellStyle("表", "F5", "F5", date)
			}}},
			want: []string{`1 F2 answer="12.5"`, `5 F6 answer="2026"`},
			problems: []string{
				"表!F3: 数式です。値として貼り付け直してください",
				"表!F4: 日付や金額などの値です。文字列として入力し直してください",
				"表!F5: 日付や金額などの値です。文字列として入力し直してください",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			data := filledForm(t, test.sheets...)
			filled := read(t, data, workbook.ReadOptions{Checklists: []*checklist.Checklist{c}, Columns: test.columns, Review: test.review})
			if diff := cmp.Diff(test.want, rowsOf(filled)); diff != "" {
				t.Errorf("rows: %s", diff)
			}
			if diff := cmp.Diff(test.problems, problemsOf(filled.Problems)); diff != "" {
				t.Errorf("problems: %s", diff)
			}
		})
	}
}
