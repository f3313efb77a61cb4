package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf16"

	"kaijisho/internal/diag"
)

// Limits of a sheet that is read.
const (
	maxColumns = 256     // columns beyond are ignored
	maxRow     = 1 << 20 // Excel's own
)

// A gridCell is a cell that holds something.
type gridCell struct {
	column int // from 1
	text   string
	fault  fault // why the text cannot be taken as it is
	struck bool
}

// A fault is why a cell's text is not what a person typed.
type fault int

const (
	sound       fault = iota
	isFormula         // computed, and perhaps from another file
	isFormatted       // a date or an amount, shown otherwise than it is stored
	isError           // #REF! and the like
	isLost            // refers to a text that the workbook does not hold
	tooLongCell
	hasControl
)

// faultWords say what is wrong and how to mend it.
var faultWords = map[fault]diag.Text{
	isFormula:   {JA: "数式です。値として貼り付け直してください", EN: "this is a formula; paste it as a value"},
	isFormatted: {JA: "日付や金額などの値です。文字列として入力し直してください", EN: "this is a date, an amount or the like; enter it as text"},
	isLost:      {JA: "壊れています。ブックにない文字列を指しています。入力し直してください", EN: "this is damaged: it refers to a text that the workbook does not hold; enter it anew"},
	isError:     {JA: "エラーの値です", EN: "this is an error value"},
	tooLongCell: {JA: "セルの上限（32,767 文字）を超えています", EN: "this is longer than a cell may be (32,767 characters)"},
	hasControl:  {JA: "使えない制御文字があります", EN: "this holds a control character"},
}

// rows calls f for every row that holds something, from the top. It stops when
// f returns false.
func (s *source) rows(sheet sheetPart, f func(row int, cells []gridCell) bool) (*gridReader, error) {
	p, err := s.open(sheet.path)
	if err != nil {
		return nil, err
	}
	defer p.close()
	g := &gridReader{source: s, part: p}
	for {
		t, err := p.next()
		if t == nil || err != nil {
			return g, err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			row := g.number(attr(start, "r"), g.row+1)
			cells, err := g.cells(row)
			if err != nil {
				return nil, err
			}
			if len(cells) > 0 && !f(row, cells) {
				return g, nil
			}
		case "mergeCell":
			g.merged(attr(start, "ref"))
		}
	}
}

// A gridReader reads the rows of a sheet one by one.
type gridReader struct {
	*source
	part   *part
	row    int
	merges []merge // those that join rows, known when all rows have been read
}

// A merge is a range of joined cells over several rows.
type merge struct{ column, firstRow, lastRow int }

func (g *gridReader) number(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n <= maxRow {
		otherwise = n
	}
	g.row = otherwise
	return otherwise
}

// cells reads a row to its end.
func (g *gridReader) cells(row int) ([]gridCell, error) {
	var cells []gridCell
	column := 0
	for {
		t, err := g.part.next()
		if t == nil || err != nil {
			return cells, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return cells, nil
		case xml.StartElement:
			column = columnOf(attr(t, "r"), column+1)
			c, err := g.cell(t)
			if err != nil {
				return nil, err
			}
			c.column = column
			if column <= maxColumns && (c.fault != sound || strings.TrimSpace(c.text) != "") {
				cells = append(cells, c)
			}
		}
	}
}

// cell reads a cell to its end.
func (g *gridReader) cell(e xml.StartElement) (gridCell, error) {
	var value string
	var inline richText
	formula := false
	for {
		t, err := g.part.next()
		if t == nil || err != nil {
			return gridCell{}, err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			if _, end := t.(xml.EndElement); end {
				return g.valued(e, value, inline, formula), nil
			}
			continue
		}
		switch start.Name.Local {
		case "v":
			value, err = g.part.text()
		case "is":
			inline, err = g.part.richText()
		case "f":
			formula = true
			err = g.part.skip()
		default:
			err = g.part.skip()
		}
		if err != nil {
			return gridCell{}, err
		}
	}
}

// valued makes a cell of what its element held.
func (g *gridReader) valued(e xml.StartElement, value string, inline richText, formula bool) gridCell {
	var c gridCell
	switch attr(e, "t") {
	case "s":
		switch i, err := strconv.Atoi(strings.TrimSpace(value)); {
		case err == nil && i >= 0 && i < len(g.strings):
			c.text, c.struck = g.strings[i].text, g.strings[i].struck
		case value != "":
			c.fault = isLost
		}
	case "inlineStr":
		c.text, c.struck = inline.text, inline.struck
	case "str":
		c.text = cleanText(value)
	case "e":
		c.text, c.fault = value, isError
	case "b", "d":
		c.text, c.fault = value, isFormatted
	default:
		if c.text = value; value != "" && !g.plainNumber(attr(e, "s")) {
			c.fault = isFormatted
		}
	}
	switch {
	case formula:
		c.fault = isFormula
	case c.fault != sound:
	case exceedsCell(c.text):
		c.fault = tooLongCell
	case strings.IndexFunc(c.text, forbidden) >= 0:
		c.fault = hasControl
	}
	return c
}

// exceedsCell reports whether s is longer than Excel lets a cell be.
func exceedsCell(s string) bool {
	n := 0
	if len(s) > maxCell { // bytes: shorter ones need no counting
		for _, r := range s {
			n += utf16.RuneLen(r)
		}
	}
	return n > maxCell
}

// columnOf is the column of a reference such as AB12.
func columnOf(ref string, otherwise int) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' {
			break
		}
		if n = n*26 + int(r-'A'+1); n > 1<<14 {
			return 1 << 14
		}
	}
	if n == 0 {
		return otherwise
	}
	return n
}

// maxMerges bounds what is kept of a sheet's joined cells.
const maxMerges = 1 << 21

func (g *gridReader) merged(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok || len(g.merges) >= maxMerges {
		return
	}
	first, last := rowOf(from), rowOf(to)
	if first == 0 || last <= first {
		return
	}
	for c := columnOf(from, 1); c <= min(columnOf(to, 1), maxColumns); c++ {
		g.merges = append(g.merges, merge{c, first, last})
	}
}

func rowOf(ref string) int {
	n, err := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"))
	if err != nil || n < 1 || n > maxRow {
		return 0
	}
	return n
}
