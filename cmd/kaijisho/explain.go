package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/diag"
)

func (a *app) explain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE...]",
		Short: a.say("検査の規則を説明する", "explain the rules of check"),
		Long: a.say(`check が [ ] の中に示す規則の名前を渡すと、理由・直し方・悪い例と良い例を表示します。
名前を省くと、すべての規則の一覧を表示します。`,
			`Explains the rules that check names in brackets: why they matter, how to mend a
mistake, a bad and a good example. Without a name it lists all rules.`),
		Example: "  kaijisho explain status-requires",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleCodes(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, codes []string) error {
			var b strings.Builder
			if len(codes) == 0 {
				a.listRules(&b)
			}
			for i, code := range codes {
				rule, ok := diag.Lookup(code)
				if !ok {
					return a.unknownRule(code)
				}
				if i > 0 {
					b.WriteByte('\n')
				}
				a.explainRule(&b, rule)
			}
			_, err := io.WriteString(a.Stdout, b.String())
			return err
		},
	}
}

func ruleCodes() []string {
	var codes []string
	for _, r := range diag.Rules() {
		codes = append(codes, r.Code)
	}
	return codes
}

func (a *app) unknownRule(code string) error {
	err := fmt.Errorf(a.say("規則 %s はありません", "there is no rule %s"), code)
	hint := a.say("kaijisho explain で一覧を表示します", "kaijisho explain lists them all")
	if near := diag.Near(code, ruleCodes()); near != "" {
		hint = fmt.Sprintf(a.say("もしかして: %s", "did you mean %s?"), near)
	}
	return &hintError{err, hint}
}

func (a *app) listRules(b *strings.Builder) {
	for _, r := range diag.Rules() {
		pad := strings.Repeat(" ", max(1, 24-len(r.Code)))
		word := r.Severity.Word(a.lang)
		fmt.Fprintf(b, "%s%s%s%s%s\n", r.Code, pad, word, strings.Repeat(" ", max(1, 10-diag.Columns(word))), r.Summary(a.lang))
	}
}

func (a *app) explainRule(b *strings.Builder, r diag.Rule) {
	fmt.Fprintf(b, "%s（%s）\n  %s\n\n", r.Code, r.Severity.Word(a.lang), r.Summary(a.lang))
	fmt.Fprintf(b, "%s\n  %s\n\n", a.say("なぜ", "Why"), r.Why.In(a.lang))
	fmt.Fprintf(b, "%s\n  %s\n", a.say("直し方", "How to mend it"), r.Remedy(a.lang))
	if r.Binding() {
		fmt.Fprintf(b, "  %s\n", a.say("この規則の重大さは変えられず、allow で見逃すこともできません。",
			"Its severity cannot be changed, and it cannot be silenced with allow."))
	}
	bad, good := diag.Examples(r.Code)
	a.showExamples(b, a.say("悪い例", "Bad"), bad)
	a.showExamples(b, a.say("良い例", "Good"), good)
}

func (a *app) showExamples(b *strings.Builder, title string, files []diag.Example) {
	for _, f := range files {
		part := ""
		if f.Excerpt {
			part = a.say("（抜粋）", " (excerpt)")
		}
		fmt.Fprintf(b, "\n%s: %s%s\n", title, f.Path, part)
		for line := range strings.Lines(f.Text) {
			fmt.Fprintf(b, "  | %s\n", visible(strings.TrimRight(line, "\n")))
		}
	}
}

// visible shows in an example what cannot be seen, a tab as an arrow too.
func visible(line string) string {
	return diag.Printable(strings.ReplaceAll(line, "\t", "→   "))
}
