package site

import (
	"html/template"
	"slices"
	"strconv"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// A Status is an answer's status as a page shows it. Tone is the class and the
// icon that tell it by shape: met, partial, planned, open, excluded or none.
type Status struct{ Tone, Label string }

func statusOf(c *disclosure.Checklist, st *disclosure.Status) Status {
	return Status{tone(c, st), st.Label}
}

// tone is the status's kind, except that an open status which demands a target
// date is a promise and looks different from a refusal.
func tone(c *disclosure.Checklist, st *disclosure.Status) string {
	if st.Kind == checklist.None {
		return "none"
	}
	if st.Kind == checklist.Open {
		for _, word := range c.Statuses {
			if word.ID == st.ID && slices.Contains(word.Requires, "target_date") {
				return "planned"
			}
		}
	}
	return string(st.Kind)
}

// A Count is a status with its number of items and its share of a bar.
type Count struct {
	Status
	Query template.URL // selects these items in the table: "status=partial"; a string would lose its "="
	N     int
	Share string // "12.3%"
	// X and Width place the segment in the bar, in per cent of its width.
	X, Width string
}

// A Bar is the coverage of a set of items, told in words as well.
type Bar struct {
	Counts []Count
	Label  string // "全39項目：適合33、一部適合3…"
}

// barOf makes the bar. Items that only leave undone what is recommended stand
// apart, because they do not fail the sheet.
func barOf(c *disclosure.Checklist, counts disclosure.Counts) Bar {
	bar := Bar{Label: "全" + strconv.Itoa(counts.Total) + "項目"}
	var undone int
	for _, sc := range counts.ByStatus {
		n := Count{Status: statusOf(c, sc.Status), Query: template.URL("status=" + sc.Status.ID), N: sc.N}
		if n.Tone == "open" {
			n.N -= sc.Recommended
			undone += sc.Recommended
		}
		bar.Counts = append(bar.Counts, n)
	}
	if undone > 0 {
		bar.Counts = append(bar.Counts, Count{
			Status: Status{"excluded", "推奨事項の未実施"}, Query: template.URL("level=" + checklist.Recommended), N: undone,
		})
	}
	sep, before := "：", 0
	for i := range bar.Counts {
		n := &bar.Counts[i]
		n.Share = percent(n.N, counts.Total)
		if n.N > 0 {
			n.X, n.Width = span(before, n.N, counts.Total)
			bar.Label += sep + n.Label + strconv.Itoa(n.N)
			sep = "、"
		}
		before += n.N
	}
	return bar
}

// span leaves a thin gap after each segment, so that neighbours are told apart
// without colour.
func span(before, n, total int) (x, width string) {
	share := func(k int) float64 { return 100 * float64(k) / float64(total) }
	return decimal(share(before)) + "%", decimal(max(share(n)-0.3, 0.2)) + "%"
}

func percent(n, total int) string {
	if total == 0 {
		return "0%"
	}
	return strconv.FormatFloat(100*float64(n)/float64(total), 'f', 1, 64) + "%"
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }
