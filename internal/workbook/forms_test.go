package workbook_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kaijisho/internal/checklist"
	"kaijisho/internal/workbook"
)

// medical is the checklist whose form the filled forms below imitate.
func medical(t testing.TB) *checklist.Checklist {
	t.Helper()
	c, _, err := checklist.Load(os.DirFS("../.."), "medical-cloud")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A filledSheet is a hand-made sheet: rows from the top, and joined cells.
type filledSheet struct {
	name   string
	rows   [][]any
	merges []string
	edit   func(f *excelize.File)
}

func filledForm(t testing.TB, sheets ...filledSheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", s.name))
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for r, row := range s.rows {
			for c, value := range row {
				if value == nil || value == "" {
					continue
				}
				ref, _ := excelize.CoordinatesToCellName(c+1, r+1)
				must(t, f.SetCellValue(s.name, ref, value))
			}
		}
		for _, m := range s.merges {
			from, to, _ := strings.Cut(m, ":")
			must(t, f.MergeCell(s.name, from, to))
		}
		if s.edit != nil {
			s.edit(f)
		}
	}
	var buf bytes.Buffer
	must(t, f.Write(&buf))
	return buf.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rowsOf spells what was read, for comparison.
func rowsOf(filled *workbook.Filled) []string {
	var out []string
	for _, r := range filled.Rows {
		var cells []string
		for _, id := range []string{"answer", "evidence", "verdict", "improvement", "note"} {
			if c, ok := r.Cells[id]; ok {
				cells = append(cells, fmt.Sprintf("%s %s=%q", c.Ref, id, c.Text))
			}
		}
		out = append(out, fmt.Sprintf("%d %s", r.No, strings.Join(cells, " ")))
	}
	return out
}

func problemsOf(problems []workbook.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.In("ja"))
	}
	return out
}

const group = "チェックシートへの対応内容並びに、内容を確認したエビデンス等"

var (
	upper12 = []any{"項目", "分類", nil, "確認項目", nil, group, nil, "評価員が記入する欄", nil, "参考", nil, nil}
	lower12 = []any{"No.", "大分類", "中分類", "対策項目", "確認対象物例・エビデンス例", "対応策", "確認したエビデンス (文書名、ページ番号等)", "判定結果", "改善策", "総務省GLでの対応項目", "経産省GLでの対応項目", "備考"}
	upper11 = []any{"項目", "分類", nil, "確認項目", nil, group, "評価員が記入する欄", nil, "参考", nil, nil}
	lower11 = []any{"No.", "大分類", "中分類", "対象項目", "確認対象物例・エビデンス例", "対応策", "判定結果", "改善策", "総務省GLでの対応項目", "経産省GLでの対応項目", "備考"}
	lower8  = []any{"Ｎｏ．", "大分類", "中分類", "対策\n項目", "確認対象物例", "対 応 策", "判定結果", "備考"}
	// The narrowest page of the source says nowhere where the answers stand.
	upperSource8 = []any{"項目", "分類", nil, "確認項目", group, "評価員が記入する欄", "参考", nil}
	lowerSource8 = []any{"No.", "大分類", "中分類", "対策項目", "確認対象物例・エビデンス例", "判定結果", "改善策", "備考"}
)

// noisy is a requirement as another tool may have spelt it: other widths,
// other line breaks.
func noisy(c *checklist.Checklist, no int) string {
	s := c.Items[no-1].Requirement
	return strings.NewReplacer("、", "､", "(", "（", ")", "）", "\n", " \r\n ").Replace(s)
}

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

func TestFieldsAboveTheForm(t *testing.T) {
	data := filledForm(t, filledSheet{name: "1", rows: [][]any{
		{"整理番号", nil, "R-7", nil, "評価申請元", "甲社", nil, "評価者", "山田"}, {nil, nil, nil, nil, "評価対象プロダクト名", "甲カルテ"},
		upper12, lower12, {1, nil, nil, nil, nil, "一"},
	}})
	filled := read(t, data, workbook.ReadOptions{Checklists: []*checklist.Checklist{medical(t)}})
	want := map[string]string{"number": "R-7", "applicant": "甲社", "assessor": "山田", "product": "甲カルテ"}
	if diff := cmp.Diff(want, filled.Fields); diff != "" {
		t.Error(diff)
	}
}

