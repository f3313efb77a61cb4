package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/edition"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
	"kaijisho/internal/workbook"
)

// buildFlags are what a build is asked for on the command line.
type buildFlags struct {
	out      string
	sign     string // file of a private key
	revision string
	audience string
	draft    bool
	editions []string // sites of past releases
	previous string   // what was published before: a directory, zip or manifest
}

func (a *app) build() *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:   "build",
		Short: a.say("サイトと Excel を作る", "make the site and the workbook"),
		Long: a.say(`誤りを調べ、なければサイト・Excel・JSON を出力先に作ります。
エラーがあるときは何も書き換えません。前に作ったものはそのまま残ります。`,
			`Checks everything and, if there are no errors, writes site, workbook and JSON.
With errors nothing is written, and what was built before stays as it is.`),
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.settle(&f); err != nil {
				return err
			}
			return a.runBuild(cmd.Context(), f)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", a.say("`DIR` に出力する（省略時はプロジェクトの public）", "write to `DIR` (default: public in the project)"))
	flags.StringVar(&f.sign, "sign", "", a.say("`FILE` の SSH 秘密鍵で manifest.json に署名する", "sign manifest.json with the SSH private key in `FILE`"))
	flags.StringVar(&f.revision, "revision", "", a.say("manifest.json に原稿の版 `REV`（git のコミットなど）を記す", "state `REV` as the revision of the content in manifest.json (a git commit, say)"))
	flags.StringVar(&f.audience, "audience", string(answer.Public), a.say("`ACCESS` の範囲の人に見せるものを作る: public, on-request, contract, internal", "make it for readers with `ACCESS`: public, on-request, contract or internal"))
	flags.BoolVar(&f.draft, "draft", false, a.say("下書きと明記し、検索エンジンに載せない", "mark it as a draft and keep it out of search engines"))
	flags.StringArrayVar(&f.editions, "edition", nil, a.say("公表した `ZIP|DIR` を、過去の版として v/（版数）/ に残す（いくつでも。content/editions の zip は指定しなくても残す）", "keep the published `ZIP|DIR` as a past release below v/<version>/ (any number; zips in content/editions are kept anyway)"))
	flags.StringVar(&f.previous, "previous", "", a.say("前に公表した `PATH`（フォルダー・zip・manifest.json）にある URL がなくならないことを確かめる", "see that no address vanishes of what was published before: `PATH` is a directory, zip or manifest.json"))
	return cmd
}

// settle refuses flags that do not fit together and finds the output directory.
func (a *app) settle(f *buildFlags) error {
	if err := a.checkAudience(f.audience); err != nil {
		return err
	}
	switch {
	case f.out != "":
	case f.audience != string(answer.Public):
		return &hintError{
			errors.New(a.say("public 以外に向けたものは、出力先を -o で指定してください", "an edition that is not for the public needs an output directory: -o")),
			a.say("公開用のフォルダーと取り違えないためです", "so that nobody mistakes it for what is published"),
		}
	default:
		f.out = filepath.Join(a.dir, "public")
	}
	return nil
}

func (a *app) runBuild(ctx context.Context, f buildFlags) error {
	start := time.Now()
	signer, err := a.signer(f.sign)
	if err != nil {
		return err
	}
	files, done, err := a.open()
	if err != nil {
		return err
	}
	defer done()
	prepared := make(chan receipt, 1)
	go func() { prepared <- a.receiptFor(f, signer) }()
	in, err := a.sound(ctx, files, answer.Access(f.audience))
	if err != nil {
		return err
	}
	receipt := <-prepared
	var result publish.Result
	if m, current := receipt.current(f.out); current {
		result.Kept = len(m.Files) + 1
	} else if result, err = a.publish(ctx, in, files, f, signer); err != nil {
		return err
	} else {
		receipt.keep(f.out)
	}
	a.summary(in.doc, result, f.out, time.Since(start))
	return nil
}

