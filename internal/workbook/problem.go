package workbook

import (
	"fmt"
	"strings"

	"kaijisho/internal/diag"
)

// A Problem is what a workbook that is being read has wrong at one place. It
// is no diag.Diagnostic, because a cell is not a line of a text file.
type Problem struct {
	Sheet, Cell string // where; either may be ""
	Text        diag.Text
}

// Place is the cell as people and formulas write it: チェックシート!F12.
func (p Problem) Place() string {
	if p.Cell == "" {
		return p.Sheet
	}
	return p.Sheet + "!" + p.Cell
}

// In is the problem in a language, with its place.
func (p Problem) In(lang string) string {
	if place := p.Place(); place != "" {
		return place + ": " + p.Text.In(lang)
	}
	return p.Text.In(lang)
}

func problem(sheet, cell, ja, en string, args ...any) Problem {
	return Problem{sheet, cell, diag.Text{JA: fmt.Sprintf(ja, args...), EN: fmt.Sprintf(en, args...)}}
}

// A Refusal is a workbook that cannot be read at all, and why.
type Refusal struct{ Problems []Problem }

func (r *Refusal) Error() string {
	lines := make([]string, len(r.Problems))
	for i, p := range r.Problems {
		lines[i] = p.In("en")
	}
	return strings.Join(lines, "\n")
}

func refuse(ja, en string, args ...any) error {
	return &Refusal{[]Problem{problem("", "", ja, en, args...)}}
}
