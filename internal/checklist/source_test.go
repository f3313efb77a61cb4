package checklist_test

import (
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"kaijisho/internal/checklist"
)

// The medical cloud sheet was scanned from paper, corrected by hand, and every
// correction recorded. These tests hold the record to its word: taken back, the
// corrections leave the text that was received.

func TestSourceRowsAreTheItems(t *testing.T) {
	c, rows := medicalCloud(t)
	for i, row := range rows {
		it := c.Items[i]
		if it.No != i+1 || row.no != it.No {
			t.Errorf("place %d: item %d, row %d", i+1, it.No, row.no)
		}
		got := [2]string{it.Subcategory.Category.Title, it.Subcategory.Title}
		want := [2]string{row.cell("category"), row.cell("subcategory")}
		if widen(squeeze(got[0]+"/"+got[1])) != widen(squeeze(want[0]+"/"+want[1])) {
			t.Errorf("item %d stands in %q, its row in %q", it.No, got, want)
		}
	}
}

// A cell that no field of an item takes would be text lost on the way.
func TestSourceCellsAreAllTaken(t *testing.T) {
	c, rows := medicalCloud(t)
	for _, row := range rows {
		filled, taken := 0, 0
		for _, cell := range row.cells {
			if strings.TrimSpace(cell) != "" {
				filled++
			}
		}
		for _, id := range append([]string{"no", "category", "subcategory"}, textFields(c)...) {
			if row.cell(id) != "" {
				taken++
			}
		}
		if filled != taken {
			t.Errorf("row %d: %d cells hold text, %d of them are read", row.no, filled, taken)
		}
	}
}

func TestErrataLeadBackToTheSource(t *testing.T) {
	c, rows := medicalCloud(t)
	for i, it := range c.Items {
		for _, field := range textFields(c) {
			got := squeeze(fieldText(it, field))
			for j := len(c.Errata) - 1; j >= 0; j-- {
				if e := c.Errata[j]; e.Applied() && e.Item == it.No && e.Field == field {
					got = undo(t, e, got)
				}
			}
			if want := squeeze(rows[i].cell(field)); got != want {
				want, got = fromDifference(want, got)
				t.Errorf("item %d, %s: the source goes on with %q, the text with its errata undone with %q", it.No, field, want, got)
			}
		}
	}
}

// fromDifference cuts two texts down to some characters from where they part.
func fromDifference(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	at := 0
	for at < min(len(x), len(y)) && x[at] == y[at] {
		at++
	}
	const shown = 30
	return string(x[at:min(at+shown, len(x))]), string(y[at:min(at+shown, len(y))])
}

// undo puts back what an erratum replaced: the whole field, or the one place
// where the corrected words stand.
func undo(t *testing.T, e *checklist.Erratum, text string) string {
	t.Helper()
	received, corrected := squeeze(e.Received), squeeze(e.Corrected)
	if received == corrected {
		t.Errorf("item %d, %s: %q is corrected to itself", e.Item, e.Field, e.Received)
	}
	if text == corrected {
		return received
	}
	if n := strings.Count(text, corrected); n != 1 {
		t.Errorf("item %d, %s: %q occurs %d times, so the erratum cannot be undone", e.Item, e.Field, e.Corrected, n)
		return text
	}
	return strings.Replace(text, corrected, received, 1)
}

// An erratum that names no field of an item, or is only noted, is held to the
// text that it speaks of.
func TestErrataQuoteWhatIsThere(t *testing.T) {
	c, rows := medicalCloud(t)
	head := squeeze(sourceText(t, c))
	items := map[int]*checklist.Item{}
	for _, it := range c.Items {
		items[it.No] = it
	}
	for _, e := range c.Errata {
		it := items[e.Item]
		switch {
		case e.Field == "header":
			if e.Item != 0 || !strings.Contains(head, squeeze(e.Received)) {
				t.Errorf("header: %q is not in the source", e.Received)
			}
		case it == nil:
			t.Errorf("%s: item %d does not exist", e.Field, e.Item)
		case e.Field == "row":
			if row := rows[e.Item-1]; !row.has(e.Received) || !row.has(e.Corrected) {
				t.Errorf("item %d: no column is called %q or %q", e.Item, e.Received, e.Corrected)
			}
		case fieldText(it, e.Field) == "" && e.Corrected != "":
			t.Errorf("item %d has no text in field %q", e.Item, e.Field)
		case !e.Applied() && !strings.Contains(squeeze(fieldText(it, e.Field)), squeeze(e.Received)):
			t.Errorf("item %d, %s: noted but not there: %q", e.Item, e.Field, e.Received)
		}
	}
}

