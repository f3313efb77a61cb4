package workbook

import (
	"unicode/utf8"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// formHead writes what stands above the table: the title and, as on paper,
// three fields beside each other with the product below the applicant.
func (s *sheet) formHead(c *disclosure.Checklist) {
	title := cell{text: plain(c.Title), style: style{size: titleSize, bold: true, middle: true}}
	s.addHigh(0, formTitleHeight, []cell{title})
	s.merge(1, formTitleRow, len(s.widths), formTitleRow)

	rows := [2][]cell{make([]cell, len(s.widths)), make([]cell, len(s.widths))}
	var merges [][4]int
	for _, f := range c.Form.Fields {
		row, from, to := s.fieldPlace(c.Form.Columns, f.ID)
		split := s.labelEnd(f.Label, from, to)
		label := style{fill: fillHead, bold: true, border: true, middle: true}
		value := style{border: true, middle: true}
		for i := from; i < to; i++ {
			rows[row][i].style = value
			if i < split {
				rows[row][i].style = label
			}
		}
		rows[row][from].text = plain(f.Label)
		if split < to {
			rows[row][split].text = plain(s.book.fieldValue(f.ID))
		}
		line := formFieldRow + row
		merges = append(merges, [4]int{from + 1, line, split, line}, [4]int{min(split+1, to), line, to, line})
	}
	for _, cells := range rows {
		s.addHigh(0, formFieldHeight, cells)
	}
	for _, m := range merges {
		s.merge(m[0], m[1], m[2], m[3])
	}
	s.addHigh(0, formSpaceHeight, nil)
}

// fieldPlace is the row of a field, 0 or 1, and its columns. The paper form
// puts the applicant above 確認対象物例 and the assessor above 判定結果; a form
// without these columns is divided in three.
func (s *sheet) fieldPlace(columns []checklist.Column, id string) (row, from, to int) {
	n := len(columns)
	second, third := n/3, 2*n/3
	if i, j := indexes(columns, "evidence_examples"), indexes(columns, "verdict"); len(i) > 0 && len(j) > 0 && 0 < i[0] && i[0] < j[0] {
		second, third = i[0], j[0]
	}
	switch id {
	case "applicant":
		return 0, second, third
	case "assessor":
		return 0, third, n
	case "product":
		return 1, second, third
	}
	return 0, 0, second
}

// labelEnd is the column behind a field's label, which takes as many columns
// as it needs and leaves one for the value.
func (s *sheet) labelEnd(label string, from, to int) int {
	end, width := from+1, s.widths[from]
	for need := 1.5*float64(utf8.RuneCountInString(label)) + 2; width < need && end < to-1; end++ {
		width += s.widths[end]
	}
	return end
}

func (b *book) fieldValue(id string) string {
	switch id {
	case "applicant":
		return joined(b.doc.Vendor.Name, b.doc.Vendor.Department)
	case "product":
		return b.doc.Service.Name
	}
	return "" // 整理番号 and 評価者 are the evaluator's
}

// joined parts what there is of the words by a full-width space.
func joined(words ...string) string {
	out := ""
	for _, w := range words {
		if w != "" && out != "" {
			out += "　"
		}
		out += w
	}
	return out
}
