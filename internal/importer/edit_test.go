package importer

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestSetKey(t *testing.T) {
	const front = "# 前書き\nstatus: open # 注\nevidence:\n- {doc: a}\n- {doc: b}\n\n# 次の鍵の注\ngap: |-\n  一\n\n  二\nnote: x\n"
	for name, test := range map[string]struct{ key, text, want string }{
		"one line":       {"status", "status: met\n", strings.Replace(front, "status: open # 注\n", "status: met\n", 1)},
		"list":           {"evidence", "evidence:\n  - {doc: c}\n", strings.Replace(front, "evidence:\n- {doc: a}\n- {doc: b}\n", "evidence:\n  - {doc: c}\n", 1)},
		"several lines":  {"gap", "gap: 三\n", strings.Replace(front, "gap: |-\n  一\n\n  二\n", "gap: 三\n", 1)},
		"last":           {"note", "note: y\n", strings.Replace(front, "note: x\n", "note: y\n", 1)},
		"removed":        {"note", "", strings.Replace(front, "note: x\n", "", 1)},
		"new":            {"reason", "reason: z\n", front + "reason: z\n"},
		"removed absent": {"reason", "", front},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := head(front).set(test.key, test.text)
			if !ok {
				t.Fatal("refused")
			}
			if diff := cmp.Diff(test.want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, ok := head("{status: open}\n").set("status", "status: met\n"); ok {
		t.Error("a mapping in braces was changed")
	}
}

func TestSplitFile(t *testing.T) {
	for _, text := range []string{
		"---\nstatus: met\n---\n本文\n", "---\nstatus: met\n---", "---\n---\n", "本文だけ", "", "\ufeff---\r\nx: y\r\n---\r\n本文\r\n", "---\n開いたまま\n", "---\nx: y\n---  \n\n\n本文\n\n",
	} {
		f := splitFile(text)
		if f.head == "" && f.body == text {
			continue // all body
		}
		if got := f.String(); got != text {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}

func TestMergeBody(t *testing.T) {
	const source = "**太字**の[文書](https://example.jp/)。\n\n- 一\n- *二*\n\n| 列 | 値 |\n|---|---|\n| a | 1 |\n\n```\nx\n\ny\n```\n\n終わり。"
	before := shown(source)
	for name, test := range map[string]struct{ old, new, want string }{
		"nothing":           {"終わり。", "終わり。", source},
		"one block":         {"終わり。", "終わりです。", strings.Replace(source, "終わり。", "終わりです。", 1)},
		"added":             {"終わり。", "終わり。\n- 追加", source + "\n\n- 追加"},
		"removed":           {"終わり。", "", strings.Replace(source, "\n\n終わり。", "", 1)},
		"inside a list":     {"・二", "・二の二", strings.Replace(source, "*二*", "*二の二*", 1)},
		"beside bold words": {"太字の文書（", "太字のこの文書（", strings.Replace(source, "の[文書]", "のこの[文書]", 1)},
		"two places":        {"太字の文書（https://example.jp/）。", "太い字の文書（https://example.jp/）です。", strings.Replace(strings.Replace(source, "太字", "太い字", 1), "/)。", "/)です。", 1)},
		"a cell of a table": {"a │1", "a │23", strings.Replace(source, "| a | 1 |", "| a | 23 |", 1)},
		"before all":        {"太字の", "はじめに。\n太字の", "はじめに。\n\n" + source},
	} {
		t.Run(name, func(t *testing.T) {
			after := strings.Replace(before, test.old, test.new, 1)
			got, _ := mergeBody(source, before, after, shown)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("footnotes", func(t *testing.T) {
		const source = "文[^1]。\n\n[^1]: 注"
		got, _ := mergeBody(source, shown(source), shown(source)+"\n追加。", shown)
		if want := "文[^1]。\n\n追加。\n\n[^1]: 注"; got != want {
			t.Error(cmp.Diff(want, got))
		}
	})
}

func TestDiffLines(t *testing.T) {
	got := diffLines("1\n2\n3\n4\n5\n6\n7", "1\n2\n3\n4\n5\nsix\n7\n8")
	want := []string{"…", "  4", "  5", "- 6", "+ six", "  7", "+ 8"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzMergeBody edits any text of any Markdown and finds that the result shows
// the edited text.
func FuzzMergeBody(f *testing.F) {
	f.Add("**a**\n\n- b\n- c\n\n```\nx\n```", "a\n・b\n・d")
	f.Add("1. a\n\n1. b", "1. a\n2. c")
	f.Fuzz(func(t *testing.T, source, after string) {
		for _, r := range after {
			if r == unicode.ReplacementChar || !unicode.IsPrint(r) && !strings.ContainsRune("\n\t　", r) {
				t.Skip("cells hold printable text")
			}
		}
		source = strings.Trim(source, "\n")
		before := shown(source)
		if strings.TrimSpace(before) == "" {
			t.Skip("nothing to edit")
		}
		if got, _ := mergeBody(source, before, before, shown); words(shown(got)) != words(before) {
			t.Errorf("without an edit, %q became %q", source, got)
		}
		if got, _ := mergeBody(source, before, after, shown); words(shown(got)) != words(take(source, shown).notesLast(after)) {
			t.Errorf("%q edited to %q became %q, which shows %q", source, after, got, shown(got))
		}
	})
}
