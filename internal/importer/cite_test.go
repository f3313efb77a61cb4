package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// How lines of 確認したエビデンス are parted, when 「契約書」 and 「ログ」 are kinds
// that the checklist knows and 「規程集」 stands in the register.
func TestLinesOfEvidence(t *testing.T) {
	p := &planner{Plan: &Plan{}}
	p.know(document{id: "rules", title: "規程集", edition: "第2版"})
	p.know(document{id: "both", title: "手順書、様式集"})
	p.know(document{title: "ログ", kind: "ログ"})
	p.know(document{title: "契約書", kind: "契約書"})
	for line, want := range map[string]string{
		"規程集":          "規程集",
		"規程集　第2版　第3章":  "規程集|第3章",
		"規程集第3章":       "規程集|第3章",
		"「規程集」（p.4）":   "規程集|p.4",
		"規程集 鍵の項":      "規程集|鍵の項",
		"規程集成":         "規程集成",
		"規程集 第3版 第3章":  "規程集|第3章",
		"規程集(第2版) p.4": "規程集|p.4",
		"規程集（第３版）p.4":  "規程集|p.4",
		"規程集第3版":       "規程集",
		"新規程（第6版） p.4": "新規程（第6版）|p.4",
		"ログ":           "ログ",
		"ログ p.3":       "ログ|p.3",
		"ログ管理手順書":      "ログ管理手順書",
		"ログ管理手順書 p.9、新しい規程 第2章":     "ログ管理手順書|p.9 / 新しい規程|第2章",
		"ログ 管理手順書":                  "ログ 管理手順書",
		"運用手順書第2章":                  "運用手順書第2章",
		"運用手順書(第2章)":                "運用手順書|第2章",
		"運用手順書 第2版 3.2節":            "運用手順書（第2版）|3.2節",
		"規程集 第3章、第5章 第2節、契約書":       "規程集|第3章、第5章 第2節 / 契約書",
		"規程集 第3章、別紙2 p.4":           "規程集|第3章、別紙2 p.4",
		"規程甲、規程乙":                   "規程甲、規程乙",
		"手順書、様式集 p.2、規程集":           "手順書、様式集|p.2 / 規程集",
		"委託先一覧（契約書、p.3を含む）":         "委託先一覧（契約書、p.3を含む）",
		"契約書 2026年8月、ログ 9月":         "契約書（2026年8月） / ログ|9月",
		"ISO/IEC 27001 認証書；規程集 p.1": "ISO/IEC 27001 認証書 / 規程集|p.1",
		"第3章": "第3章",
	} {
		var got []string
		for _, r := range p.line(line) {
			if r.doc.id == "" && r.doc.edition != "" {
				r.doc.title += "（" + r.doc.edition + "）"
			}
			got = append(got, strings.TrimSuffix(r.doc.title+"|"+r.at, "|"))
		}
		if diff := cmp.Diff(want, strings.Join(got, " / ")); diff != "" {
			t.Errorf("%s: %s", line, diff)
		}
	}
}
