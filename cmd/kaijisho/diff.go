package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/history"
)

var diffFormats = []string{"text", "markdown", "json", "html"}

func (a *app) diff() *cobra.Command {
	var format, audience string
	cmd := &cobra.Command{
		Use:   "diff [OLD [NEW]]",
		Short: a.say("読み手にとって何が変わったかを表示する", "show what changed for a reader"),
		Long: a.say(`2つの時点の開示書を比べ、回答区分・回答・エビデンス・医療機関等の対応・条項など、
読み手にとって何が変わったかを項目ごとに表示します。改行や箇条書きの記号など、
見た目だけの書き直しは変更に数えません。

OLD と NEW には、git のリビジョン（v1.4.0、main、HEAD~2 など）、版数、プロジェクトの
フォルダー、公開したフォルダー、disclosure.json、それらの zip を指定できます。
同じ名前のファイルやフォルダーがあれば、そちらを使います。
省略時の OLD は最新版のタグ（v1.4.0 または 1.4.0）、なければその版の記録、なければ HEAD、
NEW は今のプロジェクトです。`,
			`Compares the disclosure at two times and tells for each item what changed for a reader:
status, answer, evidence, duties of the customer, clauses and so on. Rewrapped lines,
other list markers and the like are no changes.

OLD and NEW are git revisions (v1.4.0, main, HEAD~2 …), releases, project directories,
published directories, disclosure.json files, or zips of them. A file or directory of
that name goes first. Without OLD it is the tag of the newest release (v1.4.0 or 1.4.0),
else its record, else HEAD; without NEW it is the project as it is now.`),
		Example: `  kaijisho diff
  kaijisho diff 1.3.0 1.4.0
  kaijisho diff origin/main HEAD --format markdown > comment.md
  kaijisho diff public --format html > changes.html`,
		Args: cobra.MaximumNArgs(2),
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "format", "text", a.say("`FORMAT` の形式で出力する: ", "print in `FORMAT`: ")+strings.Join(diffFormats, ", "))
	flags.StringVar(&audience, "audience", string(answer.Public), a.say("`ACCESS` の範囲の人が読むものを比べる: public, on-request, contract, internal", "compare what readers with `ACCESS` see: public, on-request, contract or internal"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(diffFormats, format) {
			return fmt.Errorf("--format %q: %s %s", format, a.say("次のどれかを指定してください:", "give one of"), strings.Join(diffFormats, ", "))
		}
		if err := a.checkAudience(audience); err != nil {
			return err
		}
		c, links, err := a.compare(cmd.Context(), args, answer.Access(audience))
		if err != nil {
			return err
		}
		return a.writeComparison(a.Stdout, c, format, links)
	}
	return cmd
}

// compare finds the two states that the arguments name. links is the address
// of the newer state's site, if it has one.
func (a *app) compare(ctx context.Context, args []string, audience answer.Access) (c *history.Comparison, links string, err error) {
	var old, new source
	if len(args) > 1 {
		new, err = a.source(ctx, args[1], audience)
	} else {
		new, err = a.workingTree(ctx, audience)
	}
	if err != nil {
		return nil, "", err
	}
	if len(args) > 0 {
		old, err = a.source(ctx, args[0], audience)
	} else {
		old, err = a.lastRelease(ctx, new, audience)
	}
	if err != nil {
		return nil, "", err
	}
	date, _ := calendar.Parse(a.date)
	c = history.Compare(old.state, new.state, history.Options{Date: date, OldLabel: old.label, NewLabel: new.label})
	return c, new.url, nil
}

func (a *app) writeComparison(w io.Writer, c *history.Comparison, format, links string) error {
	opt := history.WriteOptions{Lang: a.lang, Links: links}
	switch format {
	case "markdown":
		return c.WriteMarkdown(w, opt)
	case "json":
		return c.WriteJSON(w)
	case "html":
		return c.WriteHTML(w, opt)
	}
	opt.Color = a.color(w)
	return c.WriteText(w, opt)
}
