package importer

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	for name, test := range map[string]struct{ text, want, shown string }{
		"sentences":        {"規程を定めています。\n毎年見直します。", "規程を定めています。\n\n毎年見直します。", "規程を定めています。\n毎年見直します。"},
		"broken line":      {"記録は金庫に\n保管する\n・鍵は責任者が\n　管理する\n・貸出しの都度、\n記録する", "記録は金庫に保管する\n\n- 鍵は責任者が管理する\n- 貸出しの都度、記録する", "記録は金庫に保管する\n・鍵は責任者が管理する\n・貸出しの都度、記録する"},
		"broken full line": {"ログは国内のデータセンターに置き、改ざんを防ぐ仕組みで一年間保\n管する", "ログは国内のデータセンターに置き、改ざんを防ぐ仕組みで一年間保管する", "ログは国内のデータセンターに置き、改ざんを防ぐ仕組みで一年間保管する"},
		"Latin words":      {"すべての通信とその控えで、例外なく、新しい版である TLS\nversion 1.3 を使います。", "すべての通信とその控えで、例外なく、新しい版である TLS version 1.3 を使います。", "すべての通信とその控えで、例外なく、新しい版である TLS version 1.3 を使います。"},
		"lines that end":   {"適合\nログ管理\n取得すること\n見直すこと\n※別紙も\n①一つ目\n②二つ目", "適合\n\nログ管理\n\n取得すること\n\n見直すこと\n\n※別紙も\n\n①一つ目\n\n②二つ目", "適合\nログ管理\n取得すること\n見直すこと\n※別紙も\n①一つ目\n②二つ目"},
		"bullets": {
			"次のとおり。\n・一つ目\n　- 二つ目\n　● 三つ目\n■四つ目\n終わり。",
			"次のとおり。\n\n- 一つ目\n  - 二つ目\n  - 三つ目\n- 四つ目\n\n終わり。",
			"次のとおり。\n・一つ目\n　・二つ目\n　・三つ目\n・四つ目\n終わり。",
		},
		"numbers":                {"1. 一\n２．二\n3）三\n5) 五", "1. 一\n2. 二\n3. 三\n5) 五", "1. 一\n2. 二\n3. 三\n5. 五"},
		"lists apart":            {"1. 一\n\n1. 二\n\n2. 三", "1. 一\n\n1) 二\n\n2) 三", "1. 一\n1. 二\n2. 三"},
		"sub-items":              {"(1)目的を定める。\n（２） 体制", "- (1) 目的を定める。\n- (2) 体制", "(1) 目的を定める。\n(2) 体制"},
		"items of several lines": {"・一つ目\n　続き\n・二つ目", "- 一つ目\n\n  続き\n- 二つ目", "・一つ目\n　続き\n・二つ目"},
		"what Markdown would take for its own": {
			"*強調*でなく_下線_でもない\n\n# 見出しではない\n> 引用ではない\n[[79]] も [x](y) も文字。\n1-2-3\n-1 は負の数\n<b>も</b> &amp; も\n| a | b |",
			"\\*強調*でなく_下線_でもない\n\n\\# 見出しではない\n\n\\> 引用ではない\n\n\\[\\[79\\]\\] も \\[x\\]\\(y\\) も文字。\n\n1-2-3\n\n-1 は負の数\n\n\\<b\\>も\\</b\\> \\&amp; も\n\n| a | b |",
			"*強調*でなく_下線_でもない\n# 見出しではない\n> 引用ではない\n[[79]] も [x](y) も文字。\n1-2-3\n-1 は負の数\n<b>も</b> &amp; も\n| a | b |",
		},
		"addresses":         {"https://www.example.jp/a_b_c を参照（http://example.jp/）。", "<https://www.example.jp/a_b_c> を参照（<http://example.jp/>）。", "https://www.example.jp/a_b_c を参照（http://example.jp/）。"},
		"formula":           {"=1+1\n+1\n@x\n'y", "=1+1\n\n+1\n\n@x\n\n'y", "=1+1\n+1\n@x\n'y"},
		"indented sentence": {"　字下げした文。", "字下げした文。", "字下げした文。"},
		"empty":             {"\n \n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := Markdown(test.text)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.shown, shown(got)); diff != "" {
				t.Errorf("shown: %s", diff)
			}
		})
	}
}

// FuzzMarkdown turns any text into Markdown and finds that it says the same.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"- a\n  - b\n- c", "1. a\n3. b", "(1)a", "a\\b", "`x`", "~~a~~", "***", "---", "a\n---", "[a]: b", "[^1]: b", "x[^1]", "![a](b)",
		"<https://x>", "&lt;", "\\", "|a|b|\n|-|-|", "    code", "```", "- [ ] x", ">> a", "#", "１．x", "・・x", "(1)(2)", "001. x", "999999999999. x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range text {
			if r == unicode.ReplacementChar || !unicode.IsPrint(r) && !strings.ContainsRune("\n\t　", r) {
				t.Skip("cells hold printable text")
			}
		}
		md := Markdown(text)
		if want, got := words(text), words(shown(md)); got != want {
			t.Errorf("%q became %q, which shows %q instead of %q", text, md, got, want)
		}
	})
}
