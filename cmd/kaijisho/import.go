package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/importer"
	"kaijisho/internal/workbook"
)

// importFlags are what a person can choose about an import.
type importFlags struct {
	dryRun, overwrite, review bool
	checklist, status         string
	columns                   map[string]string
}

func (a *app) importVerb() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE.xlsx",
		Short: a.say("記入済みの Excel から回答を取り込む", "take answers from a filled workbook"),
		Long: a.say(`kaijisho が作った Excel、または記入済みのチェックシートから、回答を取り込みます。
kaijisho の Excel では、人が書き換えたセルの回答だけが変わります。ほかの様式は、見出しの語で
列を探します（2段の見出し、結合したセル、列の並びの違い、1シートに続く複数のページに対応）。
今ある回答は、--overwrite を付けないかぎり置き換えません。違いは差分で示します。`,
			`Takes answers from a workbook that kaijisho made, or from a filled check sheet of
others. In a workbook of kaijisho, only answers whose cells a person edited change.
In others, columns are found by the words of their header.
Existing answers are kept unless --overwrite is given; differences are shown.`),
		Example: "  kaijisho import filled.xlsx --dry-run\n  kaijisho import returned.xlsx --review --date 2026-12-01",
		Args:    cobra.ExactArgs(1),
	}
	flags := cmd.Flags()
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, a.say("何をするかを示すだけで、書き込まない", "show what would be done, write nothing"))
	flags.BoolVar(&f.overwrite, "overwrite", false, a.say("今ある回答と違うときは Excel の側を取る", "where both differ, take the workbook's answer"))
	flags.BoolVar(&f.review, "review", false, a.say("回答でなく評価員の記入（判定結果・改善策・備考）を content/reviews に取り込む（--date が要る）", "take what the evaluator wrote into content/reviews instead (needs --date)"))
	flags.StringVar(&f.checklist, "checklist", "", a.say("Excel がどのチェックリストのものか（省略時は見出しから判断）", "the checklist that the workbook is a form of (default: by its header)"))
	flags.StringVar(&f.status, "status", "", a.say("区分の書かれていない回答に付ける区分の id（省略時は付けない）", "status id for answers that state none (default: leave it out)"))
	flags.StringToStringVar(&f.columns, "column", nil, a.say("見出しで分からない列の位置（例: answer=F）", "where a column stands that the header does not tell, as answer=F"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return a.runImport(cmd.Context(), args[0], f) }
	return cmd
}

func (a *app) runImport(ctx context.Context, name string, f importFlags) error {
	if f.review && a.date == "" {
		return &hintError{errors.New(a.say("--review には評価の日が要ります", "--review needs the day of the review")), a.say("--date 2026-12-01 のように指定してください", "give it as --date 2026-12-01")}
	}
	files, done, err := a.open()
	if err != nil {
		return err
	}
	defer done()
	sources, err := a.sources(ctx, files)
	if err != nil {
		return err
	}
	opt, err := a.readOptions(sources.Sheets, f)
	if err != nil {
		return err
	}
	filled, err := readWorkbook(name, opt)
	if refusal, ok := errors.AsType[*workbook.Refusal](err); ok {
		a.problems(a.Stderr, refusal.Problems)
		fmt.Fprintln(a.Stderr, a.say("取り込めませんでした。何も書き換えていません", "not imported; nothing was written"))
		return errContent
	}
	if err != nil {
		return err
	}
	plan, err := a.importPlan(ctx, files, sources, filled, f)
	if err != nil {
		return err
	}
	if !f.dryRun {
		if err := plan.Apply(a.dir); err != nil {
			return err
		}
	}
	return a.imported(plan, f)
}

// sources reads the project. Its mistakes are printed; without a checklist or a
// release there is nothing to import into.
func (a *app) sources(ctx context.Context, files fs.FS) (*disclosure.Sources, error) {
	sources, list, err := disclosure.Read(ctx, files)
	if err != nil {
		return nil, err
	}
	if list.HasErrors() {
		if err := diag.WriteText(a.Stderr, list, diag.Options{Lang: a.lang, Color: a.color(a.Stderr)}); err != nil {
			return nil, err
		}
	}
	if len(sources.Sheets) == 0 || len(sources.Set.Disclosure.Releases) == 0 {
		return nil, errContent
	}
	return sources, nil
}

func (a *app) importPlan(ctx context.Context, files fs.FS, sources *disclosure.Sources, filled *workbook.Filled, f importFlags) (*importer.Plan, error) {
	opt := importer.Options{Overwrite: f.overwrite, Status: f.status}
	if f.review {
		date, err := calendar.Parse(a.date)
		if err != nil {
			return nil, err
		}
		return importer.NewReview(ctx, files, sources, filled, date, opt)
	}
	return importer.New(ctx, files, sources, filled, opt)
}

func readWorkbook(name string, opt workbook.ReadOptions) (*workbook.Filled, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", name)
	}
	return workbook.Read(file, info.Size(), opt)
}

// readOptions checks what the flags name against the project's checklists.
func (a *app) readOptions(sheets []*checklist.Checklist, f importFlags) (workbook.ReadOptions, error) {
	opt := workbook.ReadOptions{Checklists: sheets, Review: f.review, Columns: map[string]int{}}
	if f.checklist != "" {
		i := slices.IndexFunc(sheets, func(c *checklist.Checklist) bool { return c.ID == f.checklist })
		if i < 0 {
			return opt, fmt.Errorf("--checklist %q: %s", f.checklist, a.say("disclosure.yaml の checklists にありません", "not among checklists in disclosure.yaml"))
		}
		opt.Checklists = sheets[i : i+1]
	}
	var statuses, columns []string
	for _, c := range opt.Checklists {
		for _, s := range c.Statuses {
			statuses = append(statuses, s.ID)
		}
		for _, col := range c.Form.Columns {
			columns = append(columns, col.ID)
		}
	}
	if f.status != "" && !slices.Contains(statuses, f.status) {
		return opt, fmt.Errorf("--status %q: %s %s", f.status, a.say("使えるもの:", "available:"), strings.Join(statuses, ", "))
	}
	for id, letters := range f.columns {
		at, ok := workbook.Column(letters)
		if !ok || !slices.Contains(columns, id) {
			return opt, fmt.Errorf("--column %s=%s: %s %s", id, letters, a.say("列の id と英字で指定してください。使える id:", "give a column's id and letters; ids:"), strings.Join(columns, ", "))
		}
		opt.Columns[id] = at
	}
	return opt, nil
}

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
	done := a.say("書き込み %d、そのまま %d、競合 %d、取り込めないもの %d\n", "%d written, %d kept, %d conflicts, %d not imported\n")
	if f.dryRun {
		done = a.say("（--dry-run のため書き込んでいません）", "(--dry-run: nothing was written) ") + done
	}
	fmt.Fprintf(a.Stdout, done, len(p.Files), len(p.Kept), len(p.Conflicts), len(p.Problems))
}
