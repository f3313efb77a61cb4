package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
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

// heldInMemory is how much of a site is kept in memory before it goes to disk.
// The sample takes about 10 MB.
const heldInMemory = 256 << 20

func (a *app) build() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "build",
		Short: a.say("サイトと Excel を作る", "make the site and the workbook"),
		Long: a.say(`誤りを調べ、なければサイト・Excel・JSON を出力先に作ります。
エラーがあるときは何も書き換えません。前に作ったものはそのまま残ります。`,
			`Checks everything and, if there are no errors, writes site, workbook and JSON.
With errors nothing is written, and what was built before stays as it is.`),
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", a.say("出力先のフォルダー（省略時はプロジェクトの public）", "output directory (default: public in the project)"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if out == "" {
			out = filepath.Join(a.dir, "public")
		}
		return a.runBuild(cmd.Context(), out)
	}
	return cmd
}

func (a *app) runBuild(ctx context.Context, out string) error {
	start := time.Now()
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
	tree := publish.NewTree(publish.Spill{Dir: out, Limit: heldInMemory})
	defer tree.Close()
	if err := render(ctx, doc, files, in.synonyms, tree); err != nil {
		return err
	}
	result, err := publish.Replace(out, tree, publish.Options{Meta: meta(doc)})
	if errors.Is(err, publish.ErrNotOurs) {
		return &hintError{err, a.say("空のフォルダーを -o で指定してください", "name an empty directory with -o")}
	}
	if err != nil {
		return err
	}
	a.summary(doc, result, out, time.Since(start))
	return nil
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

func meta(doc *disclosure.Document) publish.Meta {
	m := publish.Meta{Version: Version}
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
