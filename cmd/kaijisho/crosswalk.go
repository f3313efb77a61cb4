package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

func (a *app) crosswalk() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "crosswalk FROM TO",
		Short: a.say("別のチェックリストに移るとき、どの回答が使えるかを表示する", "show which answers serve when moving to another checklist"),
		Long: a.say(`チェックリスト FROM への回答が、対応表（checklist/<id>/crosswalk.yaml）によって TO の
どの項目に使えるかを調べます。そのまま使えるもの、手直しの要るもの、読み合わせるもの、
新しく書くもの、TO に対応する項目がないものに分けて表示します。`,
			`Shows which items of the checklist TO are answered by answers to FROM through the
crosswalk (checklist/<id>/crosswalk.yaml): what carries over, what needs a hand, what to
read, what is new, and what has no counterpart in TO.`),
		Example: "  kaijisho crosswalk medical-cloud sample-clinic",
		Args:    cobra.ExactArgs(2),
	}
	cmd.Flags().StringVar(&format, "format", "text", a.say("`FORMAT` の形式で出力する: text, json", "print in `FORMAT`: text, json"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.textOrJSON(format); err != nil {
			return err
		}
		m, err := a.migration(cmd.Context(), args[0], args[1])
		if err != nil {
			return err
		}
		if format == "json" {
			return a.writeJSON(m)
		}
		_, err = io.WriteString(a.Stdout, a.migrationText(m))
		return err
	}
	return cmd
}

// migration links the project with both checklists, whether it names them or not.
func (a *app) migration(ctx context.Context, from, to string) (*disclosure.Migration, error) {
	files, done, err := a.open()
	if err != nil {
		return nil, err
	}
	defer done()
	sources, list, err := disclosure.Read(ctx, files)
	if err != nil {
		return nil, err
	}
	for _, id := range []string{from, to} {
		found, err := a.addSheet(files, sources, id)
		if err != nil {
			return nil, err
		}
		list.Add(found...)
	}
	doc, found := sources.Link(disclosure.Options{Audience: answer.Internal})
	list.Add(found...)
	var m *disclosure.Migration
	if doc != nil {
		m = doc.Migration(from, to)
	}
	if m == nil || list.HasErrors() {
		if err := a.report(list); err != nil {
			return nil, err
		}
	}
	if m == nil {
		return nil, errContent
	}
	return m, nil
}

// addSheet loads a checklist that the project does not answer yet.
func (a *app) addSheet(files fs.FS, sources *disclosure.Sources, id string) (diag.List, error) {
	if slices.ContainsFunc(sources.Sheets, func(c *checklist.Checklist) bool { return c.ID == id }) {
		return nil, nil
	}
	available, err := checklist.Available(files)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(available, id) {
		return nil, &hintError{
			fmt.Errorf(a.say("チェックリスト %s はありません", "there is no checklist %s"), id),
			a.say("使えるもの: ", "available: ") + strings.Join(available, ", "),
		}
	}
	sheet, list, err := checklist.Load(files, id)
	if sheet != nil {
		sources.Sheets = append(sources.Sheets, sheet)
	}
	return list, err
}

func (a *app) migrationText(m *disclosure.Migration) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s → %s\n", m.From, m.To)
	for _, part := range []struct {
		title string
		items []disclosure.MoveItem
	}{
		{a.say("そのまま使える（同じことを求める項目に回答がある）", "carries over: an equal item is answered"), m.Carried},
		{a.say("同じことを求める項目があるが、その回答がないか、区分に当たる言葉がない", "an equal item exists, without an answer or without a word for its status"), m.Waiting},
		{a.say("手直しして使う（一方が他方の一部を求める）", "needs a hand: one demands a part of the other"), m.Partial},
		{a.say("読み合わせる（関連する項目がある）", "to be read together: related"), m.Related},
		{a.say("新しく書く（対応する項目がない）", "new: no counterpart"), m.New},
		{a.say("すでに回答がある", "answered already"), m.Own},
	} {
		a.writeMoves(&b, part.title, part.items)
	}
	a.writeMoves(&b, fmt.Sprintf(a.say("%s に対応する項目がない %s の項目", "items of %[2]s without a counterpart in %[1]s"), m.To, m.From), m.Gone)
	return b.String()
}

func (a *app) writeMoves(b *strings.Builder, title string, items []disclosure.MoveItem) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s: %d\n", title, len(items))
	for _, it := range items {
		fmt.Fprintf(b, "  %d %s\n", it.No, it.Title)
		for _, w := range it.With {
			fmt.Fprintf(b, "      %s %d %s（%s）", a.relation(w.Relation), w.No, w.Title, w.Status)
			if w.Note != "" {
				b.WriteString(" " + w.Note)
			}
			b.WriteByte('\n')
		}
	}
}

func (a *app) relation(r checklist.Relation) string {
	switch r {
	case checklist.Equal:
		return a.say("同じ", "equal")
	case checklist.Part:
		return a.say("一部", "part")
	}
	return a.say("関連", "related")
}