// sound reads the project and prints what is wrong with it; errContent if it
// cannot be published.
func (a *app) sound(ctx context.Context, files fs.FS, audience answer.Access) (*inspection, error) {
	in, err := a.inspect(ctx, files, disclosure.Options{Audience: audience})
	if err != nil {
		return nil, err
	}
	return in, a.stopOnMistakes(in.list, in.doc != nil)
}

// publish makes the edition and puts it in the place of the former one.
func (a *app) publish(ctx context.Context, in *inspection, files fs.FS, f buildFlags, signer publish.Signer) (publish.Result, error) {
	in.sources.Forget()
	a.reader = disclosure.Reader{} // an eighth of the memory, and the document is linked
	previous, err := a.previousManifest(f.previous)
	if err != nil {
		return publish.Result{}, err
	}
	tree := publish.NewTree(publish.Spill{Dir: f.out})
	defer tree.Close()
	kept, err := a.keepFormer(in, files, f.editions, tree)
	if err != nil {
		return publish.Result{}, err
	}
	meta := edition.Meta(in.doc, Version, f.revision)
	opt := edition.Options{Files: files, Synonyms: in.synonyms, Log: in.log, Kept: kept, Meta: meta, Signer: signer, Draft: f.draft}
	if err := edition.Render(ctx, in.doc, opt, tree); err != nil {
		return publish.Result{}, a.renderError(in.doc, f.out, err)
	}
	result, err := publish.Replace(f.out, tree, publish.Options{Meta: meta, Signer: signer, Accept: a.accept(previous)})
	return result, a.publishError(f.out, err)
}

// stopOnMistakes prints what is wrong, and is errContent if that is in the way.
func (a *app) stopOnMistakes(list diag.List, linked bool) error {
	if err := diag.WriteText(a.Stderr, list, diag.Options{Lang: a.lang, Color: a.color(a.Stderr)}); err != nil {
		return err
	}
	if list.HasErrors() || !linked {
		fmt.Fprintln(a.Stderr, a.tally(list)+a.say("。何も書き換えていません", "; nothing was written"))
		return errContent
	}
	return nil
}

// renderError says what stopped the rendering. Some mistakes of an author only
// show on the rendered pages.
func (a *app) renderError(doc *disclosure.Document, out string, err error) error {
	if broken, ok := errors.AsType[*site.LinkError](err); ok {
		if list, all := broken.Mistakes(doc); all {
			return a.stopOnMistakes(list, true)
		}
	}
	return a.publishError(out, err)
}

// checkAudience refuses a word that would silently mean the public.
func (a *app) checkAudience(word string) error {
	audiences := []answer.Access{answer.Public, answer.OnRequest, answer.Contract, answer.Internal}
	if slices.Contains(audiences, answer.Access(word)) {
		return nil
	}
	return fmt.Errorf("--audience %q: %s", word, a.say("public, on-request, contract, internal のどれかを指定してください", "give public, on-request, contract or internal"))
}

// signer reads the key that signs; nil if none was named.
func (a *app) signer(file string) (publish.Signer, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	key, err := publish.ParseKey(text)
	return key, a.publishError(file, err)
}

// limits are the mistakes that only show when the outputs are made.
func limits(doc *disclosure.Document) diag.List { return workbook.Check(doc) }

// summary is the last line: what was made, how long it took, where to open it.
func (a *app) summary(doc *disclosure.Document, r publish.Result, out string, took time.Duration) {
	items, answered := 0, 0
	for _, c := range doc.Checklists {
		items += c.Counts.Total
		answered += c.Counts.Answered
	}
	fmt.Fprintf(a.Stdout, a.say("%d 項目（回答 %d）、%d ファイルを %.2f 秒で作りました（書込み %d）: %s\n",
		"%d items (%d answered), %d files in %.2f s (%d written): %s\n"),
		items, answered, r.Written+r.Kept, took.Seconds(), r.Written, filepath.Join(out, "index.html"))
}