// medicalCloud loads the sheet and its source, which have as many rows as items.
func medicalCloud(t *testing.T) (*checklist.Checklist, []sourceRow) {
	t.Helper()
	c, list, err := checklist.Load(os.DirFS("../.."), "medical-cloud")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 0 {
		t.Fatalf("%d mistakes in the checklist, the first: %s", len(list), list[0].Message("en"))
	}
	rows := readSource(t, c)
	if len(rows) != len(c.Items) {
		t.Fatalf("%d rows in the source, %d items", len(rows), len(c.Items))
	}
	return c, rows
}

// textFields are the columns whose text comes from the source, by column id.
func textFields(c *checklist.Checklist) []string {
	return append([]string{"requirement", "evidence_examples"}, c.GuidelineIDs...)
}

func fieldText(it *checklist.Item, field string) string {
	switch field {
	case "requirement":
		return it.Requirement
	case "evidence_examples":
		return strings.Join(it.EvidenceExamples, "、")
	}
	return it.References[field]
}

// A sourceRow is one row as received. Each page of the source has columns of
// its own, so a cell is found by the heading of its page.
type sourceRow struct {
	no      int
	cells   []string
	columns map[string]int    // by squeezed heading
	titles  map[string]string // heading by column id
	shift   *checklist.Erratum
}

func (r sourceRow) has(title string) bool {
	_, ok := r.columns[heading(title)]
	return ok
}

// cell returns the text of a column. Where the cells of a row stood in the wrong
// columns, an erratum on the row names the heading of the first of them and the
// heading it belongs under.
func (r sourceRow) cell(id string) string {
	at, ok := r.columns[heading(r.titles[id])]
	if r.shift != nil {
		from, to := r.columns[heading(r.shift.Received)], r.columns[heading(r.shift.Corrected)]
		switch {
		case at >= to:
			at -= to - from
		case at >= from:
			return "" // the heading that took another's cell
		}
	}
	if !ok || at >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[at])
}

func sourceText(t *testing.T, c *checklist.Checklist) string {
	t.Helper()
	text, err := fs.ReadFile(os.DirFS("../.."), path.Join("checklist", c.ID, c.Source.File))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// readSource reads the rows of a tab-separated sheet of several pages. A page's
// headings stand in one or two lines, the first of which begins as the form's
// first column does; errata on the header mend headings that were misread.
func readSource(t *testing.T, c *checklist.Checklist) []sourceRow {
	t.Helper()
	mended := map[string]string{}
	shifts := map[int]*checklist.Erratum{}
	for _, e := range c.Errata {
		switch e.Field {
		case "header":
			mended[heading(e.Received)] = heading(e.Corrected)
		case "row":
			shifts[e.Item] = e
		}
	}
	titles := map[string]string{}
	for _, col := range c.Form.Columns {
		titles[col.ID] = col.Title
	}
	var rows []sourceRow
	var columns map[string]int
	inHead := false
	for line := range strings.Lines(sourceText(t, c)) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if no, err := strconv.Atoi(cells[0]); err == nil {
			rows = append(rows, sourceRow{no: no, cells: cells, columns: columns, titles: titles, shift: shifts[no]})
			inHead = false
			continue
		}
		if cells[0] == titles["no"] {
			columns, inHead = map[string]int{}, true
		}
		for i, cell := range cells {
			if h := heading(cell); inHead && h != "" {
				if right, ok := mended[h]; ok {
					h = right
				}
				columns[h] = i
			}
		}
	}
	return rows
}

// heading is a column's title without white space, brackets of either width alike.
func heading(title string) string { return widen(squeeze(title)) }

// squeeze drops white space, which the scan and YAML place differently.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// widen makes brackets full-width: the scan uses both for the same heading.
func widen(s string) string { return strings.NewReplacer("(", "（", ")", "）").Replace(s) }
