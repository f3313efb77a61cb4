package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
	"kaijisho/internal/workbook"
)

// buildFlags are what a build is asked for on the command line.
type buildFlags struct {
	out      string
	sign     string // file of a private key
	revision string
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
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", a.say("出力先のフォルダー（省略時はプロジェクトの public）", "output directory (default: public in the project)"))
	flags.StringVar(&f.sign, "sign", "", a.say("manifest.json に署名する SSH 秘密鍵のファイル", "file of the SSH private key that signs manifest.json"))
	flags.StringVar(&f.revision, "revision", "", a.say("manifest.json に記す原稿の版（git のコミットなど）", "revision of the content to state in manifest.json (a git commit, say)"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if f.out == "" {
			f.out = filepath.Join(a.dir, "public")
		}
		return a.runBuild(cmd.Context(), f)
	}
	return cmd
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
	in, err := a.inspect(ctx, files, disclosure.Options{})
	if err != nil {
		return err
	}
	doc, list := in.doc, in.list
	if err := diag.WriteText(a.Stderr, list, diag.TextOptions{Lang: a.lang, Color: a.color(a.Stderr)}); err != nil {
		return err
	}
	if list.HasErrors() || doc == nil {
		fmt.Fprintln(a.Stderr, a.tally(list)+a.say("。何も書き換えていません", "; nothing was written"))
		return errContent
	}
	tree := publish.NewTree(publish.Spill{Dir: f.out})
	defer tree.Close()
	if err := render(ctx, doc, files, in.synonyms, tree); err != nil {
		return a.publishError(f.out, err)
	}
	result, err := publish.Replace(f.out, tree, publish.Options{Meta: f.meta(doc), Signer: signer})
	if err != nil {
		return a.publishError(f.out, err)
	}
	a.summary(doc, result, f.out, time.Since(start))
	return nil
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

// render puts everything that is published into the tree.
func render(ctx context.Context, doc *disclosure.Document, files fs.FS, synonyms [][]string, tree *publish.Tree) error {
	names := export.Names(doc)
	var book, data bytes.Buffer
	if err := workbook.Write(&book, doc); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	if err := export.Write(&data, doc); err != nil {
		return fmt.Errorf("disclosure.json: %w", err)
	}
	for _, f := range []struct {
		path string
		data []byte
	}{{names.Workbook, book.Bytes()}, {names.JSON, data.Bytes()}, {names.Schema, export.Schema()}} {
		if err := tree.Add(f.path, f.data); err != nil {
			return err
		}
	}
	return site.Render(ctx, doc, site.Options{
		Files: files,
		Downloads: []site.Download{
			{Path: names.Workbook, Title: "チェックシート（Excel）", Format: "xlsx", Size: int64(book.Len())},
			{Path: names.JSON, Title: "機械で読める開示書（JSON）", Format: "JSON", Size: int64(data.Len())},
		},
		Others:   []string{names.Schema},
		Synonyms: synonyms,
		Version:  Version,
	}, tree.Add)
}

func (f buildFlags) meta(doc *disclosure.Document) publish.Meta {
	m := publish.Meta{Version: Version, Revision: f.revision}
	for _, c := range doc.Checklists {
		m.Checklists = append(m.Checklists, c.ID)
	}
	return m
}

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
