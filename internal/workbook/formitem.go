package workbook

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kaijisho/internal/checklist"
)

// taken are the columns whose text is read, in this order.
var taken = []string{"answer", "evidence", "at", "status", "owner", "customer", "verdict", "improvement", "note"}

// item takes a row below a header.
func (s *sheetReader) item(row int, h *header, cells []gridCell) {
	byID := map[string]gridCell{}
	for id, column := range h.columns {
		for _, c := range cells {
			if c.column == column {
				byID[id] = c
			}
		}
	}
	r := &Row{Checklist: h.sheet.ID, Cells: map[string]Cell{}}
	for _, id := range taken {
		if column := h.columns[id]; column > 0 {
			r.columns, r.Columns = append(r.columns, column), append(r.Columns, id)
		}
		if c, ok := byID[id]; ok {
			r.Cells[id] = Cell{Ref: at(c.column, row), Text: c.text}
		}
	}
	place := Cell{Ref: at(h.columns["no"], row)}
	r.Place = problem(s.name, place.Ref, "", "")
	it, ok := s.number(place, h.sheet, byID["no"], r)
	if ok {
		s.leave(h, cells)
	}
	if !ok || !s.sound(row, h.sheet, byID, it) {
		return
	}
	r.No = it.No
	key := rowKey{r.Checklist, r.No}
	before := s.rows[key]
	if before == nil {
		s.rows[key], s.byRow[row] = r, r
		return
	}
	s.byRow[row] = before
	if !sameTexts(before.Cells, r.Cells) {
		s.problem(place, "項目%dは %s にもあり、内容が違います", "item %d is also at %s and says something else", r.No, before.Place.Place())
		s.twice[key] = true
	}
}

func sameTexts(a, b map[string]Cell) bool {
	return maps.EqualFunc(a, b, func(x, y Cell) bool { return strings.TrimSpace(x.Text) == strings.TrimSpace(y.Text) })
}

// itemNumber is what may stand in the number column: 79, No.79, ７９, 79.0.
var itemNumber = regexp.MustCompile(`^(?i:no\.?|項目|項番)?0*([1-9][0-9]{0,8})(?:\.0*)?$`)

func compact(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), "") }

// numbered reports whether a row has an item's number.
func (h *header) numbered(cells []gridCell) bool {
	return slices.ContainsFunc(cells, func(c gridCell) bool {
		return c.column == h.columns["no"] && itemNumber.MatchString(compact(c.text))
	})
}

// number finds the item of a row. A row without a number is left out in
// silence when nothing was written into it, and reported otherwise.
func (s *sheetReader) number(place Cell, c *checklist.Checklist, cell gridCell, r *Row) (*checklist.Item, bool) {
	if m := itemNumber.FindStringSubmatch(compact(cell.text)); m != nil {
		no, _ := strconv.Atoi(m[1])
		if it := checklistItem(c, no); it != nil {
			return it, true
		}
		s.problem(place, "項目%dは %s にありません", "%[2]s has no item %[1]d", no, c.ID)
		return nil, false
	}
	i := slices.IndexFunc(taken, func(id string) bool { return r.Cells[id].Text != "" })
	if cell.fault == isLost {
		s.report(Problem{s.name, place.Ref, faultWords[isLost]})
		return nil, false
	}
	if i < 0 {
		return nil, false
	}
	w := r.Cells[taken[i]]
	if strings.TrimSpace(cell.text) == "" {
		s.problem(w, "項目の番号がない行に記入があります: 「%s」", "the row has no item number, but says %q", oneLine(w.Text))
	} else {
		s.problem(place, "「%s」は項目の番号ではありません。この行の記入「%s」は取り込めません", "%q is no item number; %q in this row was not taken", oneLine(cell.text), oneLine(w.Text))
	}
	return nil, false
}

// sound checks what was written, and that the row's requirement is the item's:
// a row shifted by one would give every answer to the wrong item.
func (s *sheetReader) sound(row int, sheet *checklist.Checklist, cells map[string]gridCell, it *checklist.Item) bool {
	ok := true
	for _, id := range taken {
		c := cells[id]
		at := Cell{Ref: at(max(c.column, 1), row)}
		switch {
		case c.fault != sound:
			s.report(Problem{s.name, at.Ref, faultWords[c.fault]})
			ok = false
		case c.struck && !s.made[rowKey{sheet.ID, it.No}].as(id, c.text):
			s.notice(at, "取り消し線の付いた文字を、消さずに読みました", "text that is struck through was read like any other")
		}
	}
	c, given := cells["requirement"]
	if !given || c.fault != sound {
		return ok
	}
	near := s.nearest(sheet, it, c.text)
	place := Cell{Ref: at(c.column, row)}
	switch {
	case near == it:
		return ok
	case near == nil:
		s.problem(place, "文が項目%dのものと違います: 「%s」", "the text is not that of item %d: %q", it.No, oneLine(c.text))
	default:
		s.problem(place, "番号は%dですが、文は項目%dのものです", "the number is %d, but the text is that of item %d", it.No, near.No)
	}
	return false
}

// How much of the text two spellings of a requirement share. The same
// requirement read by a scanner shares nine tenths; other requirements of the
// sheet mostly a third, but some differ in a few words only.
const (
	surely  = 0.97 // the same, no need to look at others
	similar = 0.6  // the same, if no other is more alike
	closer  = 0.02 // by how much another must be more alike
)

// maxComparisons bounds the search for the item that a text belongs to.
const maxComparisons = 200_000

// nearest is the item whose requirement the text is: it, if that is as like as
// any; nil if it is like none.
func (f *formReader) nearest(c *checklist.Checklist, it *checklist.Item, text string) *checklist.Item {
	if foldText(text) == foldText(it.Requirement) {
		return it
	}
	mine := pairs(text)
	own := likeness(mine, f.pairsOf(it))
	if own >= surely {
		return it
	}
	best, top := it, own
	if f.compared += len(c.Items); f.compared <= maxComparisons {
		for _, other := range c.Items {
			if n := likeness(mine, f.pairsOf(other)); n > max(top, own+closer) {
				best, top = other, n
			}
		}
	}
	if top < similar {
		return nil
	}
	return best
}

// pairsOf keeps the pairs of an item's requirement, which many rows ask for.
func (f *formReader) pairsOf(it *checklist.Item) map[[2]rune]int {
	p := f.pairs[it]
	if p == nil {
		p = pairs(it.Requirement)
		f.pairs[it] = p
	}
	return p
}

// pairs counts the pairs of neighbouring characters of a text, width and
// punctuation aside.
func pairs(s string) map[[2]rune]int {
	out := map[[2]rune]int{}
	var before rune
	for _, r := range foldText(s) {
		out[[2]rune{before, r}]++
		before = r
	}
	return out
}

// likeness is the share of pairs that two texts have in common, from 0 to 1.
func likeness(a, b map[[2]rune]int) float64 {
	common, total := 0, 0
	for p, n := range a {
		common += min(n, b[p])
		total += n
	}
	for _, n := range b {
		total += n
	}
	if total == 0 {
		return 1
	}
	return 2 * float64(common) / float64(total)
}
