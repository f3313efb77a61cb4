package workbook_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFormLayout(t *testing.T) {
	doc := load(t, shipped())
	c := doc.Checklists[0]
	book := readBack(t, write(t, doc))
	if want := []string{"表紙", c.Short, "ガイドライン対応表", "エビデンス一覧", "医療機関の対応", "改訂履歴"}; !slices.Equal(book.Order[:len(want)], want) {
		t.Errorf("sheets %v", book.Order)
	}
	s := book.Sheets[c.Short]
	wantHead := [][]any{
		{"項目", "分類", nil, "確認項目", nil, "チェックシートへの対応内容並びに、内容を確認したエビデンス等", nil, "評価員が記入する欄", nil, "参考", nil, "備考"},
		{"No.", "大分類", "中分類", "対策項目", "確認対象物例・エビデンス例", "対応策", "確認したエビデンス（文書名、ページ番号等）", "判定結果", "改善策", "総務省GLでの対応項目", "経産省GLでの対応項目", nil},
	}
	if diff := cmp.Diff(wantHead, s.Rows[4:6]); diff != "" {
		t.Errorf("header: %s", diff)
	}
	wantFields := [][]any{
		{"整理番号", nil, nil, nil, "評価申請元", doc.Vendor.Name + "　" + doc.Vendor.Department, nil, "評価者", nil, nil, nil, nil},
		{nil, nil, nil, nil, "評価対象プロダクト名", doc.Service.Name, nil, nil, nil, nil, nil, nil},
	}
	if diff := cmp.Diff(wantFields, s.Rows[1:3]); diff != "" {
		t.Errorf("fields: %s", diff)
	}
	for _, area := range []string{"B5:C5", "D5:E5", "F5:G5", "H5:I5", "J5:K5", "L5:L6"} {
		if !slices.Contains(s.Merged, area) {
			t.Errorf("%s is not merged: %v", area, s.Merged)
		}
	}
	last, cover := len(s.Rows), book.Sheets["表紙"].Paper
	got := []any{s.Frozen, s.Titles, s.Filter, s.Fit, s.Wrapped, s.Protected, s.Fonts}
	want := []any{"D7", "$5:$6", fmt.Sprintf("$A$6:$L$%d", last), true, true, false, []string{"游ゴシック"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("layout: %s", diff)
	}
	if diff := cmp.Diff([]any{"8", "landscape", 1.0, 0.0}, []any{fmt.Sprint(s.Paper[0]), s.Paper[1], s.Paper[2], s.Paper[3]}); diff != "" {
		t.Errorf("paper: %s", diff)
	}
	if diff := cmp.Diff([]any{"9", "landscape", 1.0, 1.0}, append([]any{fmt.Sprint(cover[0])}, cover[1:]...)); diff != "" || !book.Sheets["表紙"].Fit {
		t.Errorf("the cover is not printed on one page: %s", diff)
	}
	if diff := cmp.Diff(map[string]string{fmt.Sprintf("H7:H%d", last): "判定結果.medical_cloud"}, s.Choices); diff != "" {
		t.Errorf("drop-down: %s", diff)
	}
	if !strings.Contains(s.Footer[1], "&P / &N") && !strings.Contains(s.Footer[1], "&[Page] / &[Pages]") {
		t.Errorf("footer %v", s.Footer)
	}
	if name := fmt.Sprintf("TitleRegion1.A6.L%d.2", last); book.Names[name] != "'"+c.Short+"'!$A$6" {
		t.Errorf("no header region %s in %v", name, book.Names)
	}
}

func TestRowsShowTheirWholeText(t *testing.T) {
	doc := load(t, shipped())
	s := readBack(t, write(t, doc)).Sheets[doc.Checklists[0].Short]
	for i, h := range s.Heights {
		if h <= 0 || h > 409 {
			t.Errorf("row %d is %v points high", i+1, h)
		}
	}
	// Item 228 has the longest requirement, more than one row can be high.
	for i, row := range s.Rows {
		if row[0] != 228.0 {
			continue
		}
		joined := fmt.Sprintf("D%d:", i+1)
		if !slices.ContainsFunc(s.Merged, func(area string) bool { return strings.HasPrefix(area, joined) }) {
			t.Errorf("no joined cells begin at %s", joined)
		}
		if got := s.Rows[i+1][0]; got != nil {
			t.Errorf("the row below repeats the number: %v", got)
		}
	}
}

// No page ends inside an item, unless that is higher than the paper.
func TestPagesEndBetweenItems(t *testing.T) {
	doc := load(t, shipped())
	s := readBack(t, write(t, doc)).Sheets[doc.Checklists[0].Short]
	width := 0.0
	for _, w := range s.Widths {
		width += w * 8 * 0.75
	}
	scale := (1190.6 - 0.8*72) / width
	const page = 841.9 - 72
	titles := s.Heights[4] + s.Heights[5]
	used := s.Heights[0] + s.Heights[1] + s.Heights[2] + s.Heights[3] + titles
	for i := 6; i < len(s.Rows); {
		end, height := i, 0.0
		for ; end < len(s.Rows) && (end == i || s.Rows[end][0] == nil); end++ {
			height += s.Heights[end]
			if end > i && slices.Contains(s.Breaks, end) {
				t.Errorf("a page ends inside the item of row %d", i+1)
			}
		}
		if slices.Contains(s.Breaks, i) { // a break stands behind the row before
			used = titles
		}
		if used += height; used*scale > page && (titles+height)*scale <= page {
			t.Errorf("the item of row %d does not fit on its page", i+1)
		}
		for used*scale > page {
			used -= page/scale - titles
		}
		i = end
	}
}
