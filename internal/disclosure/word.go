package disclosure

import (
	"slices"
	"strings"

	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
)

// everyday are words by which people answer on paper, and the kind of status
// that they mean.
var everyday = map[checklist.Kind][]string{
	checklist.Met:      {"ok", "yes", "○", "〇", "◯", "はい", "有", "あり", "可", "適", "済", "対応済", "対応済み"},
	checklist.Partial:  {"△", "一部", "一部適", "一部対応"},
	checklist.Open:     {"ng", "no", "×", "✕", "いいえ", "無", "なし", "不可", "不適", "未対応"},
	checklist.Excluded: {"-", "n/a", "na", "非該当", "該当なし", "該当せず", "適用外"},
}

// nearStatus is the status that a word was most likely meant to be, or "": by
// its spelling, by the label that readers see, or by what one says on paper.
// Of several statuses of a kind it is the one that demands least.
func (c *Checklist) nearStatus(word string) string {
	if near := diag.Near(word, c.statusIDs()); near != "" {
		return near
	}
	var labels []string
	for _, s := range c.Statuses {
		labels = append(labels, s.Label)
	}
	if label := diag.Near(fold(word), labels); label != "" {
		return c.Statuses[slices.Index(labels, label)].ID
	}
	best := ""
	least := 0
	for _, s := range c.Statuses {
		said := slices.Contains(everyday[s.Kind], strings.ToLower(fold(word)))
		if said && (best == "" || len(s.Requires) < least) {
			best, least = s.ID, len(s.Requires)
		}
	}
	return best
}
