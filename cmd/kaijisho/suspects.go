package main

import (
	"fmt"
	"io"
	"strings"

	"kaijisho/internal/calendar"
	"kaijisho/internal/history"
)

// A suspectItem is an answer under which something moved since its review.
type suspectItem struct {
	Checklist string        `json:"checklist"`
	No        int           `json:"no"`
	Title     string        `json:"title"`
	Reviewed  calendar.Date `json:"reviewed"`
	Changed   []string      `json:"changed"`
}

func (a *app) suspectItems(suspects []history.Suspect) []suspectItem {
	items := []suspectItem{}
	for _, s := range suspects {
		it := suspectItem{Checklist: s.Item.Checklist.ID, No: s.Item.No, Title: s.Item.Title, Reviewed: s.Answer.Reviewed}
		for _, c := range s.Causes {
			it.Changed = append(it.Changed, c.Words(a.lang))
		}
		items = append(items, it)
	}
	return items
}

func (a *app) writeSuspects(w io.Writer, items []suspectItem) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", a.say("確認の後に要求や文書が変わり、見直しの要る回答", "answers to be reviewed again: a requirement or document moved since"))
	for _, it := range items {
		fmt.Fprintf(w, "  %s  %s %d %s: %s\n", it.Reviewed, a.say("項目", "item"), it.No, it.Title, strings.Join(it.Changed, a.say("、", ", ")))
	}
}
