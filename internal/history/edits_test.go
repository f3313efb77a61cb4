package history_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/history"
)

// A project is files that a test edits.
type project map[string]string

func base(t testing.TB) project {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	p := project{}
	for _, f := range archive.Files {
		p[f.Name] = string(f.Data)
	}
	return p
}

func (p project) fs(t testing.TB) fs.FS {
	t.Helper()
	a := &txtar.Archive{}
	for name, text := range p {
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
	}
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

func (p project) state(t testing.TB, audience answer.Access) *export.Disclosure {
	t.Helper()
	doc, list, err := disclosure.Load(t.Context(), p.fs(t), disclosure.Options{Audience: audience})
	if err != nil {
		t.Fatal(err)
	}
	if doc == nil {
		t.Fatal("no document", list)
	}
	return export.Build(doc)
}

// An edit is file, old text, new text; several in a row. An empty old text
// replaces the whole file, and "-" as new text deletes it.
type edit []string

func (p project) edit(t testing.TB, e edit) {
	t.Helper()
	for c := range slices.Chunk(e, 3) {
		name, old, new := c[0], c[1], c[2]
		switch {
		case old == "" && new == "-":
			delete(p, name)
		case old == "":
			p[name] = new
		case strings.Count(p[name], old) != 1:
			t.Fatalf("%s holds %q %d times", name, old, strings.Count(p[name], old))
		default:
			p[name] = strings.Replace(p[name], old, new, 1)
		}
	}
}

const (
	a1, a2, a3, a4, a5 = "content/answers/tiny/001.md", "content/answers/tiny/002.md", "content/answers/tiny/003.md", "content/answers/tiny/004.md", "content/answers/tiny/005.md"
	a6                 = "content/answers/tiny/006.md"
	register           = "content/evidence.yaml"
	cover              = "content/disclosure.yaml"
	items1, items2     = "checklist/tiny/items/1.yaml", "checklist/tiny/items/2.yaml"
	clauses            = "checklist/guidelines/sample-gl.yaml"
)

// edits are what authors do, and what a reader is to be told of it.
var edits = []struct {
	name string
	edit edit
	want string
}{
	{"status", edit{a1, "status: conforming", "status: partial\ngap: 体制が未完です。"}, "1: status gap"},
	{"status to excluded", edit{a4, "status: conforming", "status: not-applicable\nreason: 鍵を持ちません。"}, "4: status reason"},
	{"first answer", edit{a6, "", "---\nstatus: conforming\n---\n破棄しています。\n"}, "6: answered answer"},
	{"answer withdrawn", edit{a2, "", "-"}, "2: withdrawn answer gap evidence"},
	{"number in text", edit{a1, "5年間", "10年間"}, "1: answer"},
	{"word in text", edit{a1, "医療情報を守ること", "患者の情報を守ること"}, "1: answer"},
	{"negation", edit{a1, "例外は設けません", "例外を設けます"}, "1: answer"},
	{"sentence added", edit{a3, "始めます。", "始めます。費用は当社が負います。"}, "3: answer"},
	{"paragraph removed", edit{a1, "- 見直しの記録は5年間保存します。\n", ""}, "1: answer"},
	{"cell of a table", edit{a1, "| 運用 | 品質部 | 4 |", "| 運用 | 品質部 | 6 |"}, "1: answer"},
	{"row of a table", edit{a1, "| 運用 | 品質部 | 4 |\n", "| 運用 | 品質部 | 4 |\n| 監査 | 監査室 | 2 |\n"}, "1: answer"},
	{"heading", edit{a1, "### (2) 体制", "### (2) 体制と役割"}, "1: answer"},
	{"code", edit{a2, "  → 承認", "→ 承認"}, "2: answer"},
	{"order of items", edit{a1, "1. 毎年4月に見直します。\n2. 見直しの結果は経営会議に報告します。", "1. 見直しの結果は経営会議に報告します。\n2. 毎年4月に見直します。"}, "1: answer"},
	{"text of another item", edit{a4, "取り出せません", "外から読めません"}, "4: answer; 5: answer→4"},
	{"own text instead", edit{a5, "same_as: 4\n", "", a5, "reviewed: 2025-12-05\n---\n", "reviewed: 2025-12-05\n---\n年1回更新します。\n"}, "5: same-as answer evidence"},
	{"gap", edit{a2, "まだ年1回です", "四半期に1回です"}, "2: gap"},
	{"target date", edit{a3, "2026-04-01", "2026-07-01"}, "3: target-date"},
	{"note", edit{a4, "審査のときに", "請求があれば"}, "4: note"},
	{"status of a sub-item", edit{a1, "owner: 品質部", "owner: 品質部\npoints: {\"(2)\": planned}"}, "1: point-status"},
	{"citation added", edit{a3, "  - {doc: certificate}", "  - {doc: certificate}\n  - {doc: rules, at: 第4章}"}, "3: evidence"},
	{"citation removed", edit{a1, "  - {doc: minutes, at: 6月}\n", ""}, "1: evidence"},
	{"place in a document", edit{a1, "at: 第1章", "at: 第1章 第2条"}, "1: evidence"},
	{"duty added", edit{a1, "運用してください。\n", "運用してください。\n  - 年1回、院内で訓練してください。\n"}, "1: customer"},
	{"duty reworded", edit{a1, "担当者を登録してください", "担当者を2名登録してください"}, "1: customer"},
	{"responsibility", edit{a3, "responsibility: shared", "responsibility: provider"}, "3: responsibility"},
	{"visibility", edit{a3, "visibility: public", "visibility: contract"}, "3: visibility"},
	{"reviewed only", edit{a1, "2025-12-01", "2026-01-05"}, "1: (reviewed)"},
	{"owner only", edit{a1, "owner: 品質部", "owner: 総務部"}, "1: (owner)"},
	{"edition", edit{register, "第3版", "第4版"}, "doc rules: edition [1]"},
	{"edition and date", edit{register, "第3版, date: 2025-10-01", "第4版, date: 2026-01-10"}, "doc rules: edition date [1]"},
	{"access", edit{register, "title: 鍵管理手順書, edition: 第1版, access: on-request", "title: 鍵管理手順書, edition: 第1版, access: contract"}, "doc key-manual: access [4 5]"},
	{"validity", edit{register, "2026-06-30", "2027-06-30"}, "doc certificate: valid-until [3]"},
	{"validity lapsed", edit{register, "2026-06-30", "2025-06-30"}, "doc certificate: valid-until [3]; expired certificate [3]"},
	{"moved document", edit{register, "https://example.jp/cert", "https://example.jp/trust/cert"}, "doc certificate: link [3]"},
	{"renamed document", edit{register, "title: 鍵管理手順書", "title: 暗号鍵管理手順書"}, "doc key-manual: title [4 5]"},
	{"document under another id", edit{register, "id: key-manual", "id: key-rules", a4, "{doc: key-manual, at", "{doc: key-rules, at", a4, "[[doc:key-manual]]", "[[doc:key-rules]]"}, "doc key-rules: id [4 5]"},
	{"new document", edit{register, "- {id: secret", "- {id: audit, title: 監査報告書, access: contract}\n- {id: secret"}, "doc audit: added []"},
	{"removed document", edit{register, "- {id: minutes, title: 経営会議の議事録, edition: 2025年度, access: contract}\n", "", a1, "  - {doc: minutes, at: 6月}\n", "", a2, "evidence:\n  - {doc: minutes}\n", ""}, "1: evidence; 2: evidence; doc minutes: removed [1 2]"},
	{"wording of the checklist", edit{items1, "経営陣の承認", "取締役会の承認"}, "2: requirement"},
	{"title of an item", edit{items1, "title: 規程の承認", "title: 規程の承認と周知"}, "2: title"},
	{"clause of an item", edit{items1, `clause: "1.2"`, `clause: "1.1"`}, "3: clauses clauses"},
	{"points of a clause", edit{items1, "points: [①, ②]", "points: [①]"}, "1: clauses"},
	{"evidence example", edit{items1, "[規程集, 議事録]", "[規程集]"}, "1: evidence-examples"},
	{"item removed", edit{items2, "  - no: 6\n    title: 鍵の破棄\n    requirement: 使わない暗号鍵を破棄すること。\n    guidelines:\n      sample-gl: [{clause: \"1.10\"}]\n", ""}, "6: removed"},
	{"item inserted", edit{
		items2, "no: 6", "no: 7", items2, "no: 5", "no: 6",
		items2, "  - no: 6\n", "  - no: 5\n    title: 鍵の配布\n    requirement: 鍵を安全に配布すること。\n  - no: 6\n",
		a6, "", "---\nsame_as: 4\nstatus: conforming\nreviewed: 2025-12-05\n---\n", a5, "", "-",
	}, "5: added; 6: moved; 7: moved"},
	{"category", edit{items1, "category: 組織", "category: 体制", "checklist/tiny/checklist.yaml", "title: 組織", "title: 体制"}, "1: category; 2: category; 3: category"},
	{"heading of a clause", edit{clauses, "title: 委託", "title: 委託先の管理"}, "clause 1.2: title"},
	{"number of a clause", edit{clauses, `number: "1.2"`, `number: "1.3"`, items1, `clause: "1.2"`, `clause: "1.3"`}, "clause 1.2: number"},
	{"new clause", edit{clauses, "  - {id: \"1.10\"", "  - {id: \"1.5\", number: \"1.5\", title: 監査, parent: \"1\"}\n  - {id: \"1.10\""}, "clause 1.5: added"},
	{"vendor", edit{cover, "品質部", "開示窓口"}, "about: vendor"},
	{"service", edit{cover, "診療の記録を預かる", "診療の記録と画像を預かる"}, "about: service"},
	{"three at once", edit{a1, "5年間", "10年間", a2, "status: partial", "status: conforming", register, "第3版", "第4版"}, "1: answer; 2: status; doc rules: edition [1]"},
	{"internal document", edit{register, "title: 内部手順", "title: 内部の手順"}, ""},
}

func TestEdits(t *testing.T) {
	for _, tt := range edits {
		t.Run(tt.name, func(t *testing.T) {
			p := base(t)
			old := p.state(t, answer.Public)
			p.edit(t, tt.edit)
			c := history.Compare(old, p.state(t, answer.Public), history.Options{})
			if diff := cmp.Diff(tt.want, classified(c)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// classified tells a comparison in one line.
func classified(c *history.Comparison) string {
	var parts []string
	for _, it := range c.Items {
		parts = append(parts, fmt.Sprintf("%d:%s", it.No, kinds(it.Changes)))
	}
	for _, d := range c.Documents {
		var cited []int
		for _, r := range d.CitedBy {
			cited = append(cited, r.No)
		}
		parts = append(parts, fmt.Sprintf("doc %s:%s %v", d.ID, kinds(d.Changes), cited))
	}
	for _, cl := range c.Clauses {
		parts = append(parts, fmt.Sprintf("clause %s:%s", cl.ID, kinds(cl.Changes)))
	}
	if len(c.About) > 0 {
		parts = append(parts, "about:"+kinds(c.About))
	}
	for _, e := range c.Expired {
		var cited []int
		for _, r := range e.CitedBy {
			cited = append(cited, r.No)
		}
		parts = append(parts, fmt.Sprintf("expired %s %v", e.ID, cited))
	}
	return strings.Join(parts, "; ")
}

func kinds(list []history.Change) string {
	var b strings.Builder
	for _, c := range list {
		word := string(c.Kind)
		if c.Kind == history.Owner || c.Kind == history.Reviewed {
			word = "(" + word + ")"
		}
		if c.Follows > 0 {
			word += fmt.Sprintf("→%d", c.Follows)
		}
		b.WriteString(" " + word)
	}
	return b.String()
}

// reformattings change the source of an answer and nothing for a reader.
var reformattings = []struct {
	name string
	edit edit
}{
	{"lines wrapped", edit{a3, "行っています。立入りの", "行っています。\n立入りの"}},
	{"lines joined", edit{a1, "適用します。\n例外は", "適用します。例外は"}},
	{"wrapped inside a word", edit{a3, "書面で", "書\n面で"}},
	{"bullets", edit{a1, "- 臨時", "* 臨時", a1, "- 見直しの記録", "* 見直しの記録"}},
	{"plus bullets", edit{a1, "- 臨時", "+ 臨時", a1, "- 見直しの記録", "+ 見直しの記録"}},
	{"loose list", edit{a1, "行います。\n- 見直しの記録", "行います。\n\n- 見直しの記録"}},
	{"numbering", edit{a1, "2. 見直しの結果", "1. 見直しの結果"}},
	{"parenthesis after numbers", edit{a1, "1. 毎年", "1) 毎年", a1, "2. 見直しの結果", "2) 見直しの結果"}},
	{"table padding", edit{a1, "| 運用 | 品質部 | 4 |", "|  運用  |  品質部  |    4 |"}},
	{"table without outer bars", edit{a1, "| 役割 | 担当 | 人数 |\n|---|---|---|", "役割 | 担当 | 人数\n---|---|---"}},
	{"table alignment", edit{a1, "|---|---|---|", "|:--|:-:|--:|"}},
	{"emphasis marks", edit{a1, "**すべての従業員**", "***すべての従業員***"}},
	{"emphasis dropped", edit{a1, "**すべての従業員**", "すべての従業員"}},
	{"emphasis changed", edit{a1, "**すべての従業員**", "*すべての従業員*"}},
	{"heading marks", edit{a1, "### (1) 目的", "### (1) 目的 ###"}},
	{"heading depth", edit{a1, "### (1) 目的", "## (1) 目的", a1, "### (2) 体制", "## (2) 体制"}},
	{"full-width number", edit{a1, "### (1) 目的", "### （1）目的"}},
	{"blank beside Japanese", edit{a1, "毎年4月に", "毎年 4 月に"}},
	{"full-width blank", edit{a1, "規程の全体は", "　規程の全体は"}},
	{"blank lines", edit{a1, "### (1) 目的\n\n", "### (1) 目的\n\n\n\n"}},
	{"trailing blanks", edit{a4, "取り出せません。", "取り出せません。  "}},
	{"hard line break", edit{a1, "適用します。\n例外は", "適用します。\\\n例外は"}},
	{"paragraph split", edit{a3, "行っています。立入りの", "行っています。\n\n立入りの"}},
	{"reference spelt otherwise", edit{a4, "[[1]]", "[[項目1]]"}},
	{"fence", edit{a2, "```\n申請", "~~~\n申請", a2, "  → 承認\n```", "  → 承認\n~~~"}},
	{"escape", edit{a3, "年1回の", "年1回\\の", a3, "\\の", "の"}},
	{"entity", edit{a2, "次のとおり", "次&#12398;とおり"}},
	{"front matter order", edit{a3, "reviewed: 2025-12-03\ntarget_date: 2026-04-01\n", "target_date: 2026-04-01\nreviewed: 2025-12-03\n"}},
	{"front matter quotes", edit{a2, "gap: 取締役会への報告がまだ年1回です。", "gap: \"取締役会への報告がまだ年1回です。\""}},
	{"folded gap", edit{a2, "gap: 取締役会への報告がまだ年1回です。", "gap: >-\n  取締役会への報告が\n  まだ年1回です。"}},
	{"order of evidence", edit{a1, "  - {doc: rules, at: 第1章}\n  - {doc: minutes, at: 6月}", "  - {doc: minutes, at: 6月}\n  - {doc: rules, at: 第1章}"}},
	{"order of duties", edit{a1, "  - 院内の規程と合わせて運用してください。\n  - 変更の知らせを受け取る担当者を登録してください。", "  - 変更の知らせを受け取る担当者を登録してください。\n  - 院内の規程と合わせて運用してください。"}},
	{"line ends", edit{a4, "", "---\r\nstatus: conforming\r\nreviewed: 2025-12-04\r\nevidence:\r\n  - {doc: key-manual, at: 第2章}\r\nnote: 鍵の一覧は審査のときに示します。\r\n---\r\n鍵は専用の装置に置き、取り出せません。手順は[[doc:key-manual]]と[[1]]に従います。\r\n"}},
	{"comment in the register", edit{register, "- {id: minutes", "# 会議\n- {id: minutes"}},
	{"order of the register", edit{register, "- {id: secret, title: 内部手順, edition: 第1版, access: internal}\n", "", register, "- {id: rules", "- {id: secret, title: 内部手順, edition: 第1版, access: internal}\n- {id: rules"}},
}

func TestReformattings(t *testing.T) {
	for _, tt := range reformattings {
		t.Run(tt.name, func(t *testing.T) {
			p := base(t)
			old := p.state(t, answer.Public)
			p.edit(t, tt.edit)
			c := history.Compare(old, p.state(t, answer.Public), history.Options{})
			if !c.Empty() {
				t.Errorf("%s: %+v", classified(c), c.Items)
			}
		})
	}
}

// What is not for the audience is not told, whichever way it changed.
func TestWithheldStaysWithheld(t *testing.T) {
	p := base(t)
	p.edit(t, edit{a3, "visibility: public", "visibility: contract"})
	old := p.state(t, answer.Public)
	p.edit(t, edit{a3, "立入りの確認は2026年4月から始めます。", "立入りの確認は秘密です。"})
	if c := history.Compare(old, p.state(t, answer.Public), history.Options{}); !c.Empty() {
		t.Errorf("%s", classified(c))
	}
	p.edit(t, edit{a3, "visibility: contract", "visibility: public"})
	c := history.Compare(old, p.state(t, answer.Public), history.Options{})
	if got := classified(c); got != "3: visibility" {
		t.Errorf("%s", got)
	}
}
