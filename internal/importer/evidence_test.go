package importer_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/importer"
)

// Words for no document become none, and those for another item's are reported.
func TestEvidenceThatNamesNothing(t *testing.T) {
	for _, word := range []string{"なし", "-", "－", "ー", "—", "該当なし", "N/A", "Ｎ／Ａ", "特になし", "無し", "・なし", "－\n－"} {
		form := filledForm(t, []any{1, nil, "はい。", word}, []any{2, nil, nil, word})
		if diff := cmp.Diff("write content/answers/tiny/001.md\n---\nstatus: \"yes\"\n---\nはい。\n", told(plan(t, files(t, false), form, importer.Options{Status: "yes"}, nil))); diff != "" {
			t.Errorf("%s: %s", word, diff)
		}
	}
	for _, word := range []string{"同上", "項目6に同じ", "No.6と同じ", "〃", "6に同じ"} {
		form := filledForm(t, []any{1, nil, "はい。", word + "\n規程集"})
		want := "write content/answers/tiny/001.md\n---\nstatus: \"yes\"\nevidence:\n  - {doc: rules}\n---\nはい。\n" +
			"problem Sheet1!D2: 「" + word + "」は文書の名前ではありません。項目1のエビデンスには文書の名前を書いてください\n"
		if diff := cmp.Diff(want, told(plan(t, files(t, false), form, importer.Options{Status: "yes"}, nil))); diff != "" {
			t.Errorf("%s: %s", word, diff)
		}
	}
	project := files(t, true)
	p := plan(t, project, book(t, project), importer.Options{}, map[string]string{"1 evidence": "該当なし"})
	if got := told(p); len(p.Files) != 1 || len(p.Problems) > 0 || strings.Contains(p.Files[0].Text, "evidence:") {
		t.Error(got)
	}
}

// An edition in the cell that is not the register's is told and goes nowhere.
func TestEditionsOfEvidence(t *testing.T) {
	project := files(t, true)
	p := plan(t, project, book(t, project), importer.Options{}, map[string]string{"1 evidence": "規程集　第3版　第3章\n議事録（契約者に開示）"})
	if diff := cmp.Diff("notice 点検表!X1: 「規程集」の版は「第3版」と書かれていますが、台帳では「第2版」です。版は取り込んでいません\n", told(p)); diff != "" {
		t.Error(diff)
	}
	form := filledForm(t, []any{1, nil, "はい。", "規程集(第6版) P.12-15\n議事録\n第4版\n新しい規程（第6版） P.3"})
	p = plan(t, files(t, false), form, importer.Options{Status: "yes"}, nil)
	golden(t, told(p))
}
