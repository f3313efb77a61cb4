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

// beside are the columns that only forms of others have. "at" goes with evidence.
var beside = []string{"status", "owner", "customer"}

// row decides what one item of the workbook does to the project.
func (p *planner) row(r *workbook.Row) {
	c := p.change(r)
	if c.item == nil {
		return
	}
	c.checkColumns()
	c.blankEvidence()
	if !c.as("evidence") {
		c.editions()
	}
	switch {
	case c.carried != nil && c.carried.Of.No > 0:
		c.reused()
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
	answer  *disclosure.Answer      // the item's own, not one that a crosswalk lends it; or nil
	mine    *answer.Answer          // the project's file, or nil
	carried *workbook.CarriedAnswer // the workbook's source, or nil
	shown   map[string]string       // the cells of the answer as it stands
}

func (p *planner) change(r *workbook.Row) *change {
	key := answerKey{r.Checklist, r.No}
	c := &change{planner: p, row: r, item: p.item(r), mine: p.answers[key], carried: p.carried[key]}
	if c.item == nil {
		return c
	}
	c.path = p.path(r.Checklist, r.No)
	if a := c.item.Answer; a != nil && a.Via == nil {
		c.answer, c.shown = a, workbook.Shown(p.doc, c.item)
	}
	return c
}

// now is the text of a cell in the workbook. A column that the page does not
// have says what the answer shows, and so does an empty cell in a form of others.
func (c *change) now(id string) string {
	if text := c.row.Cells[id].Text; slices.Contains(c.row.Columns, id) && (text != "" || c.carried != nil) {
		return text
	}
	return c.shown[id]
}

// edited reports whether a person wrote into the row: in a workbook of ours,
// whether a cell is another than the one that was made; in a form of others,
// whether a cell says something else than the project. Whose an empty answer
// is says nothing yet.
func (c *change) edited() bool {
	return slices.ContainsFunc(written, func(id string) bool { return !c.as(id) && !c.says(id) }) || c.now("answer") != "" && slices.ContainsFunc(beside, c.changes)
}

// as reports whether a cell is as it was made.
func (c *change) as(id string) bool {
	return !slices.Contains(c.row.Columns, id) || workbook.Fingerprint(c.row.Cells[id].Text) == c.made(id)
}

// made is the fingerprint of a cell as it was made; in a form of others all
// cells were made empty.
func (c *change) made(id string) string {
	if c.carried == nil {
		return workbook.Fingerprint("")
	}
	return c.carried.Shown[id]
}

// changes reports whether the answer must change to say what a cell does.
func (c *change) changes(id string) bool {
	if slices.Contains(written, id) && c.carried != nil {
		return c.wrote(id)
	}
	return c.row.Cells[id].Text != "" && !c.says(id)
}

// says reports whether the project's answer already says what a cell does. A
// form of others is read: how its text is laid out does not count.
func (c *change) says(id string) bool {
	text := c.row.Cells[id].Text
	switch {
	case !answered(c.mine):
		return false
	case slices.Contains(written, id) && workbook.Fingerprint(c.now(id)) == workbook.Fingerprint(c.shown[id]):
		return id != "evidence" || c.word("at") == "" || c.cites()
	case id == "status":
		status, ok := c.statusWord()
		return !ok || status == "" || status == c.mine.Status
	case id == "owner":
		return oneWord(text) == c.mine.Owner
	case id == "customer":
		return slices.Equal(c.customer(), c.mine.Customer)
	case c.carried != nil:
		return false
	case id == "evidence":
		return c.cites()
	case id == "note":
		return words(text) == words(c.mine.Note)
	}
	shown := c.shown[id]
	return words(text) == words(workbook.ParseAnswerCell(shown).Body) || words(text) == words(shown)
}

// cites reports whether the project's answer cites what the cell names.
func (c *change) cites() bool {
	var cites, have []workbook.Citation
	for _, r := range c.citations() {
		if !slices.Contains(cites, r.citation()) {
			cites = append(cites, r.citation())
		}
	}
	for _, e := range c.mine.Evidence {
		have = append(have, workbook.Citation{Doc: e.Doc.Text, At: e.At})
	}
	return slices.Equal(cites, have)
}

// current reports whether the project still shows what the workbook was made of.
func (c *change) current() bool {
	return c.carried != nil && !slices.ContainsFunc(written, func(id string) bool {
		return workbook.Fingerprint(c.shown[id]) != c.carried.Shown[id]
	})
}

// same reports whether the project's answer shows what the cells say.
func (c *change) same() bool { return !slices.ContainsFunc(written, c.wrote) }

// reused leaves an answer that the workbook shows from another checklist. Its
// text is another file's, which is changed where that file's item stands.
func (c *change) reused() {
	of := c.carried.Of
	switch {
	case slices.ContainsFunc(written, func(id string) bool { return !c.as(id) }):
		c.problem(workbook.Cell{}, c.row, "項目%[1]dに見えているのは「%[2]s」の項目%[3]dの回答で、この行からは変えられません。「%[2]s」の項目%[3]dを直すか、この項目だけの回答を %[4]s に書いてください",
			"item %[1]d shows the answer to item %[3]d of %[2]s and cannot be changed from this row; edit item %[3]d of %[2]s, or write an answer of its own into %[4]s", c.row.No, c.short(of.Checklist), of.No, c.path)
	case answered(c.mine):
		c.Kept = append(c.Kept, Kept{No: c.row.No, Newer: true})
	}
}

// short is what a checklist is called, and so the sheet that holds its form.
func (p *planner) short(id string) string {
	for _, c := range p.doc.Checklists {
		if c.ID == id {
			return c.Short
		}
	}
	return id
}

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
	if c.answer == nil {
		return
	}
	for _, use := range c.answer.Evidence {
		c.need(use.Evidence.ID)
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
		c.problem(cell, c.row, "項目%dは対応策が空で、エビデンスか備考だけが記入されています", "item %d has evidence or a note, but no answer", c.row.No)
		return
	case shown.Withheld:
		c.problem(cell, c.row, "項目%dの回答は公開範囲の外にあり、この表からは変えられません", "the answer to item %d is not for the workbook's audience and cannot be changed from it", c.row.No)
		return
	}
	e, ok := c.compose()
	if !ok {
		return
	}
	text := e.file.String()
	switch {
	case answered(c.mine) && text == c.mine.Source.Text:
		c.file(text)
	case answered(c.mine) && (!c.current() || e.loss == allForm) && !c.opt.Overwrite:
		c.Conflicts = append(c.Conflicts, Conflict{
			No: c.row.No, Path: c.path, Cell: workbook.Problem{Sheet: c.row.Place.Sheet, Cell: cell.Ref}.Place(),
			Diff: diffLines(c.mine.Source.Text, text), Flat: c.current(),
		})
	default:
		e.unstated()
		if e.loss != noForm {
			c.remarkAt(cell, "書き換えられたところの太字・リンクなどの書式は、移せませんでした", "bold words, links and the like were lost where the text was rewritten")
		}
		c.file(text)
		c.cite()
		e.enter()
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
func (c *change) remark(ja, en string, args ...any) { c.remarkAt(workbook.Cell{}, ja, en, args...) }

func (c *change) remarkAt(cell workbook.Cell, ja, en string, args ...any) {
	n := c.row.Place
	if cell.Ref != "" {
		n.Cell = cell.Ref
	}
	n.Text = diag.Text{JA: fmt.Sprintf(ja, args...), EN: fmt.Sprintf(en, args...)}
	c.Notices = append(c.Notices, n)
}
