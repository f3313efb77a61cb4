package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
)

func (a *app) status() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "status",
		Short: a.say("進み具合、古くなった回答、期限を表示する", "show progress, stale answers and due dates"),
		Long: a.say(`中分類ごとの回答の進み具合と、見直しから1年を過ぎた回答、有効期限の近い文書、
対応予定の期限、確認の後に要求や文書が変わった回答、対応の済んでいない評価員の所見を
表示します。基準の日は、省くと今日ではなく最新版の公表日です。今日で見るには
--date 2026-10-01 のようにします。`,
			`Shows the progress of each category, answers not reviewed for a year, documents
that expire soon, planned measures, answers under which a requirement or document moved
since their review, and evaluators' open findings. The day is
the newest release's, not today; --date sets another.`),
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&format, "format", "text", a.say("`FORMAT` の形式で出力する: text, json", "print in `FORMAT`: text, json"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.runStatus(cmd.Context(), format) }
	return cmd
}

func (a *app) runStatus(ctx context.Context, format string) error {
	if err := a.textOrJSON(format); err != nil {
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
		if err := a.report(in.list); err != nil {
			return err
		}
	}
	if in.doc == nil {
		return errContent
	}
	findings, err := a.openFindings(files, in.doc.Checklists)
	if err != nil {
		return err
	}
	p, suspects := in.doc.Progress(), a.suspectItems(in.suspects)
	if format == "json" {
		return a.writeJSON(struct {
			disclosure.Progress
			Suspect  []suspectItem `json:"suspect"`
			Findings []openFinding `json:"findings"`
		}{p, suspects, findings})
	}
	var b strings.Builder
	a.writeTable(&b, p, in.doc.Checklists[0].Counts.ByStatus)
	a.writeDates(&b, p)
	a.writeSuspects(&b, suspects)
	a.writeFindings(&b, findings)
	_, err = io.WriteString(a.Stdout, b.String())
	return err
}

// writeTable prints how far each category is, by the statuses of the first checklist.
func (a *app) writeTable(b *strings.Builder, p disclosure.Progress, statuses []disclosure.StatusCount) {
	t := &table{}
	head := []string{a.say("中分類", "category"), a.say("項目", "items"), a.say("回答", "answered")}
	for _, s := range statuses {
		head = append(head, s.Status.Label)
	}
	t.add(append(head, a.say("文書", "documents"), a.say("最終見直し", "last review"))...)
	row := func(name string, r disclosure.ProgressRow) {
		cells := []string{name, strconv.Itoa(r.Items), strconv.Itoa(r.Answered)}
		for _, s := range statuses {
			n := strconv.Itoa(r.ByStatus[s.Status.ID])
			if n == "0" {
				n = "·"
			}
			cells = append(cells, n)
		}
		t.add(append(cells, strconv.Itoa(r.Evidence), cmp.Or(r.LastReviewed.String(), "-"))...)
	}
	category := ""
	for _, r := range p.Categories {
		if r.Category != category {
			category = r.Category
			t.add(category)
		}
		row("  "+r.Subcategory, r)
	}
	row(a.say("合計", "total"), p.Total)
	t.write(b)
}

// writeDates prints what is due, by the day.
func (a *app) writeDates(b *strings.Builder, p disclosure.Progress) {
	fmt.Fprintf(b, "\n%s: %s\n", a.say("基準の日", "day"), p.Date)
	a.writeItems(b, a.say("見直しから1年を過ぎた回答", "answers not reviewed for a year"), p.Stale)
	if len(p.Expiring) > 0 {
		fmt.Fprintf(b, "\n%s\n", a.say("有効期限が過ぎた、または90日以内に切れる文書", "documents that have expired or will within 90 days"))
		for _, e := range p.Expiring {
			fmt.Fprintf(b, "  %s  %s（%s）\n", e.Date, e.Title, e.ID)
		}
	}
	a.writeItems(b, a.say("期限を過ぎた対応予定", "planned measures that are overdue"), p.Overdue)
	a.writeItems(b, a.say("対応予定", "planned measures"), p.Planned)
}

func (a *app) writeItems(b *strings.Builder, title string, items []disclosure.ItemDate) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, it := range items {
		date := cmp.Or(it.Date.String(), a.say("日付なし  ", "no date   "))
		fmt.Fprintf(b, "  %s  %s %d %s\n", date, a.say("項目", "item"), it.No, it.Title)
	}
}
