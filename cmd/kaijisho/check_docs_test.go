package main

import (
	"fmt"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/diag"
)

// docs/rules.md is the catalogue, for those who read on the web.
func TestRulesDocument(t *testing.T) {
	const name = "../../docs/rules.md"
	var b strings.Builder
	b.WriteString(rulesHead)
	for _, r := range diag.Rules() {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", r.Code, r.Code, r.Severity.Word("ja"), tableCell(r.Summary("ja")))
	}
	for _, r := range diag.Rules() {
		writeRule(&b, r)
	}
	want, err := os.ReadFile(name)
	if *update {
		err = os.WriteFile(name, []byte(b.String()), 0o644)
		want = []byte(b.String())
	}
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("docs/rules.md is not what the catalogue says (run go test ./cmd/kaijisho -run TestRulesDocument -update):\n%s", d)
	}
}

const rulesHead = `# 規則の一覧

このファイルは規則の台帳から作られています。` + "`kaijisho explain 規則の名前`" + ` でも同じ内容を表示します。
使い方、重大さの変え方、見逃し方は [誤りを調べる](check.md) にあります。

| 規則 | 重大さ | 内容 |
|---|---|---|
`

func writeRule(b *strings.Builder, r diag.Rule) {
	fmt.Fprintf(b, "\n## %s\n\n**%s**: %s\n<br>%s\n\n", r.Code, r.Severity.Word("ja"), prose(r.Summary("ja")), prose(r.Summary("en")))
	fmt.Fprintf(b, "- なぜ: %s。\n- 直し方: %s。\n", prose(r.Why.JA), prose(r.Remedy("ja")))
	if r.Binding() {
		b.WriteString("- 重大さは変えられず、allow で見逃すこともできません。\n")
	}
	bad, good := diag.Examples(r.Code)
	for _, f := range bad {
		writeExample(b, "悪い例", f)
	}
	for _, f := range good {
		writeExample(b, "良い例", f)
	}
}

func writeExample(b *strings.Builder, title string, f diag.Example) {
	part := ""
	if f.Excerpt {
		part = "（抜粋）"
	}
	language := strings.TrimPrefix(path.Ext(f.Path), ".")
	fmt.Fprintf(b, "\n%s `%s`%s\n\n````%s\n%s````\n", title, f.Path, part, language, printableLines(f.Text))
}

// printableLines shows what cannot be seen, as the command does.
func printableLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(visible(strings.TrimSuffix(line, "\n")) + "\n")
	}
	return b.String()
}

// prose keeps the catalogue's plain text from being read as Markdown.
func prose(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "]", `\]`, "`", "\\`").Replace(s)
}

func tableCell(s string) string { return strings.ReplaceAll(prose(s), "|", `\|`) }
