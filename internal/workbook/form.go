package workbook

import (
	"github.com/xuri/excelize/v2"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// Rows of the form above its items.
const (
	formTitleRow  = 1
	formFieldRow  = 2
	formHeaderRow = 5 // upper row of the header
	formFirstRow  = 7
)

// Heights of the rows above the header, in points.
const (
	formTitleHeight = 30
	formFieldHeight = 21
	formSpaceHeight = 9
	formHeadHeight  = formTitleHeight + 2*formFieldHeight + formSpaceHeight
)

// formWidths are used where the checklist gives none. Together they make the
// form print on A3 at about four fifths of its size; the answer is as wide as
// that allows, so that few rows grow beyond what Excel allows.
var formWidths = map[string]float64{
	"no": 5, "category": 8, "subcategory": 11, "requirement": 42, "evidence_examples": 17,
	"answer": 72, "evidence": 24, "verdict": 8, "improvement": 17, "note": 12,
}

const referenceWidth = 15

// form writes the check sheet of c, in the layout that evaluators know.
func (b *book) form(c *disclosure.Checklist) {
	columns := c.Form.Columns
	l := layout{head: 2, headFrom: formHeaderRow, paper: paperA3, flowing: true}
	for i, col := range columns {
		l.widths = append(l.widths, columnWidth(col))
		if col.ID == "subcategory" {
			l.fixed = i + 1
		}
	}
	s := b.sheet(b.names[c], l)
	s.formHead(c)
	s.flow.add(formHeadHeight, false)
	s.header(columns)
	repeated := indexes(columns, "category", "subcategory")
	for _, it := range c.Items {
		t := b.shown(it)
		b.written[it] = record{s.add(0, b.formRow(it, t), repeated...), b.fingerprints(t)}
	}
	s.filter(formHeaderRow + 1)
	s.headed(formHeaderRow + 1)
	s.verdicts(c)
	s.nameColumns(columns)
	s.close()
}

func columnWidth(c checklist.Column) float64 {
	if c.Width > 0 {
		return min(c.Width, excelize.MaxColumnWidth)
	}
	if w := formWidths[c.ID]; w > 0 {
		return w
	}
	return referenceWidth
}

// indexes are the places of the columns with the ids, from 0.
func indexes(columns []checklist.Column, ids ...string) []int {
	var at []int
	for i, c := range columns {
		for _, id := range ids {
			if c.ID == id {
				at = append(at, i)
			}
		}
	}
	return at
}

// header writes both rows: neighbours of one group stand under one merged
// cell, and a column without a group takes both rows.
func (s *sheet) header(columns []checklist.Column) {
	upper, lower := make([]cell, len(columns)), make([]cell, len(columns))
	for i, c := range columns {
		look := style{fill: columnFill(c), bold: true, border: true, centred: true, middle: true}
		upper[i], lower[i] = cell{style: look}, cell{style: look}
		if c.Group == "" {
			upper[i].text = plain(c.Title)
			continue
		}
		lower[i].text = plain(c.Title)
		if i == 0 || columns[i-1].Group != c.Group {
			upper[i].text = plain(c.Group)
		}
	}
	for i, height := range []float64{s.groupHeight(columns), s.titleHeight(columns)} {
		s.addHigh(0, height, [][]cell{upper, lower}[i])
		s.flow.add(height, true)
	}
	for i := 0; i < len(columns); {
		end := i + 1
		for columns[i].Group != "" && end < len(columns) && columns[end].Group == columns[i].Group {
			end++
		}
		if columns[i].Group == "" {
			s.merge(i+1, formHeaderRow, i+1, formHeaderRow+1)
		} else {
			s.merge(i+1, formHeaderRow, end, formHeaderRow)
		}
		i = end
	}
}

// groupHeight is the height of the upper row, whose cells are as wide as their group.
func (s *sheet) groupHeight(columns []checklist.Column) float64 {
	width := map[string]float64{}
	for i, c := range columns {
		width[c.Group] += s.widths[i]
	}
	height := 0.0
	for _, c := range columns {
		if c.Group != "" {
			height = max(height, rowHeight(c.Group, width[c.Group], textSize))
		}
	}
	return max(height, rowHeight("", referenceWidth, textSize))
}

func (s *sheet) titleHeight(columns []checklist.Column) float64 {
	height := 0.0
	for i, c := range columns {
		height = max(height, rowHeight(c.Title, s.widths[i], textSize))
	}
	return height
}

func columnFill(c checklist.Column) fill {
	switch c.ID {
	case "answer", "evidence":
		return fillVendor
	case "verdict", "improvement":
		return fillEvaluator
	}
	return fillHead
}

// verdicts offers the evaluator's words. Others are accepted after a question,
// because the sheet names the column but prescribes no words for it.
func (s *sheet) verdicts(c *disclosure.Checklist) {
	for _, i := range indexes(c.Form.Columns, "verdict") {
		if len(c.Verdicts) == 0 || s.row < formFirstRow {
			continue
		}
		title := inXML(truncate(c.Form.Columns[i].Title, maxNoteTitle))
		s.choices.add(`<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1"`,
			` errorTitle="`, title, `" error="選択肢にない語です。このまま入力しますか？"`,
			` promptTitle="`, title, `" prompt="評価員が選びます。選択肢は「`, coverSheet, `」で変えられます。"`,
			` sqref="`, s.at(i+1, formFirstRow), `:`, s.at(i+1, s.row), `"><formula1>`, s.book.verdictName(c), `</formula1></dataValidation>`)
	}
}

// maxNoteTitle is Excel's limit for the title of a note at a cell, in UTF-16 units.
const maxNoteTitle = 32

// nameColumns names the columns that people fill in or evaluate by formula.
func (s *sheet) nameColumns(columns []checklist.Column) {
	if s.row < formFirstRow {
		return
	}
	for i, c := range columns {
		switch c.ID {
		case "no", "answer", "evidence", "verdict", "improvement", "note":
			s.book.define(definable(s.name)+"."+c.ID, s.name, fixedAt(i+1, formFirstRow)+":"+fixedAt(i+1, s.row))
		}
	}
}
