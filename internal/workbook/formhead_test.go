package workbook_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kaijisho/internal/checklist"
	"kaijisho/internal/workbook"
)

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

// A sheet of ours whose name was changed is asked for by its name.
func TestRenamedSheet(t *testing.T) {
	doc := load(t, tiny(t))
	book, err := excelize.OpenReader(bytes.NewReader(write(t, doc)))
	must(t, err)
	defer book.Close()
	must(t, book.SetSheetName("点検表", "回答済み"))
	var renamed bytes.Buffer
	must(t, book.Write(&renamed))
	_, err = workbook.Read(bytes.NewReader(renamed.Bytes()), int64(renamed.Len()), workbook.ReadOptions{Checklists: sheets(doc)})
	refusal, ok := errors.AsType[*workbook.Refusal](err)
	if !ok {
		t.Fatalf("not refused: %v", err)
	}
	want := []string{"チェックシートの見出しが見つかりません", "点検表: このシートがありません。名前を変えたのなら、元に戻すと取り込めます"}
	if diff := cmp.Diff(want, problemsOf(refusal.Problems)); diff != "" {
		t.Error(diff)
	}
}
