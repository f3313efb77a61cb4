package main

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/diag"
)

// misuses are the library's sentences about a wrong command line, and ours in
// Japanese; $1 and so on stand for what its pattern catches.
var misuses = []struct {
	pattern *regexp.Regexp
	ja      string
}{
	{regexp.MustCompile(`^unknown command "(.*)" for "kaijisho"$`), "コマンド $1 はありません"},
	{regexp.MustCompile(`^unknown command "(.*)" for "(.*)"$`), "$2 に引数 $1 は要りません"},
	{regexp.MustCompile(`^accepts (\d+) arg\(s\), received (\d+)$`), "引数は $1 個です（渡されたのは $2 個）"},
	{regexp.MustCompile(`^accepts at most (\d+) arg\(s\), received (\d+)$`), "引数は $1 個までです（渡されたのは $2 個）"},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\), only received (\d+)$`), "引数は $1 個以上です（渡されたのは $2 個）"},
	{regexp.MustCompile(`^accepts between (\d+) and (\d+) arg\(s\), received (\d+)$`), "引数は $1〜$2 個です（渡されたのは $3 個）"},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(--?[\w-]+).*" flag: .*$`), "$2 の値 $1 は使えません"},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(.*)"$`), "$2 に $1 は渡せません"},
	{regexp.MustCompile(`^unknown flag: (.*)$`), "オプション $1 はありません"},
	{regexp.MustCompile(`^unknown shorthand flag: .* in (.*)$`), "オプション $1 はありません"},
	{regexp.MustCompile(`^flag needs an argument: (?:'\w' in )?(.*)$`), "オプション $1 には値が必要です"},
}

// explained gives a failure of the library or the machine in the user's
// language, with a way out where the command line is at fault.
func (a *app) explained(cmd *cobra.Command, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) && err == error(path) && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf(a.say("%s がありません", "%s does not exist"), path.Path)
	}
	if said, ok := a.machineFailure(err); ok {
		return said
	}
	for _, m := range misuses {
		if !m.pattern.MatchString(err.Error()) {
			continue
		}
		said := err
		if a.lang != "en" {
			said = errors.New(m.pattern.ReplaceAllString(err.Error(), m.ja))
		}
		return &hintError{said, a.wayOut(cmd, err)}
	}
	return err
}

// wayOut is the verb that was probably meant, or how this one is used.
func (a *app) wayOut(cmd *cobra.Command, err error) string {
	var verbs []string
	for _, c := range cmd.Commands() {
		verbs = append(verbs, c.Name())
	}
	if m := misuses[0].pattern.FindStringSubmatch(err.Error()); m != nil {
		if near := diag.Near(m[1], verbs); near != "" {
			return fmt.Sprintf(a.say("もしかして: kaijisho %s", "did you mean kaijisho %s?"), near)
		}
	}
	if words := slices.DeleteFunc(slices.Clone(cmd.ValidArgs), func(w string) bool { return strings.HasPrefix(w, "_") }); len(words) > 0 {
		return a.say("使えるもの: ", "give one of ") + strings.Join(words, ", ")
	}
	return fmt.Sprintf(a.say("%s --help で使い方を表示します", "%s --help shows how to use it"), cmd.CommandPath())
}

func init() { cobra.AddTemplateFunc("inLanguage", inLanguage) }

var defaultValue = regexp.MustCompile(`(?m) ?\(default (.*)\)$`)

// inLanguage replaces the words that the library puts into a usage.
func inLanguage(lang, usage string) string {
	if lang == "en" {
		return usage
	}
	usage = defaultValue.ReplaceAllString(usage, "（省略時は $1）")
	return strings.NewReplacer("[flags]", "[オプション]", "[command]", "[コマンド]").Replace(usage)
}
