package main

import (
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// sheet FILE.tsv FILE.xlsx makes a workbook of one sheet, as a person who fills
// in a form of others would.
func sheet(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sheet FILE.tsv FILE.xlsx")
	}
	f := excelize.NewFile()
	defer f.Close()
	for r, line := range strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n") {
		for c, text := range strings.Split(line, "\t") {
			at, err := excelize.CoordinatesToCellName(c+1, r+1)
			ts.Check(err)
			ts.Check(f.SetCellStr("Sheet1", at, strings.ReplaceAll(text, `\n`, "\n")))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

// cell FILE.xlsx SHEET CELL TEXT changes one cell and saves the workbook.
func cell(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: cell FILE.xlsx SHEET CELL TEXT")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(f.SetCellStr(args[1], args[2], strings.ReplaceAll(args[3], `\n`, "\n")))
	ts.Check(f.Save())
}
