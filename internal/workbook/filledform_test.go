package workbook_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

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
