package importer_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kaijisho/internal/calendar"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/importer"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, got string) {
	t.Helper()
	name := filepath.Join("testdata", strings.ReplaceAll(t.Name(), "/", "."))
	if *update {
		must(t, os.WriteFile(name, []byte(got), 0o666))
		return
	}
	want, err := os.ReadFile(name)
	must(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// Edits of cells in a workbook of ours, imported into the project that it was
// made from, or into what has become of it.
func TestEdits(t *testing.T) {
	project := files(t, true)
	data := book(t, project)
	const first, second = "content/answers/tiny/001.md", "content/answers/tiny/002.md"
	replaced := func(name, old, changed string) fstest.MapFS {
		return with(project, name, strings.Replace(string(project[name].Data), old, changed, 1))
	}
	cell := func(old, changed string) string {
		const answer = "回答：一部\n小項目：(2) 該当なし\n不足している点：+体制図がない\n責任分担：事業者と医療機関等\n\n" +
			"=1+1 は式ではなく、はい（対応済）と答えます。項目3と規程も見てください。\n・一つ目\n　・二つ目 >> [ ] ｶﾅ 😀\n1. code -x\n列│値\n─┼─\na │-1\n\n" +
			"医療機関等にお願いする対応\n・=規程を院内に示す\n・@管理者を決める"
		if !strings.Contains(answer, old) {
			t.Fatalf("the cell does not say %q", old)
		}
		return strings.Replace(answer, old, changed, 1)
	}
	for name, test := range map[string]struct {
		project fstest.MapFS
		edits   map[string]string
		opt     importer.Options
	}{
		"nothing":              {project: project},
		"one-paragraph":        {project, map[string]string{"1 answer": cell("も見てください。", "も見ること。")}, importer.Options{}},
		"facts":                {project, map[string]string{"1 answer": cell("一部\n小項目：(2) 該当なし\n不足している点：+体制図がない\n責任分担：事業者と医療機関等", "予定\n小項目：(1) 一部、(2) はい\n対応予定日：2027/3/31\n責任分担：事業者")}, importer.Options{}},
		"customer":             {project, map[string]string{"1 answer": cell("\n・@管理者を決める", "\n・担当を決める\n・: 届け出る")}, importer.Options{}},
		"evidence":             {project, map[string]string{"1 evidence": "規程集 第2版 第4章\n議事録（契約者に開示）\n新しい手順書 第1章（p.3）", "6 evidence": "議事録 別紙\nほか、社内限りの文書 1点"}, importer.Options{}},
		"note":                 {project, map[string]string{"1 note": "備考を書き直す\n二行目", "2 note": "追加"}, importer.Options{}},
		"new-answer":           {project, map[string]string{"5 answer": "回答：はい\n\n- 貸し出しません。\n1. 台帳で確かめます。"}, importer.Options{}},
		"replaced-whole":       {project, map[string]string{"2 answer": "見直しを終えました。"}, importer.Options{}},
		"same-as":              {project, map[string]string{"3 answer": "回答：予定\n対応予定日：2027年1月31日\n同じ回答：項目2\n\n-見直します。\n鍵は別に扱います。"}, importer.Options{}},
		"emptied":              {project, map[string]string{"2 answer": ""}, importer.Options{}},
		"withheld":             {project, map[string]string{"4 answer": "回答：はい\n\n使います。"}, importer.Options{}},
		"unknown-words":        {project, map[string]string{"5 answer": "回答：はい\n責任分担：弊社\n\n本文です。", "1 answer": cell("一部\n", "ほぼ\n"), "2 answer": "回答：予定\n対応予定日：来春\n\n-見直します。", "3 answer": "回答：予定\n小項目：(9) はい\n対応予定日：2027年1月31日\n同じ回答：項目2\n\n-見直します。"}, importer.Options{}},
		"status-line-gone":     {project, map[string]string{"1 answer": cell("回答：一部\n", ""), "2 answer": "-見直します。"}, importer.Options{}},
		"status-label-gone":    {project, map[string]string{"2 answer": "はい\n対応予定日：2026年12月31日\n\n-見直します。"}, importer.Options{}},
		"required-lines-gone":  {project, map[string]string{"1 answer": cell("不足している点：+体制図がない\n", ""), "2 answer": "回答：予定\n\n-見直します。"}, importer.Options{}},
		"required-no-more":     {project, map[string]string{"2 answer": "回答：はい\n\n-見直します。"}, importer.Options{}},
		"heading-gone":         {project, map[string]string{"1 answer": cell("医療機関等にお願いする対応\n", "")}, importer.Options{}},
		"empty-line-gone":      {project, map[string]string{"1 answer": cell("：+体制図がない\n責任分担：事業者と医療機関等\n\n", "：図がない\n")}, importer.Options{}},
		"head-apart":           {project, map[string]string{"1 answer": cell("回答：一部\n小項目：(2) 該当なし\n", "回答：一部\n\n小項目：(2) 該当なし\n\n")}, importer.Options{}},
		"required-is-missing":  {project, map[string]string{"2 answer": "回答：一部\n\n-見直します。"}, importer.Options{}},
		"project-is-newer":     {project: replaced(second, "-見直します。", "見直しました。")},
		"overwritten":          {replaced(second, "-見直します。", "見直しました。"), nil, importer.Options{Overwrite: true}},
		"conflict":             {replaced(first, "一つ目", "ひとつめ"), map[string]string{"1 answer": cell("一つ目", "最初")}, importer.Options{}},
		"conflict-overwritten": {replaced(first, "一つ目", "ひとつめ"), map[string]string{"1 answer": cell("一つ目", "最初")}, importer.Options{Overwrite: true}},
		"same-edit-on-both":    {replaced(first, "一つ目", "最初"), map[string]string{"1 answer": cell("一つ目", "最初")}, importer.Options{}},
		"stub":                 {with(project, second, "---\n# 項目2\n# status: open\n---\n"), nil, importer.Options{}},
		"empty-project":        {files(t, false), map[string]string{"1 answer": cell("も見てください。", "も見ること。")}, importer.Options{}},
		"braces":               {with(project, "content/answers/tiny/005.md", "---\n{status: \"yes\", owner: 部}\n---\n本文\n"), map[string]string{"5 answer": "回答：予定\n\n本文"}, importer.Options{Overwrite: true}},
	} {
		t.Run(name, func(t *testing.T) { golden(t, told(plan(t, test.project, data, test.opt, test.edits))) })
	}
}

// filled is a form of others: number, question, answer, grounds, note.
func filledForm(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range append([][]any{{"番号", "問い", "答え", "根拠", "判定", "改善", "備考"}}, rows...) {
		must(t, f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row))
	}
	var buf bytes.Buffer
	must(t, f.Write(&buf))
	return buf.Bytes()
}

func TestFormsOfOthers(t *testing.T) {
	form := filledForm(t,
		[]any{1, nil, "規程を定めています。\n・毎年見直す\n・周知する", "規程集　第3章、議事録 8月\n運用手順書(第2章)"},
		[]any{2, nil, "該当なし。外部に委託しているため。"},
		[]any{3, nil, "■方針\n(1)目的を定める", "「運用手順書」p.12", nil, nil, "要確認"},
		[]any{5, nil, nil, "規程集"},
		[]any{6, nil, "文"},
	)
	project := files(t, false)
	for name, test := range map[string]struct {
		project fstest.MapFS
		opt     importer.Options
	}{
		"into-an-empty-project": {project, importer.Options{}},
		"with-a-status":         {project, importer.Options{Status: "yes"}},
		"existing": {with(project,
			"content/answers/tiny/001.md", "---\nstatus: \"yes\"\n---\n別の回答。\n",
			"content/answers/tiny/006.md", "---\nstatus: \"yes\"\n---\n**文**\n"), importer.Options{}},
		"overwriting":    {with(project, "content/answers/tiny/001.md", "---\nstatus: \"yes\"\nowner: 部\n---\n別の回答。\n"), importer.Options{Overwrite: true}},
		"no-register":    {func() fstest.MapFS { p := with(project); delete(p, "content/evidence.yaml"); return p }(), importer.Options{}},
		"empty-register": {with(project, "content/evidence.yaml", "# 台帳\n[]\n"), importer.Options{}},
	} {
		t.Run(name, func(t *testing.T) { golden(t, told(plan(t, test.project, form, test.opt, nil))) })
	}
}

func TestReview(t *testing.T) {
	project := files(t, true)
	data := book(t, project)
	review := func(fsys fstest.MapFS, opt importer.Options) *importer.Plan {
		sources, filled := read(t, fsys, data, true, map[string]string{
			"1 verdict": "△, 条件つき", "1 improvement": "体制図を添えること。\n期限を示すこと。", "2 verdict": "○", "3 note": "次回に確認", "1 answer": "評価員が消した",
		})
		filled.Fields["assessor"], filled.Fields["number"] = "山田 太郎（甲評価機構）", "R-7"
		p, err := importer.NewReview(t.Context(), fsys, sources, filled, calendar.Date{Year: 2026, Month: 12, Day: 1}, opt)
		must(t, err)
		return p
	}
	p := review(project, importer.Options{})
	golden(t, told(p))
	returned := with(project, p.Files[0].Path, p.Files[0].Text)
	if again := review(returned, importer.Options{}); len(again.Files)+len(again.Conflicts) > 0 {
		t.Errorf("a second import does something: %s", told(again))
	}
	reviews, list, err := importer.Reviews(returned)
	if err != nil || len(list) > 0 || len(reviews) != 1 {
		t.Fatal(reviews, list, err)
	}
	if got := reviews[0].String(); got != p.Files[0].Text {
		t.Error(cmp.Diff(p.Files[0].Text, got))
	}
	sources, _, err := disclosure.Read(t.Context(), project)
	must(t, err)
	if open, c := reviews[0].Findings, sources.Sheets[0]; !open[0].Open(c) || open[1].Open(c) {
		t.Error("which findings are open is wrong")
	}
	changed := with(project, p.Files[0].Path, p.Files[0].Text+"  - item: 5\n    resolved: 2027-01-01\n")
	if again := review(changed, importer.Options{}); len(again.Conflicts) != 1 {
		t.Error("a review that was worked on would be overwritten")
	}
}

func TestApply(t *testing.T) {
	dir := t.TempDir()
	must(t, os.CopyFS(dir, files(t, true)))
	data := book(t, os.DirFS(dir))
	p := plan(t, os.DirFS(dir), data, importer.Options{}, map[string]string{"5 answer": "回答：はい\n\n貸しません。", "2 note": "追加"})
	must(t, p.Apply(dir))
	for name, want := range map[string]string{
		"content/answers/tiny/005.md": "---\nstatus: \"yes\"\n---\n貸しません。\n",
		"content/answers/tiny/002.md": "---\n# 期限は情報システム部と合意済み\nstatus: later\ntarget_date: 2026-12-31\nnote: 追加\n---\n-見直します。\n",
	} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	entries, err := os.ReadDir(filepath.Join(dir, "content/answers/tiny"))
	must(t, err)
	if len(entries) != 6 {
		t.Errorf("left over: %v", entries)
	}
	if err := p.Apply(dir); err == nil {
		t.Error("a plan was applied to files that have changed since")
	}
}
