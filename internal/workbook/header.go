package workbook

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/xuri/excelize/v2"

	"kaijisho/internal/checklist"
)

// A header says in which column of a page each column of the form stands.
type header struct {
	sheet   *checklist.Checklist
	columns map[string]int // id of the form's column → column of the sheet, from 1
	twice   []string       // titles that stand over two columns
	found   []foundTitle   // what the header row holds, for messages
	own     int            // titles that the lower row itself holds
	row     int            // of the lower row
}

type foundTitle struct {
	column int
	title  string
}

// numberTitles are what forms call the column of the item's number; the
// checklist's own word for it comes on top.
var numberTitles = []string{"no", "項番", "番号", "項目番号", "項目no"}

// readHeader takes a row, and the one above it, for a header of the form. A
// column is known by the title in the lower row or, where that says nothing
// known, by the one straight above it.
func readHeader(c *checklist.Checklist, upper, lower []gridCell) header {
	h := header{sheet: c, columns: map[string]int{}}
	titles := titleIDs(c)
	above := map[int]string{}
	for _, cell := range upper {
		above[cell.column] = cell.text
	}
	seen := map[int]bool{}
	take := func(column int, title string, own bool) bool {
		id := titles[foldTitle(title)]
		if id == "" {
			return false
		}
		if at, known := h.columns[id]; known && at != column {
			h.twice = append(h.twice, title)
			return true
		}
		h.columns[id] = column
		if own {
			h.own++
		}
		return true
	}
	for _, cell := range lower {
		seen[cell.column] = true
		h.found = append(h.found, foundTitle{cell.column, oneLine(cell.text)})
		if !take(cell.column, cell.text, true) {
			take(cell.column, above[cell.column], false)
		}
	}
	for _, cell := range upper {
		if !seen[cell.column] {
			h.found = append(h.found, foundTitle{cell.column, oneLine(cell.text)})
			take(cell.column, cell.text, false)
		}
	}
	slices.SortFunc(h.found, func(a, b foundTitle) int { return cmp.Compare(a.column, b.column) })
	return h
}

// titleIDs maps the form's titles, folded, to the ids of its columns. The name
// of the answer's group stands for the answer: pages that leave out 確認した
// エビデンス leave the group's name alone above the one column that is left.
func titleIDs(c *checklist.Checklist) map[string]string {
	ids := map[string]string{}
	for _, col := range c.Form.Columns {
		if col.ID == "no" {
			for _, title := range numberTitles {
				ids[title] = "no"
			}
		}
	}
	for _, col := range c.Form.Columns {
		if col.ID == "answer" {
			ids[foldTitle(col.Group)] = col.ID
		}
	}
	for _, col := range c.Form.Columns {
		ids[foldTitle(col.Title)] = col.ID
	}
	delete(ids, "")
	return ids
}

// foldTitle makes spellings of a title equal: width, blanks, line breaks,
// punctuation, and what stands in parentheses.
func foldTitle(s string) string {
	depth := 0
	return foldText(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("([〔", r):
			depth++
			return -1
		case strings.ContainsRune(")]〕", r):
			depth = max(0, depth-1)
			return -1
		case depth > 0:
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}

// foldText makes spellings of a text equal: width, blanks and punctuation.
func foldText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}

// oneLine is a text on one line, shortened for a message.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if short := truncate(s, 40); short != s {
		return short + "…"
	}
	return s
}

// place puts columns where the caller says they are.
func (h *header) place(columns map[string]int) {
	if h.own == 0 || len(h.columns) < 2 {
		return
	}
	for id, column := range columns {
		for other, at := range h.columns {
			if at == column {
				delete(h.columns, other)
			}
		}
		h.columns[id] = column
	}
}

// cell is where the header is, for messages.
func (h *header) cell() string {
	if len(h.found) == 0 {
		return at(1, h.row)
	}
	return at(h.found[0].column, h.row)
}

// complete reports whether the header has what reading answers, or an
// evaluator's return, needs, and one title more, so that no other table is
// taken for the form.
func (h *header) complete(review bool) bool {
	_, number := h.columns["no"]
	if !number || len(h.twice) > 0 || len(h.columns) < 3 {
		return false
	}
	for _, id := range wanted(review) {
		if _, ok := h.columns[id]; ok {
			return true
		}
	}
	return false
}

// wanted are the columns of which a page must have one.
func wanted(review bool) []string {
	if review {
		return []string{"verdict", "improvement"}
	}
	return []string{"answer"}
}

// clearly reports whether this is a header of the form, complete or not: it has
// at least half of the form's titles.
func (h *header) clearly() bool {
	return h.own > 0 && 2*len(h.columns) >= len(h.sheet.Form.Columns)
}

// missing names the titles that the page needs and has not.
func (h *header) missing(review bool) string {
	var titles []string
	for _, col := range h.sheet.Form.Columns {
		if h.columns[col.ID] == 0 && (col.ID == "no" || slices.Contains(wanted(review), col.ID)) {
			titles = append(titles, "「"+col.Title+"」")
		}
	}
	return strings.Join(titles, "・")
}

// titles are those of the page with their columns: all that were understood,
// or all others.
func (h *header) titles(known bool) string {
	at := map[int]bool{}
	for _, column := range h.columns {
		at[column] = true
	}
	var parts []string
	for _, f := range h.found {
		if at[f.column] == known {
			parts = append(parts, columnName(f.column)+"「"+f.title+"」")
		}
	}
	if len(parts) == 0 {
		return "なし"
	}
	return strings.Join(parts, " ")
}

// foundTitles are all titles of the page.
func (h *header) foundTitles() string {
	parts := make([]string, len(h.found))
	for i, f := range h.found {
		parts[i] = columnName(f.column) + "「" + f.title + "」"
	}
	return strings.Join(parts, " ")
}

func columnName(column int) string {
	name, _ := excelize.ColumnNumberToName(column)
	return name
}

// Column is the number, from 1, of a column given by its letters.
func Column(letters string) (int, bool) {
	n, err := excelize.ColumnNameToNumber(strings.ToUpper(letters))
	return n, err == nil && n <= maxColumns
}
