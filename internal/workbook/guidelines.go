package workbook

import (
	"strconv"
	"strings"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// guidelines writes the clauses with the items that cite them. Each clause is
// the head of a group, so that one can read from the guideline to the answer;
// clauses without items stay in the list, because a gap is an answer too.
func (b *book) guidelines() {
	t := b.table(guidelinesSheet,
		"ガイドラインの条項と、それを引用する項目・回答。項目 No. からチェックシートの行に移れます。〔仮題〕は本書で付けた見出しです。",
		2, []column{
			{"ガイドライン", 12}, {"条項", 17}, {"条項の題／項目の題", 52}, {"小項番", 22},
			{"項目 No.", 9}, {"事業者の回答", 40},
		})
	for _, g := range b.doc.Guidelines {
		for _, c := range g.Clauses {
			t.clause(c)
		}
	}
	t.done("引用する条項はありません。")
}

func (t *table) clause(c *disclosure.Clause) {
	title := c.Title
	if !c.Official && title != "" {
		title += "〔仮題〕"
	}
	t.head(words(c.Guideline.Short), linked(c.Number, t.book.page("guidelines/"+c.Guideline.ID+"/"+c.ID+".html")),
		words(title), cell{}, words(citing(c)), words(tally(c.Counts)))
	for _, it := range c.Items {
		t.row(1, words(c.Guideline.Short), words(c.Number), member(it.Title), words(citedPoints(it, c)),
			t.book.itemNumber(it), words(it.Status.Label))
	}
}

// citing is how many items cite a clause, or what stands in its place.
func citing(c *disclosure.Clause) string {
	switch {
	case len(c.Items) > 0:
		return strconv.Itoa(len(c.Items)) + "項目"
	case c.Structure && c.Below > 0:
		return ""
	}
	return "なし"
}

// tally is the statuses that occur: 適合 2、未回答 1.
func tally(counts disclosure.Counts) string {
	var parts []string
	for _, s := range counts.ByStatus {
		if s.N > 0 {
			parts = append(parts, s.Status.Label+" "+strconv.Itoa(s.N))
		}
	}
	return strings.Join(parts, "、")
}

// citedPoints are the points of the clause that the item cites.
func citedPoints(it *disclosure.Item, c *disclosure.Clause) string {
	var labels []string
	for _, cite := range it.Clauses {
		if cite.Clause != c {
			continue
		}
		for _, p := range cite.Points {
			labels = append(labels, p.Label)
		}
	}
	out := strings.Join(labels, "、")
	if it.Level == checklist.Recommended {
		out += "（推奨のみ）"
	}
	return out
}