func TestHeadersThatStopAnImport(t *testing.T) {
	c := medical(t)
	for name, test := range map[string]struct {
		sheets []filledSheet
		want   []string
	}{
		"no answers on a page": {
			[]filledSheet{{name: "8", rows: [][]any{lower12, {1, nil, nil, nil, nil, "一"}, upperSource8, lowerSource8, {208, nil, nil, nil, nil, "答え?"}}}},
			[]string{"8!A4: 見出しに「対応策」がありません。分かった見出し: A「No.」 B「大分類」 C「中分類」 D「対策項目」 E「確認対象物例・エビデンス例」 F「判定結果」 G「改善策」 H「備考」。ほかの見出し: なし。列を --column answer=F のように指定することもできます"},
		},
		"the same title twice": {
			[]filledSheet{{name: "1", rows: [][]any{{"No.", "大分類", "中分類", "対策項目", "確認対象物例・エビデンス例", "対応策", "対応策"}, {1, nil, nil, nil, nil, "一", "いち"}}}},
			[]string{"1!A1: 見出し「対応策」が2つの列にあります。見つかった見出し: A「No.」 B「大分類」 C「中分類」 D「対策項目」 E「確認対象物例・エビデンス例」 F「対応策」 G「対応策」"},
		},
		"another table": {
			[]filledSheet{{name: "名簿", rows: [][]any{{"番号", "氏名", "備考"}, {1, "山田"}}}},
			[]string{"チェックシートの見出しが見つかりません", "名簿!A1: 見出しに「対応策」がありません。分かった見出し: A「番号」 C「備考」。ほかの見出し: B「氏名」。列を --column answer=F のように指定することもできます"},
		},
		"too few titles": {
			[]filledSheet{{name: "1", rows: [][]any{{"No.", "対応策", "担当"}, {1, "一"}}}},
			[]string{"チェックシートの見出しが見つかりません", "1!A1: 分かった見出しが少なく、様式と見分けられません。分かった見出し: A「No.」 B「対応策」。ほかの見出し: C「担当」。列を --column answer=F のように指定することもできます"},
		},
		"nothing": {[]filledSheet{{name: "空"}}, []string{"チェックシートの見出しが見つかりません"}},
	} {
		t.Run(name, func(t *testing.T) {
			data := filledForm(t, test.sheets...)
			_, err := workbook.Read(bytes.NewReader(data), int64(len(data)), workbook.ReadOptions{Checklists: []*checklist.Checklist{c}})
			refusal, ok := errors.AsType[*workbook.Refusal](err)
			if !ok {
				t.Fatalf("not refused: %v", err)
			}
			if got := problemsOf(refusal.Problems); !slices.Equal(got, test.want) {
				t.Error(cmp.Diff(test.want, got))
			}
		})
	}
}

// The head of the form, repeated above each page of one sheet, is no entry.
func TestRepeatedHeads(t *testing.T) {
	head := func(assessor string) [][]any {
		return [][]any{
			{medical(t).Title},
			{"整理番号", nil, "R-7", nil, nil, "評価申請元", "株式会社テスト", nil, "評価者", assessor},
			{nil, nil, nil, nil, nil, "評価対象プロダクト名", "甲カルテ"}, upper12, lower12,
		}
	}
	page := func(assessor string, no int) [][]any {
		return append(head(assessor), []any{no, nil, nil, nil, nil, "答え"})
	}
	data := filledForm(t, filledSheet{name: "1", rows: slices.Concat(page("山田", 1), page("山田", 2), page("佐藤", 3), page("佐藤", 4))})
	filled := read(t, data, workbook.ReadOptions{Checklists: []*checklist.Checklist{medical(t)}})
	if len(filled.Rows) != 4 || len(filled.Problems) > 0 || filled.Fields["assessor"] != "山田" {
		t.Error(rowsOf(filled), problemsOf(filled.Problems), filled.Fields)
	}
	if diff := cmp.Diff([]string{"1!J14: 「評価者」がほかのページと違います: 「山田」と「佐藤」。初めの方を読みました"}, problemsOf(filled.Notices)); diff != "" {
		t.Error(diff)
	}
}
