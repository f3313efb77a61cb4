package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

func (a *app) check() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: a.say("回答とチェックリストの誤りをすべて表示する", "report every mistake in the answers and the checklist"),
		Long: a.say(`すべての回答・台帳・チェックリストを読み、見つかった誤りを1回で全部表示します。
場所（ファイル:行:桁）と直し方を添えます。エラーがあれば終了コードは 1 です。`,
			`Reads all answers, the register and the checklist and reports every mistake in one
run, with its place (file:line:column) and how to mend it. Exits with 1 if there are errors.`),
		Args: cobra.NoArgs,
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		files, done, err := a.open()
		if err != nil {
			return err
		}
		defer done()
		in, err := a.inspect(cmd.Context(), files, disclosure.Options{})
		if err != nil {
			return err
		}
		list := in.list
		if err := diag.WriteText(a.Stdout, list, diag.TextOptions{Lang: a.lang, Color: a.color(a.Stdout)}); err != nil {
			return err
		}
		if list.HasErrors() {
			fmt.Fprintln(a.Stderr, a.tally(list))
			return errContent
		}
		if tally := a.tally(list); tally != "" {
			fmt.Fprintln(a.Stderr, tally)
		} else {
			fmt.Fprintln(a.Stderr, a.say("誤りはありません", "no mistakes"))
		}
		return nil
	}
	return cmd
}
