package workbook

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A leftColumn is a column of a sheet that is filled in but not read.
type leftColumn struct {
	column int
	title  string
	own    string // its id when it is a column of the form, which is for another kind of import
	place  Cell
	filled int
	words  []string // what its cells say, each once, as far as it may matter
	labels bool     // all of these are words for a status
	odd    string   // the first that is none
}

// manyWords is how many different words a column of statuses may hold, and
// longWord how long they may be; others hold texts.
const (
	manyWords = 8
	longWord  = 6
)

// leave notes the cells of an item's row that are not read.
func (s *sheetReader) leave(h *header, cells []gridCell) {
	ids := map[int]string{}
	for id, column := range h.columns {
		ids[column] = id
	}
	for _, c := range cells {
		id := ids[c.column]
		if strings.TrimSpace(c.text) == "" || id != "" && !(id == "verdict" || id == "improvement") || s.Review && id != "" {
			continue
		}
		s.leftColumn(h, c.column, id).note(h, c.text)
	}
}

// leftColumn is the column as it has been noted so far. Pages of one sheet
// share it if they call it the same.
func (s *sheetReader) leftColumn(h *header, column int, id string) *leftColumn {
	title := cmp.Or(h.title(column), "見出しなし")
	for _, l := range s.left {
		if l.column == column && l.title == title {
			return l
		}
	}
	l := &leftColumn{column: column, title: title, own: id, place: Cell{Ref: at(column, h.row)}, labels: true}
	s.left = append(s.left, l)
	return l
}

func (l *leftColumn) note(h *header, text string) {
	l.filled++
	word := strings.TrimSpace(text)
	if len(l.words) > manyWords || slices.Contains(l.words, word) {
		return
	}
	l.words = append(l.words, word)
	if !h.label(word) {
		l.labels, l.odd = false, cmp.Or(l.odd, word)
	}
}

// label reports whether a word is one for a status, or for none.
func (h *header) label(word string) bool {
	if foldText(word) == foldText(h.sheet.Unanswered) {
		return true
	}
	for _, st := range h.sheet.Statuses {
		if foldText(st.Label) == foldText(word) {
			return true
		}
	}
	return false
}

func (h *header) title(column int) string {
	for _, f := range h.found {
		if f.column == column {
			return f.title
		}
	}
	return ""
}

// tell lists the columns that were not read, and how they could be.
func (s *sheetReader) tell() {
	for _, l := range s.left {
		name := columnName(l.column)
		if len(s.out.Notices) >= maxProblems {
			return
		}
		ja, en := "", ""
		switch {
		case l.own != "":
			ja, en = "評価員の欄です。--review で取り込めます", "it is the evaluator's; --review takes it"
		case l.labels && len(l.words) <= manyWords:
			ja, en = "区分の語だけなので、--column status="+name+" で区分として取り込めます", "it holds words for a status only; --column status="+name+" takes it as the status"
		case l.short():
			ja = "記入は " + strings.Join(l.words, "、") + "。区分なら --column status=" + name + " --status '" + l.odd + "=…'、担当なら --column owner=" + name + " のように指定できます"
			en = "it says " + strings.Join(l.words, ", ") + "; if that is a status, give --column status=" + name + " --status '" + l.odd + "=…', otherwise as in --column owner=" + name
		default:
			ja, en = "担当なら --column owner="+name+" のように、何の列かを指定できます", "say what it is, as in --column owner="+name
		}
		p := problem(s.name, l.place.Ref, "「%s」の列（%d件の記入）は取り込んでいません。", "the column %q (%d cells) was not taken; ", l.title, l.filled)
		p.Text.JA, p.Text.EN = p.Text.JA+ja, p.Text.EN+en
		s.out.Notices = append(s.out.Notices, p)
	}
}

// short reports whether the cells hold nothing but a few short words.
func (l *leftColumn) short() bool {
	return len(l.words) <= manyWords && !slices.ContainsFunc(l.words, func(w string) bool { return utf8.RuneCountInString(w) > longWord || strings.Contains(w, "\n") })
}
