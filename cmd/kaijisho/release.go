package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/fix"
	"kaijisho/internal/history"
)

func (a *app) release() *cobra.Command {
	var published, effective, summary string
	cmd := &cobra.Command{
		Use:   "release VERSION",
		Short: a.say("新しい版として今の内容を記録する", "record the present content as a new release"),
		Long: a.say(`今の内容を版として content/releases/VERSION.json に記録し、content/disclosure.yaml の
改訂履歴の先頭に加えます（ほかの行とコメントはそのまま）。次の build から、版ごとの
変更点、項目ごとの履歴、Atom フィードに載ります。
改訂履歴にすでにある最新の版を指定すると、記録だけを書きます。`,
			`Records the present content as a release in content/releases/VERSION.json and puts an
entry before the others in content/disclosure.yaml, whose other lines and comments stay.
The next build shows what the release changed, on its page, on the items' and in the feed.
For the newest release of disclosure.yaml, if it has no record yet, only that is written.`),
		Example: `  kaijisho release 1.5.0 --published 2026-12-10 --effective 2027-02-01 --summary "…"`,
		Args:    cobra.ExactArgs(1),
	}
	flags := cmd.Flags()
	flags.StringVar(&published, "published", "", a.say("`DATE`（YYYY-MM-DD）を公表日とする（省略時は今日）", "publish on `DATE`, YYYY-MM-DD (default: today)"))
	flags.StringVar(&effective, "effective", "", a.say("`DATE`（YYYY-MM-DD）を施行日とし、それまでは予告として示す", "in force from `DATE`, YYYY-MM-DD; until then it is shown as a notice"))
	flags.StringVar(&summary, "summary", "", a.say("`TEXT` を概要とする（省略時は変わった項目と文書から作る）", "summarise it as `TEXT` (default: made from the items and documents that changed)"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		r := history.NewRelease{Version: args[0], Summary: summary}
		var err error
		if r.Published, err = a.day("--published", published, a.today()); err != nil {
			return err
		}
		if r.Effective, err = a.day("--effective", effective, ""); err != nil {
			return err
		}
		return a.runRelease(cmd.Context(), r, published+effective+summary != "")
	}
	return cmd
}

// day reads the day of a flag.
func (a *app) day(flag, value, standard string) (calendar.Date, error) {
	if value == "" {
		value = standard
	}
	if value == "" {
		return calendar.Date{}, nil
	}
	d, err := calendar.Parse(value)
	if err != nil {
		return d, fmt.Errorf("%s %q: %s", flag, value, a.say("2026-04-01 の形で指定してください", "give a day as 2026-04-01"))
	}
	return d, nil
}

// runRelease records the release. described says that flags describe it.
func (a *app) runRelease(ctx context.Context, r history.NewRelease, described bool) error {
	if err := a.usable(r.Version); err != nil {
		return err
	}
	files, done, err := a.open()
	if err != nil {
		return err
	}
	defer done()
	in, err := a.inspect(ctx, files, disclosure.Options{Audience: answer.Internal})
	if err != nil {
		return err
	}
	if in.doc == nil || in.list.HasErrors() {
		if err := diag.WriteText(a.Stderr, in.list, diag.Options{Lang: a.lang, Color: a.color(a.Stderr)}); err != nil {
			return err
		}
		fmt.Fprintln(a.Stderr, a.tally(in.list)+a.say("。何も書き換えていません", "; nothing was written"))
		return errContent
	}
	text := ""
	if exists, err := a.listed(in, r.Version, described); err != nil {
		return err
	} else if !exists {
		if text, err = a.entry(in, &r); err != nil {
			return err
		}
	}
	record, err := in.log.Encode(in.doc, r.Version)
	if err != nil {
		return err
	}
	if err := a.writeRelease(r.Version, record, text); err != nil {
		return err
	}
	a.recordedRelease(in, r, text != "")
	return nil
}

// usable refuses a version that cannot name files, or that has no place in
// the order of releases.
func (a *app) usable(version string) error {
	if !history.ValidVersion(version) {
		return fmt.Errorf(a.say("版数 %q は使えません。1.5.0 のように、半角の英数字・ピリオド・ハイフンで指定してください", "version %q: use letters, digits, dots and hyphens, as in 1.5.0"), version)
	}
	if !strings.ContainsAny(version, "0123456789") {
		return &hintError{
			fmt.Errorf(a.say("版数 %q には数字がありません", "version %q has no digit"), version),
			a.say("kaijisho release 1.0.0 のように、版の順番が分かる数字を指定してください", "give a number that tells the order of releases, as in kaijisho release 1.0.0"),
		}
	}
	return nil
}

// listed reports whether the release is in disclosure.yaml already, and
// refuses one that cannot be recorded.
func (a *app) listed(in *inspection, version string, described bool) (bool, error) {
	for _, v := range in.log.Versions() {
		if v == version {
			return false, &hintError{
				fmt.Errorf(a.say("第%s版はすでに記録されています", "release %s is recorded already"), version),
				a.say("公表した版の記録は書き換えません。新しい版数を指定してください", "the record of a published release is not rewritten: give a new version"),
			}
		}
	}
	for i, r := range in.doc.Releases {
		switch {
		case r.Version != version:
		case i > 0:
			return false, fmt.Errorf(a.say("第%s版より新しい版があるため、今の内容をその版として記録できません", "there are newer releases than %s: the present content is not its"), version)
		case described:
			return false, &hintError{
				fmt.Errorf(a.say("第%s版はすでに改訂履歴にあります", "release %s is in disclosure.yaml already"), version),
				a.say("記録だけを書くには --published などを外してください", "leave out --published and the like to write its record only"),
			}
		default:
			return true, nil
		}
	}
	return false, nil
}

// entry completes the release and gives the new text of disclosure.yaml.
func (a *app) entry(in *inspection, r *history.NewRelease) (string, error) {
	newest := in.doc.Release()
	if err := a.follows(r.Version, newest.Version); err != nil {
		return "", err
	}
	if r.Published.Before(newest.Published) {
		return "", fmt.Errorf(a.say("公表日 %s は、第%s版の公表日 %s より前です", "%s is before the day on which release %s was published, %s"), r.Published, newest.Version, newest.Published)
	}
	if err := a.describe(in, r); err != nil {
		return "", err
	}
	text, err := history.AddRelease(in.sources.Set.Disclosure, *r)
	if errors.Is(err, history.ErrLayout) {
		return "", &hintError{
			fmt.Errorf(a.say("%s の releases に書き加えられません", "%s: cannot add to releases"), answer.DisclosureFile),
			a.say("次の行を releases の先頭に手で加えてから、もう一度実行してください:\n", "put these lines at the top of releases and run it again:\n") + r.Entry("  "),
		}
	}
	return text, err
}

// follows refuses a version that readers would take for an older one, or that
// is spelt in another way than the one before it.
func (a *app) follows(version, newest string) error {
	if number, isV := strings.CutPrefix(version, "v"); isV && !strings.HasPrefix(newest, "v") {
		return &hintError{
			fmt.Errorf(a.say("版数 %s は「第%s版」と表示されます", "version %s would be shown as 第%s版"), version, version),
			fmt.Sprintf(a.say("前の版は %s です。v を付けずに %s と指定してください", "the one before is %s: leave out the v and give %s"), newest, number),
		}
	}
	if history.OlderVersion(version, newest) {
		return fmt.Errorf(a.say("版数 %s は、今の第%s版より前のものです", "version %s comes before %s, the present one"), version, newest)
	}
	return nil
}

// describe fills what the flags left open from what changed for the public.
func (a *app) describe(in *inspection, r *history.NewRelease) error {
	public, _ := in.sources.Link(disclosure.Options{})
	versions := in.log.Versions()
	if len(versions) == 0 {
		if r.Summary == "" {
			return errors.New(a.say("前の版の記録がないため、--summary で概要を指定してください", "no earlier release is recorded: give a --summary"))
		}
		return nil
	}
	before, _ := in.log.State(versions[len(versions)-1], history.Viewer{Audience: answer.Public, Now: public})
	c := history.Compare(before, export.Build(public), history.Options{})
	r.Items = c.ItemNumbers(public.Checklists[0].ID)
	if r.Summary == "" {
		r.Summary = c.Summary()
	}
	if r.Summary == "" {
		return &hintError{
			fmt.Errorf(a.say("第%s版から、読み手にとって変わったところがありません", "nothing changed for a reader since release %s"), versions[len(versions)-1]),
			a.say("それでも版を改めるときは、--summary で概要を指定してください", "to make a release all the same, give a --summary"),
		}
	}
	return nil
}

// writeRelease writes the record, then disclosure.yaml if it has a new text. A
// failure leaves neither.
func (a *app) writeRelease(version string, record []byte, text string) error {
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	name := history.RecordFile(version)
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	part := path.Join(path.Dir(name), "."+path.Base(name)+".kaijisho")
	if err := writeNew(root, part, string(record), 0o666); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", name, err), root.Remove(part))
	}
	if err := root.Rename(part, name); err != nil || text == "" {
		return err
	}
	if err := writeChange(root, fix.Change{Path: answer.DisclosureFile, After: text}); err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}

func (a *app) recordedRelease(in *inspection, r history.NewRelease, entry bool) {
	fmt.Fprintf(a.Stdout, a.say("第%s版を記録しました: %s\n", "recorded release %s: %s\n"), r.Version, history.RecordFile(r.Version))
	if entry {
		fmt.Fprintf(a.Stdout, a.say("%s の改訂履歴に加えました:\n", "added to %s:\n"), answer.DisclosureFile)
		fmt.Fprint(a.Stdout, r.Entry("  "))
	}
	fmt.Fprintf(a.Stdout, a.say("次にすること:\n  kaijisho build で公表する内容を作り、git に tag v%s を付ける\n", "Next:\n  make what is published with kaijisho build, and tag it v%s in git\n"), r.Version)
	if n := len(in.suspects); n > 0 {
		fmt.Fprintf(a.Stderr, a.say("注意: 見直しの要る回答が %d 項目あります。kaijisho check で確かめてください\n", "note: %d answers are to be reviewed again: see kaijisho check\n"), n)
	}
}
