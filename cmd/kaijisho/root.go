package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// Exit codes.
const (
	exitOK      = 0
	exitContent = 1 // the content has mistakes
	exitFailure = 2 // misuse, or the machine failed
)

// errContent says that the content has mistakes, which were printed already.
var errContent = errors.New("the content has mistakes")

// env is everything outside the program.
type env struct {
	Stdout, Stderr io.Writer
	Getenv         func(string) string
}

// app is what every verb shares.
type app struct {
	env
	lang string
	dir  string
	date string

	reader disclosure.Reader // remembers what the preview read before
}

// run is the whole program: arguments in, exit code out.
func run(ctx context.Context, args []string, e env) int {
	a := &app{env: e, lang: language(args, e.Getenv)}
	cmd := a.root()
	cmd.SetArgs(args)
	cmd.SetOut(e.Stdout)
	cmd.SetErr(e.Stderr)
	cmd.SetContext(ctx)
	verb, err := cmd.ExecuteC()
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errContent):
		return exitContent
	}
	err = a.explained(verb, err)
	fmt.Fprintf(e.Stderr, "kaijisho: %v\n", err)
	var hinted *hintError
	if errors.As(err, &hinted) {
		fmt.Fprintf(e.Stderr, "%s: %s\n", a.say("ヒント", "hint"), hinted.hint)
	}
	return exitFailure
}

// say picks one of two sentences by the language of this run.
func (a *app) say(ja, en string) string { return diag.Text{JA: ja, EN: en}.In(a.lang) }

// A hintError is a failure with a way out of it.
type hintError struct {
	err  error
	hint string
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

// language is what --lang says, else what LC_ALL, LC_MESSAGES or LANG says.
// It is needed before flags are parsed: the help itself is in a language.
// English is chosen only by name; everything else is Japanese, as are the
// people who write disclosures.
func language(args []string, getenv func(string) string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if strings.HasPrefix(value, "en") {
				return "en"
			}
			return "ja"
		}
	}
	return "ja"
}

func (a *app) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "kaijisho",
		Short: a.say("サービス仕様適合開示書を作る", "make a service disclosure for medical cloud services"),
		Long: a.say(
			`kaijisho は、Markdown で書いた回答とチェックリストから、サービス仕様適合開示書の
ウェブサイト（静的な HTML）と、同じ内容の Excel ファイルを作ります。

はじめての方:
  kaijisho init --example demo    見本一式を demo フォルダーに作る
  kaijisho -C demo build          サイトと Excel を demo/public に作る`,
			`kaijisho makes the web site (static HTML) of a サービス仕様適合開示書, and the
matching Excel workbook, from answers in Markdown and a checklist in YAML.

To begin:
  kaijisho init --example demo    write a complete sample into the folder demo
  kaijisho -C demo build          make site and workbook in demo/public`),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              cobra.NoArgs,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.checkFlags() },
	}
	flags := cmd.PersistentFlags()
	flags.StringVarP(&a.dir, "directory", "C", ".", a.say("`DIR`（content/disclosure.yaml のあるフォルダー）のプロジェクトを使う", "use the project in `DIR`, which holds content/disclosure.yaml"))
	flags.StringVar(&a.lang, "lang", a.lang, a.say("メッセージを `LANG` で表示する: ja, en", "show messages in `LANG`: ja, en"))
	flags.StringVar(&a.date, "date", "", a.say("期限・見直し・予告を `DATE`（YYYY-MM-DD）の時点で判定する（省略時は今日ではなく最新版の公表日）", "judge due dates, reviews and notices as of `DATE`, YYYY-MM-DD (default: the newest release's date, not today)"))
	cmd.Version = Version
	cmd.SetVersionTemplate("kaijisho {{.Version}}\n")
	cmd.Flags().Bool("version", false, a.say("版数を表示する", "print the version"))
	flags.BoolP("help", "h", false, a.say("使い方を表示する", "show this help"))
	cmd.SetUsageTemplate(usageTemplate(a.lang))
	cmd.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	cmd.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help"})
	cmd.AddCommand(a.init(), a.check(), a.explain(), a.build(), a.serve(), a.verify(), a.diff(), a.release(), a.crosswalk(), a.importVerb(), a.status(), a.schema(), a.version(), a.completion())
	return cmd
}

func (a *app) checkFlags() error {
	if a.lang != "ja" && a.lang != "en" {
		return fmt.Errorf("--lang %q: %s", a.lang, a.say("ja か en を指定してください", "give ja or en"))
	}
	if a.date != "" {
		if _, err := calendar.Parse(a.date); err != nil {
			return fmt.Errorf("--date %q: %s", a.date, a.say("2026-04-01 の形で指定してください", "give a day as 2026-04-01"))
		}
	}
	return nil
}

// usageTemplate is cobra's own with its headings in the language of the run.
func usageTemplate(lang string) string {
	words := []string{"使い方", "コマンド", "オプション", "共通のオプション", "例"}
	if lang == "en" {
		words = []string{"Usage", "Commands", "Flags", "Flags of all commands", "Examples"}
	}
	say := `inLanguage "` + lang + `"`
	return words[0] + `:
  {{if .Runnable}}{{.UseLine | ` + say + `}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} {{"[command]" | ` + say + `}}{{end}}{{if .HasExample}}

` + words[4] + `:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

` + words[1] + `:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + words[2] + `:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces | ` + say + `}}{{end}}{{if .HasAvailableInheritedFlags}}

` + words[3] + `:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces | ` + say + `}}{{end}}
`
}
