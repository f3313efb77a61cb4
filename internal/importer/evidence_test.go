package importer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/importer"
)

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
