package importer_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kaijisho/internal/importer"
	"kaijisho/internal/workbook"
)

// twice imports edits of a workbook, and then the same ones again: nothing is
// left to write, whether the workbook's side is taken or not.
func twice(t *testing.T, fsys fstest.MapFS, data []byte, edits map[string]string) {
	t.Helper()
	for _, f := range plan(t, fsys, data, importer.Options{Overwrite: true}, edits).Files {
		fsys = with(fsys, f.Path, f.Text)
	}
	for _, overwrite := range []bool{false, true, true} {
		p := plan(t, fsys, data, importer.Options{Overwrite: overwrite}, edits)
		if len(p.Files)+len(p.Conflicts) > 0 {
			t.Fatalf("importing %q again with overwrite=%v does something:\n%s", edits, overwrite, told(p))
		}
	}
}

// FuzzTwice imports a form of others twice.
func FuzzTwice(f *testing.F) {
	for _, seed := range [][4]string{
		{"（１）ID で認証\n（2）記録は金庫に\n保管する", "運用管理規程　第3章\n社内の覚書（p.2）", "社内の覚書 別紙", "備考 \n二行"},
		{"適合\n\n本文", "契約書 第1章、規程乙", "規程乙", " "},
		{"1. 一\n①二\n※1 三", "規程甲、規程乙\n第2章\n規程集 第2版 付則", "規程甲　補足\n規程甲", "(１)"},
		{"| a | b |\n|---|---|", "議事録、議事録 8月、議事録", "「規程集」p.2、秘密の手順書", "- x"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	form := filledForm(f, []any{1, nil, "a", "b", nil, nil, "c"}, []any{2, nil, "d", "e"}, []any{3, nil, "f"})
	empty := files(f, false)
	f.Fuzz(func(t *testing.T, answer, first, second, note string) {
		for _, s := range []string{answer, first, second, note} {
			if !plainText(s) && s != "" {
				t.Skip("no text that a cell holds")
			}
		}
		twice(t, empty, form, map[string]string{
			"1 answer": answer, "1 evidence": first, "1 note": note, "2 evidence": second, "3 answer": answer,
		})
	})
}

// Cells put together at random of what decides how they are read.
func TestFormsTwice(t *testing.T) {
	form := filledForm(t, []any{1, nil, "a", "b", nil, nil, "c"}, []any{2, nil, "d", "e"}, []any{3, nil, "f", "g"})
	empty := files(t, false)
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(pieces ...string) string {
		var b strings.Builder
		for range 1 + random.IntN(6) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return b.String()
	}
	cite := func() string {
		return pick("規程集", "議事録", "規程甲", "規程乙", "甲", " 第2版", " 第3版", " 第3章", "（p.2）", "第1条", " 別紙", "　", "、", "、", "；", "\n", "\n・", "「", "」", "（社内限り）")
	}
	text := func() string {
		return pick("保管を", "定める。", "該当なし", "（１）", "(2) ", "・", "　- ", "1. ", "①", "※1", "こと", "\n", "\n", "\n\n", "TLS", "| a |", "**", "[^1]")
	}
	for range 80 {
		twice(t, empty, form, map[string]string{
			"1 answer": text(), "1 evidence": cite(), "1 note": text(), "2 answer": text(), "2 evidence": cite(), "3 answer": text(), "3 evidence": cite(),
		})
	}
}

// A workbook of ours in which cells were edited, imported twice.
func TestEditsTwice(t *testing.T) {
	project := files(t, true)
	data := book(t, project)
	for name, edits := range map[string]map[string]string{
		"evidence": {"1 evidence": "新しい手順書 第1章（p.3）\n規程集 第2版 第4章\n秘密の手順書", "6 evidence": "議事録 別紙\nほか、社内限りの文書 1点"},
		"same as":  {"5 answer": "回答：はい\n同じ回答：項目2\n\n-見直します。", "7 answer": "回答：はい\n同じ回答：項目2"},
		"answers":  {"2 answer": "回答：予定\n対応予定日：2026年12月31日\n\n見直しは期日までに\n済ませる", "5 answer": "（１）貸しません。\n・記録を\n残す", "5 evidence": "貸出簿 p.2"},
	} {
		t.Run(name, func(t *testing.T) { twice(t, project, data, edits) })
	}
}

// Where a note's mark was taken away, the note cannot be followed: the file
// stays, and the workbook's text is taken only when that is asked for.
func TestEditsThatCannotBeFollowed(t *testing.T) {
	const name = "content/answers/tiny/005.md"
	project := with(files(t, false), name, "---\nstatus: \"yes\"\n---\n## 貸出し\n\n**貸しません**[^1]。\n\n[^1]: 例外はありません。\n")
	data := book(t, project)
	edits := map[string]string{"5 answer": "回答：はい\n\n貸出し\n\n貸しません。\n\n※1 例外はありません。"}
	p := plan(t, project, data, importer.Options{}, edits)
	if len(p.Files) > 0 || len(p.Conflicts) != 1 || !p.Conflicts[0].Flat {
		t.Errorf("not a conflict:\n%s", told(p))
	}
	if p := plan(t, project, data, importer.Options{Overwrite: true}, edits); len(p.Files) != 1 || !strings.Contains(p.Files[0].Text, "※1 例外はありません。") {
		t.Errorf("not taken:\n%s", told(p))
	}
}

// Importing a workbook into the project it was made of changes nothing, though
// answers cite what the workbook does not show. An edit of such a cell leaves
// what it does not show where it was.
func TestHiddenCitationsStay(t *testing.T) {
	sample := os.DirFS("../..")
	data := book(t, sample)
	if p := plan(t, sample, data, importer.Options{Overwrite: true}, nil); len(p.Files)+len(p.Conflicts)+len(p.Problems)+len(p.Notices) > 0 {
		t.Errorf("importing into the same project does something:\n%s", told(p))
	}
	project := files(t, true)
	p := plan(t, project, book(t, project), importer.Options{}, map[string]string{"6 evidence": "規程集　第2版　第9章\nほか、社内限りの文書 1点"})
	if got := told(p); !strings.Contains(got, "+   - {doc: secret, at: 全部}\n+   - {doc: rules, at: 第9章}") {
		t.Errorf("the hidden citation moved or went:\n%s", got)
	}
}

// Imported into a project without answers, the sample's workbook gives answers
// that show the same: only what its readers may not see is missing.
func TestEmptyProjectShowsTheSame(t *testing.T) {
	sample := os.DirFS("../..")
	data := book(t, sample)
	dir := t.TempDir()
	for _, d := range []string{"checklist", "content"} {
		must(t, os.CopyFS(filepath.Join(dir, d), os.DirFS(filepath.Join("../..", d))))
	}
	must(t, os.RemoveAll(filepath.Join(dir, "content/answers")))
	must(t, os.MkdirAll(filepath.Join(dir, "content/answers"), 0o777))
	must(t, plan(t, os.DirFS(dir), data, importer.Options{}, nil).Apply(dir))
	_, want := read(t, sample, data, false, nil)
	_, got := read(t, sample, book(t, os.DirFS(dir)), false, nil)
	hidden := func(text string) string {
		lines := strings.Split(text, "\n")
		return strings.Join(slices.DeleteFunc(lines, workbook.IsRemark), "\n")
	}
	for i, r := range want.Rows {
		for id, cell := range r.Cells {
			w, g := hidden(cell.Text), got.Rows[i].Cells[id].Text
			if w != g && (g != "" || !workbook.ParseAnswerCell(w).Withheld) {
				t.Errorf("item %d, %s: %q became %q", r.No, id, w, g)
			}
		}
	}
}
