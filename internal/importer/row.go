package importer

import (
	"fmt"
	"slices"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/workbook"
)

// written are the columns that a vendor fills in.
var written = []string{"answer", "evidence", "note"}

// row decides what one item of the workbook does to the project.
func (p *planner) row(r *workbook.Row) {
	c := p.change(r)
	switch {
	case c.item == nil:
	case c.edited():
		c.take()
	case p.own && c.carried != nil:
		c.untouched()
	case answered(c.mine):
		p.Kept = append(p.Kept, Kept{No: r.No})
	}
}

// A change is what a row of the workbook says of an item.
type change struct {
	*planner
	row     *workbook.Row
	item    *disclosure.Item
	path    string
	mine    *answer.Answer          // the project's file, or nil
	carried *workbook.CarriedAnswer // the workbook's source, or nil
	shown   map[string]string       // the cells of the answer as it stands
}

func (p *planner) change(r *workbook.Row) *change {
	key := answerKey{r.Checklist, r.No}
	c := &change{planner: p, row: r, item: p.item(r), mine: p.answers[key], carried: p.carried[key]}
	if c.item != nil {
		c.path, c.shown = p.path(r.Checklist, r.No), workbook.Shown(p.doc, c.item)
	}
	return c
}

// now is the text of a cell in the workbook. A column that the page does not
// have says what the answer shows.
func (c *change) now(id string) string {
	if !slices.Contains(c.row.Columns, id) {
		return c.shown[id]
	}
	return c.row.Cells[id].Text
}

// edited reports whether a person wrote into the row: in a workbook of ours,
// whether a cell is another than the one that was made; in a form of others,
// whether a cell says something else than the project.
func (c *change) edited() bool {
	return slices.ContainsFunc(written, func(id string) bool {
		return slices.Contains(c.row.Columns, id) && workbook.Fingerprint(c.now(id)) != c.made(id) && !c.says(id)
	})
}

// made is the fingerprint of a cell as it was made; in a form of others all
// cells were made empty.
func (c *change) made(id string) string {
	if c.carried == nil {
		return workbook.Fingerprint("")
	}
	return c.carried.Shown[id]
}

// says reports whether a cell says what the project's answer already does.
func (c *change) says(id string) bool {
	if workbook.Fingerprint(c.now(id)) == workbook.Fingerprint(c.shown[id]) {
		return answered(c.mine)
	}
	if id != "answer" || c.carried != nil {
		return false
	}
	body := workbook.ParseAnswerCell(c.shown[id]).Body
	return answered(c.mine) && words(body) == words(c.now(id))
}

// current reports whether the project still shows what the workbook was made of.
func (c *change) current() bool {
	return c.carried != nil && !slices.ContainsFunc(written, func(id string) bool {
		return workbook.Fingerprint(c.shown[id]) != c.carried.Shown[id]
	})
}

// same reports whether the project's answer shows what the cells say.
func (c *change) same() bool { return !slices.ContainsFunc(written, c.wrote) }

// untouched takes an answer that no one edited in the workbook.
func (c *change) untouched() {
	switch {
	case answered(c.mine) && (c.current() || c.same()):
		c.Kept = append(c.Kept, Kept{No: c.row.No})
	case answered(c.mine) && !(c.opt.Overwrite && c.carried.Text != ""):
		c.Kept = append(c.Kept, Kept{No: c.row.No, Newer: true})
	case c.carried.Text == "" && workbook.ParseAnswerCell(c.now("answer")).Withheld:
		c.remark("項目%dの回答は公開範囲の外にあり、ブックに入っていません", "the answer to item %d is not for the workbook's audience, which does not hold it", c.row.No)
	case c.carried.Text == "":
		c.remark("項目%dの原稿には公開されない部分があり、ブックに入っていません。見えている文から作りました", "the source of item %d holds what is not published and is not in the workbook; it was made of the text that is shown", c.row.No)
		c.take()
	default:
		c.file(c.carried.Text)
		c.cite()
	}
}

// cite brings along the documents that a carried answer cites.
func (c *change) cite() {
	if c.item.Answer == nil {
		return
	}
	for _, use := range c.item.Answer.Evidence {
		for i := range c.known {
			if c.known[i].id == use.Evidence.ID {
				c.need(&c.known[i])
			}
		}
	}
}

// take takes an answer that a person wrote or edited.
func (c *change) take() {
	cell := c.row.Cells["answer"]
	switch shown := workbook.ParseAnswerCell(c.shown["answer"]); {
	case c.now("answer") == "" && answered(c.mine):
		c.problem(cell, c.row, "項目%dの対応策が空にされています。回答は消さずに残しました", "the answer to item %d was emptied; it was kept", c.row.No)
		return
	case c.now("answer") == "" && c.shown["answer"] == "":
		c.problem(cell, c.row, "項目%dは、エビデンスか備考だけが記入されています", "only evidence or a note is given for item %d", c.row.No)
		return
	case shown.Withheld:
		c.problem(cell, c.row, "項目%dの回答は公開範囲の外にあり、この表からは変えられません", "the answer to item %d is not for the workbook's audience and cannot be changed from it", c.row.No)
		return
	}
	text, ok := c.compose()
	switch {
	case !ok:
	case answered(c.mine) && text == c.mine.Source.Text:
		c.file(text)
	case answered(c.mine) && !c.current() && !c.opt.Overwrite:
		c.Conflicts = append(c.Conflicts, Conflict{
			No: c.row.No, Path: c.path, Cell: workbook.Problem{Sheet: c.row.Place.Sheet, Cell: cell.Ref}.Place(),
			Diff: diffLines(c.mine.Source.Text, text),
		})
	default:
		c.file(text)
		c.cite()
	}
}

func (c *change) file(text string) {
	if c.mine != nil && c.mine.Source.Text == text {
		c.Kept = append(c.Kept, Kept{No: c.row.No})
		return
	}
	f := File{Path: c.path, Text: text}
	if c.mine != nil {
		f.Old, f.Exists, f.Stub = c.mine.Source.Text, true, !answered(c.mine)
	}
	c.Files = append(c.Files, f)
}

// remark adds a notice about the row.
func (c *change) remark(ja, en string, args ...any) {
	n := c.row.Place
	n.Text = diag.Text{JA: fmt.Sprintf(ja, args...), EN: fmt.Sprintf(en, args...)}
	c.Notices = append(c.Notices, n)
}
