package importer

import (
	"slices"

	"kaijisho/internal/workbook"
)

// read takes the cell of the answer apart, as it was made and as it is now. In
// a workbook of ours a line that gives the cell its form may have been deleted:
// that is no decision about the answer, which stays, and its author is told.
func (e *editor) read() {
	e.before = workbook.ParseAnswerCell(e.shown["answer"])
	if e.carried == nil {
		e.said = workbook.ParseAnswerCell(e.now("answer"))
		return
	}
	var gone workbook.Gone
	e.said, gone = workbook.ParseEditedCell(e.now("answer"), e.before, statusLabels(e.item))
	cell := e.row.Cells["answer"]
	if gone.Status {
		e.remarkAt(cell, "項目%dの対応策に「回答：」の行がありません。区分は「%s」のままです。変えるなら、セルの先頭に「回答：」と区分の行を書いてください。使えるもの: %s",
			"the answer to item %d has lost its line 回答：, so its status is still %q; to change it, begin the cell with 回答： and one of %s", e.row.No, e.before.Status, statusChoice(e.item))
	}
	if gone.Customer {
		e.remarkAt(cell, "項目%dの対応策で、医療機関等にお願いする対応の見出しの行がなくなっています。下の一覧は残しました。なくすなら、一覧も消してください",
			"the answer to item %d has lost the heading of the customer's duties; the duties below it were kept; to drop them, delete them too", e.row.No)
	}
	e.keepRequired()
}

// keepRequired keeps what the status demands when its line is gone, and says
// what is missing.
func (e *editor) keepRequired() {
	s := statusOf(e.item, e.said.Status)
	for _, f := range []struct {
		key, label string
		now        *string
		was        string
	}{
		{"gap", "不足している点", &e.said.Gap, e.before.Gap},
		{"reason", "理由", &e.said.Reason, e.before.Reason},
		{"target_date", "対応予定日", &e.said.TargetDate, e.before.TargetDate},
	} {
		if *f.now != "" || s == nil || !slices.Contains(s.Requires, f.key) {
			continue
		}
		if f.was == "" {
			e.remarkAt(e.row.Cells["answer"], "項目%[1]dの区分「%[3]s」には「%[2]s」が要ります。「%[2]s：」の行を書き足してください",
				"the status %[3]q of item %[1]d demands %[2]s; add a line that begins with %[2]s：", e.row.No, f.label, s.Label)
			continue
		}
		*f.now = f.was
		e.remarkAt(e.row.Cells["answer"], "項目%[1]dの対応策に「%[2]s」の行がありません。「%[3]s」には要るので、今あるものを残しました。改めるなら「%[2]s：」の行に書いてください",
			"the answer to item %[1]d has lost its line %[2]s：, which %[3]q demands; the present one was kept; to change it, write that line anew", e.row.No, f.label, s.Label)
	}
}
