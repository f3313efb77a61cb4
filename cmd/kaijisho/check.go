package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// checkFormats are the forms in which findings are printed.
var checkFormats = map[string]func(io.Writer, diag.List, diag.Options) error{
	"text": diag.WriteText, "json": diag.WriteJSON, "github": diag.WriteGitHub,
	"gitlab": diag.WriteGitLab, "sarif": diag.WriteSARIF,
}

var checkFormatNames = []string{"text", "json", "github", "gitlab", "sarif"}

type checkFlags struct {
	format              string
	strict, fix, dryRun bool
}

func (a *app) check() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: a.say("回答とチェックリストの誤りをすべて表示する", "report every mistake in the answers and the checklist"),
		Long: a.say(`すべての回答・台帳・チェックリストを読み、見つかった誤りを1回で全部表示します。
場所（ファイル:行:桁）と直し方を添えます。エラーがあれば終了コードは 1 です。
[ ] の中の規則の名前を kaijisho explain に渡すと、理由と例を表示します。

期限や見直しは --date の日で判定します。省くと今日ではなく、最新版の公表日です。
同じ原稿からは、いつ調べても同じ結果になります。今日で調べるには --date 2026-10-01 のようにします。`,
			`Reads all answers, the register and the checklist and reports every mistake in one
run, with its place (file:line:column) and how to mend it. Exits with 1 if there are
errors. kaijisho explain tells more of a rule, by the name in brackets.

Due dates and reviews are judged on the day of --date, by default not today but the
day of the newest release, so that the same files always give the same result.`),
		Example: `  kaijisho check
  kaijisho check --fix --dry-run
  kaijisho check --strict --format github`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runCheck(cmd.Context(), f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "text", a.say("`FORMAT` の形式で出力する: ", "print in `FORMAT`: ")+strings.Join(checkFormatNames, ", "))
	flags.BoolVar(&f.strict, "strict", false, a.say("警告をエラーとして扱う", "treat warnings as errors"))
	flags.BoolVar(&f.fix, "fix", false, a.say("意味を変えずに直せるものを直してから調べる", "first mend what can be mended without changing the meaning"))
	flags.BoolVar(&f.dryRun, "dry-run", false, a.say("--fix で直す内容を差分で表示し、何も書き換えない", "with --fix: show the changes as a diff and write nothing"))
	return cmd
}

func (a *app) runCheck(ctx context.Context, f checkFlags) error {
	write := checkFormats[f.format]
	if write == nil {
		return fmt.Errorf("--format %q: %s %s", f.format, a.say("次のどれかを指定してください:", "give one of"), strings.Join(checkFormatNames, ", "))
	}
	if f.dryRun && !f.fix {
		return &hintError{errors.New("--dry-run"), a.say("--fix と一緒に使ってください", "use it together with --fix")}
	}
	if f.fix {
		if err := a.fix(ctx, f.dryRun); err != nil || f.dryRun {
			return err
		}
	}
	list, err := a.findings(ctx, f.strict)
	if err != nil {
		return err
	}
	opt := diag.Options{Lang: a.lang, Color: a.color(a.Stdout), Dir: a.fromRepository(), Version: Version}
	if err := write(a.Stdout, list, opt); err != nil {
		return err
	}
	return a.verdict(list)
}

// findings are all mistakes of the project, sorted: also those in texts that
// only a narrower audience gets to read.
func (a *app) findings(ctx context.Context, strict bool) (diag.List, error) {
	files, done, err := a.open()
	if err != nil {
		return nil, err
	}
	defer done()
	in, err := a.inspect(ctx, files, disclosure.Options{Audience: answer.Internal})
	if err != nil {
		return nil, err
	}
	list := in.list.Sorted()
	if strict {
		list = list.Strict()
	}
	return list, nil
}

// verdict says how it went on stderr and turns errors into the exit code.
func (a *app) verdict(list diag.List) error {
	tally := a.tally(list)
	if tally == "" {
		tally = a.say("誤りはありません", "no mistakes")
	}
	fmt.Fprintln(a.Stderr, tally)
	if codes := codesOf(list); len(codes) > 0 {
		fmt.Fprintf(a.Stderr, a.say("詳しい説明: kaijisho explain %s\n", "to learn more: kaijisho explain %s\n"), strings.Join(codes, " "))
	}
	if list.HasErrors() {
		return errContent
	}
	return nil
}

// codesOf are the rules that a list names, the first few of those that matter most.
func codesOf(list diag.List) []string {
	const enough = 3
	var codes []string
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		for _, d := range list {
			if d.Severity == severity && !slices.Contains(codes, d.Code) && len(codes) < enough {
				codes = append(codes, d.Code)
			}
		}
	}
	return codes
}
