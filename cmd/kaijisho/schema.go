package main

import (
	"strings"

	"github.com/spf13/cobra"

	"kaijisho"
	"kaijisho/internal/checklist"
	"kaijisho/internal/export"
	"kaijisho/internal/schema"
)

// exportSchema is the name of the schema of what is published, not written.
const exportSchema = "disclosure.json"

func (a *app) schema() *cobra.Command {
	names := append(schema.Names(), exportSchema)
	return &cobra.Command{
		Use:   "schema NAME",
		Short: a.say("書くファイルの JSON Schema を出力する", "print the JSON Schema of a file that people write"),
		Long: a.say("エディタの補完と検査に使う JSON Schema を出力します。NAME は次のどれかです:\n  ",
			"Prints the JSON Schema by which editors complete and check a file. NAME is one of\n  ") + strings.Join(names, ", "),
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			if args[0] == exportSchema {
				_, err := a.Stdout.Write(export.Schema())
				return err
			}
			words, err := builtInStatuses()
			if err != nil {
				return err
			}
			data, err := schema.Generate(args[0], words)
			if err != nil {
				return err
			}
			_, err = a.Stdout.Write(data)
			return err
		},
	}
}

// builtInStatuses are the vocabularies of the built-in checklists, each word once.
func builtInStatuses() ([]string, error) {
	ids, err := checklist.Available(kaijisho.FS)
	if err != nil {
		return nil, err
	}
	var words []string
	seen := map[string]bool{}
	for _, id := range ids {
		c, _, err := checklist.Load(kaijisho.FS, id)
		if err != nil {
			return nil, err
		}
		for _, s := range c.Statuses {
			if !seen[s.ID] {
				seen[s.ID] = true
				words = append(words, s.ID)
			}
		}
	}
	return words, nil
}
