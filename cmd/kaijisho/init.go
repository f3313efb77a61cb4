package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kaijisho"
	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/schema"
	"kaijisho/internal/starter"
)

func (a *app) init() *cobra.Command {
	var example bool
	var id string
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: a.say("新しいプロジェクトを作る", "make a new project"),
		Long: a.say(`新しいプロジェクトを DIR（省略時は今のフォルダー）に作ります。すべての項目の回答の
雛形、または --example で見本の一式が入ります。既にあるファイルには触れません。`,
			`Makes a new project in DIR (default: the current directory): a stub for every item,
or with --example the complete sample. Files that exist are not touched.`),
		Example: "  kaijisho init mine\n  kaijisho init --example demo",
		Args:    cobra.MaximumNArgs(1),
	}
	cmd.Flags().BoolVar(&example, "example", false, a.say("架空の会社の見本一式を入れる", "write the complete sample of a fictional vendor"))
	cmd.Flags().StringVar(&id, "checklist", "", a.say("チェックリスト `ID` に回答する（省略時は先頭のもの）", "answer the checklist `ID` (default: the first one)"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		dir := a.dir
		switch {
		case len(args) == 1 && filepath.IsAbs(args[0]):
			dir = args[0]
		case len(args) == 1:
			dir = filepath.Join(a.dir, args[0])
		}
		return a.runInit(dir, id, example)
	}
	return cmd
}

func (a *app) runInit(dir, id string, example bool) error {
	sheet, err := a.builtIn(id)
	if err != nil {
		return err
	}
	texts, err := schemas(sheet)
	if err != nil {
		return err
	}
	plan, err := starter.Plan(starter.Options{
		BuiltIn: kaijisho.FS, Checklist: sheet, Example: example, Date: a.today(), Schemas: texts,
	})
	if err != nil {
		return err
	}
	kept, err := starter.Write(dir, plan)
	if err != nil {
		return err
	}
	a.welcome(dir, len(plan)-len(kept), kept, example)
	return nil
}

// builtIn loads a built-in checklist by its id; "" is the first.
func (a *app) builtIn(id string) (*checklist.Checklist, error) {
	ids, err := checklist.Available(kaijisho.FS)
	if err != nil {
		return nil, err
	}
	if id == "" {
		id = ids[0]
	}
	if !slices.Contains(ids, id) {
		return nil, fmt.Errorf("--checklist %q: %s %s", id, a.say("使えるもの:", "available:"), strings.Join(ids, ", "))
	}
	sheet, _, err := checklist.Load(kaijisho.FS, id)
	return sheet, err
}

// today is --date, else the day by the clock: a new project's first release
// has to have some date, and its author will change it.
func (a *app) today() string {
	if a.date != "" {
		return a.date
	}
	return time.Now().Format(time.DateOnly)
}

// schemas are those of the files that a vendor writes, by name.
func schemas(sheet *checklist.Checklist) (map[string][]byte, error) {
	var words []string
	for _, s := range sheet.Statuses {
		words = append(words, s.ID)
	}
	out := map[string][]byte{}
	for name := range answer.FileTypes() {
		data, err := schema.Generate(name, words)
		if err != nil {
			return nil, err
		}
		out[name] = data
	}
	return out, nil
}

// welcome says what was made and what to do next.
func (a *app) welcome(dir string, n int, kept []string, example bool) {
	fmt.Fprintf(a.Stdout, a.say("%s に %d ファイルを作りました\n", "made %[2]d files in %[1]s\n"), dir, n)
	if len(kept) > 0 {
		fmt.Fprintf(a.Stdout, a.say("既にある %d ファイルはそのままです: %s\n", "left %d existing files as they are: %s\n"), len(kept), few(kept))
	}
	next := a.say(`次にすること:
  1. content/disclosure.yaml に会社名とサービス名を書く
  2. content/answers/ のファイルを1つずつ埋める
  3. kaijisho -C %[1]s check で誤りを、kaijisho -C %[1]s status で進み具合を見る
  4. kaijisho -C %[1]s build でサイトと Excel を作る
`, `Next:
  1. write your names into content/disclosure.yaml
  2. fill the files in content/answers/ one by one
  3. kaijisho -C %[1]s check finds mistakes, kaijisho -C %[1]s status shows progress
  4. kaijisho -C %[1]s build makes site and workbook
`)
	if example {
		next = a.say("次にすること:\n  kaijisho -C %[1]s build でサイトと Excel を作る\n", "Next:\n  kaijisho -C %[1]s build makes site and workbook\n")
	}
	fmt.Fprintf(a.Stdout, next, dir)
}

// few names the first of many files.
func few(names []string) string {
	if len(names) > 5 {
		return strings.Join(names[:5], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
