package main

import (
	"context"
	"errors"
	"fmt"
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
	checklist                 string
	statuses                  []string // an id, or word=id
	columns                   []string // id=letters
}

func (a *app) importVerb() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE.xlsx",
		Short: a.say("記入済みの Excel から回答を取り込む", "take answers from a filled workbook"),
		Long: a.say(`kaijisho が作った Excel、または記入済みのチェックシートから、回答を取り込みます。
kaijisho の Excel では、人が書き換えたセルの回答だけが変わります。ほかの様式は、見出しの語で
列を探します（2段の見出し、結合したセル、列の並びの違い、1シートに続く複数のページに対応）。
今ある回答は、--overwrite を付けないかぎり置き換えません。違いは差分で示します。

--column に書ける列: no（項目の番号） requirement（対策項目） answer（対応策） evidence（エビデンス）
note（備考） verdict（判定結果） improvement（改善策）。様式にない列: status（区分）
at（エビデンスの箇所） owner（担当） customer（医療機関等の対応）。取り込まなかった列は一覧で示します。`,
			`Takes answers from a workbook that kaijisho made, or from a filled check sheet of
others. In a workbook of kaijisho, only answers whose cells a person edited change.
In others, columns are found by the words of their header.
Existing answers are kept unless --overwrite is given; differences are shown.

Columns for --column: no, requirement, answer, evidence, note, verdict, improvement, and
those that the form has not: status, at (the place in the evidence), owner, customer.
Columns that were not taken are listed.`),
		Example: "  kaijisho import filled.xlsx --dry-run\n  kaijisho import filled.xlsx --column status=F --status '○=conforming' --status '△=partial'\n  kaijisho import returned.xlsx --review --date 2026-12-01",
		Args:    cobra.ExactArgs(1),
	}
	flags := cmd.Flags()
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, a.say("何をするかを示すだけで、書き込まない", "show what would be done, write nothing"))
	flags.BoolVar(&f.overwrite, "overwrite", false, a.say("今ある回答と違うときは Excel の側を取る", "where both differ, take the workbook's answer"))
	flags.BoolVar(&f.review, "review", false, a.say("回答でなく評価員の記入（判定結果・改善策・備考）を content/reviews に取り込む（--date が要る）", "take what the evaluator wrote into content/reviews instead (needs --date)"))
	flags.StringVar(&f.checklist, "checklist", "", a.say("Excel をチェックリスト `ID` のものとして読む（省略時は見出しから判断）", "read the workbook as a form of the checklist `ID` (default: by its header)"))
	flags.StringArrayVar(&f.statuses, "status", nil, a.say("区分の書かれていない回答に区分 `[WORD=]ID` を付ける。WORD があれば、区分の列のその語の意味（例: '○=conforming'。いくつでも）", "give answers that state none the status `[WORD=]ID`; with WORD, what that word of the status column means, as '○=conforming' (any number)"))
	flags.StringSliceVar(&f.columns, "column", nil, a.say("見出しで分からない列の位置を `ID=COLUMN` で指定する（例: answer=F,status=G）", "say as `ID=COLUMN` where a column stands that the header does not tell, as answer=F,status=G"))
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
	opt := importer.Options{Overwrite: f.overwrite, Statuses: map[string]string{}}
	for _, s := range f.statuses {
		if word, id, ok := cutLast(s, "="); ok {
			opt.Statuses[word] = id
		} else {
			opt.Status = s
		}
	}
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
	columns = append(columns, workbook.Beside...)
	for _, s := range f.statuses {
		if _, id, ok := cutLast(s, "="); ok && !slices.Contains(statuses, id) || !ok && !slices.Contains(statuses, s) {
			return opt, fmt.Errorf("--status %q: %s %s", s, a.say("使えるもの:", "available:"), strings.Join(statuses, ", "))
		}
	}
	for _, c := range f.columns {
		id, letters, _ := strings.Cut(c, "=")
		at, ok := workbook.Column(letters)
		if !ok || !slices.Contains(columns, id) {
			return opt, fmt.Errorf("--column %s: %s %s", c, a.say("列の id と英字で指定してください。使える id:", "give a column's id and letters; ids:"), strings.Join(columns, ", "))
		}
		opt.Columns[id] = at
	}
	return opt, nil
}

// cutLast is strings.Cut at the last separator: a word may hold one itself.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
