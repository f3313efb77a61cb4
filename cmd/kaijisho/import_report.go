package main

import (
	"fmt"
	"io"

	"kaijisho/internal/importer"
	"kaijisho/internal/workbook"
)

func (a *app) problems(w io.Writer, problems []workbook.Problem) {
	for _, p := range problems {
		fmt.Fprintln(w, p.In(a.lang))
	}
}

// imported reports what was done, or would be. What needs a person makes the
// exit code 1.
func (a *app) imported(p *importer.Plan, f importFlags) error {
	for _, file := range p.Files {
		switch {
		case file.Stub:
			fmt.Fprintf(a.Stdout, a.say("記入 %s\n", "filled  %s\n"), file.Path)
		case !file.Exists:
			fmt.Fprintf(a.Stdout, a.say("新規 %s\n", "new     %s\n"), file.Path)
		default:
			fmt.Fprintf(a.Stdout, a.say("変更 %s\n", "changed %s\n"), file.Path)
			a.indented(a.Stdout, file.Diff())
		}
	}
	for _, c := range p.Conflicts {
		if c.Cell == "" {
			c.Cell = a.say("Excel の所見", "the workbook's findings")
		}
		why := a.say("競合: %s と %s の内容が違います。今ある方を残しました（- 今ある方、+ Excel）\n", "conflict: %s and %s differ; the present one was kept (- present, + workbook)\n")
		if c.Flat {
			why = a.say("競合: %s に %s の編集を移すと、見出し・太字・注が失われます。今ある方を残しました。--overwrite で Excel の文を取ります（- 今ある方、+ Excel）\n", "conflict: %s would lose headings, bold words or notes to the edit of %s; the present one was kept; --overwrite takes the workbook's text (- present, + workbook)\n")
		}
		fmt.Fprintf(a.Stderr, why, c.Path, c.Cell)
		a.indented(a.Stderr, c.Diff)
	}
	a.problems(a.Stderr, p.Problems)
	a.problems(a.Stderr, p.Notices)
	a.importSummary(p, f)
	if len(p.Conflicts)+len(p.Problems) > 0 {
		return errContent
	}
	return nil
}

func (a *app) indented(w io.Writer, lines []string) {
	for _, l := range lines {
		fmt.Fprintln(w, "    "+l)
	}
}

func (a *app) importSummary(p *importer.Plan, f importFlags) {
	newer := 0
	for _, k := range p.Kept {
		if k.Newer {
			newer++
		}
	}
	if len(p.Stubs) > 0 {
		fmt.Fprintf(a.Stdout, a.say("台帳にない文書 %d 件を加えました（公開範囲は社内限り）: %s\n", "added %d documents that the register lacked, as internal: %s\n"), len(p.Stubs), few(p.Stubs))
	}
	if p.Unstated > 0 {
		fmt.Fprintf(a.Stdout, a.say("区分（status）の書かれていない回答が %d 件あります。書き足してください\n", "%d answers state no status; add one to each\n"), p.Unstated)
	}
	if newer > 0 {
		fmt.Fprintf(a.Stdout, a.say("プロジェクトの方が新しい回答 %d 件は、そのままです\n", "%d answers are newer in the project and were kept\n"), newer)
	}
	if f.review {
		fmt.Fprintf(a.Stdout, a.say("所見 %d 件\n", "%d findings\n"), p.Findings)
	}
	if p.Unlisted > 0 {
		fmt.Fprintf(a.Stderr, a.say("取り込めないものは、ほかに %d 件あります\n", "%d more are not listed\n"), p.Unlisted)
	}
	done := a.say("書き込み %d、そのまま %d、競合 %d、取り込めないもの %d\n", "%d written, %d kept, %d conflicts, %d not imported\n")
	if f.dryRun {
		done = a.say("（--dry-run のため書き込んでいません）", "(--dry-run: nothing was written) ") + done
	}
	fmt.Fprintf(a.Stdout, done, len(p.Files), len(p.Kept), len(p.Conflicts), len(p.Problems)+p.Unlisted)
}
