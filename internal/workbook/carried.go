package workbook

import (
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
)

// A Source is what Write left in a workbook beside what people see.
type Source struct {
	Audience  answer.Access
	Answers   []CarriedAnswer
	Documents []CarriedDocument

	sheets []string // the check sheets
}

// A CarriedAnswer is an answer as it was when the workbook was written.
type CarriedAnswer struct {
	Checklist string
	No        int
	Text      string            // the file; "" when it was not for the audience
	Shown     map[string]string // fingerprints of its cells by the ids of their columns
	Of        ItemOf            // whose answer was shown for want of one's own, or zero
}

// An ItemOf is an item of a checklist.
type ItemOf struct {
	Checklist string
	No        int
}

// A CarriedDocument is an entry of the register.
type CarriedDocument struct{ ID, Text string }

// mayBeForm reports whether a sheet is one of the check sheets. In a workbook
// of others any sheet may be.
func (s *Source) mayBeForm(sheet string) bool {
	return s == nil || slices.Contains(s.sheets, sheet)
}

// missing tells which of the check sheets the workbook has no more.
func (s *Source) missing(sheets []sheetPart) []Problem {
	var out []Problem
	if s != nil {
		for _, name := range s.sheets {
			if !slices.ContainsFunc(sheets, func(p sheetPart) bool { return p.name == name }) {
				out = append(out, problem(name, "", "このシートがありません。名前を変えたのなら、元に戻すと取り込めます",
					"this sheet is missing; if it was renamed, it can be read once it has its name back"))
			}
		}
	}
	return out
}

// made are the answers by their items.
func (s *Source) made() map[rowKey]*CarriedAnswer {
	out := map[rowKey]*CarriedAnswer{}
	if s != nil {
		for i := range s.Answers {
			out[rowKey{s.Answers[i].Checklist, s.Answers[i].No}] = &s.Answers[i]
		}
	}
	return out
}

// as reports whether a cell says what it was made to say.
func (a *CarriedAnswer) as(id, text string) bool {
	return a != nil && a.Shown[id] == Fingerprint(text)
}

// carried reads the hidden sheet; nil when the workbook has none of ours. A row
// whose source was touched is dropped: its cells are then read like others'.
func (s *source) carried() (*Source, error) {
	i := slices.IndexFunc(s.sheets, func(p sheetPart) bool { return p.name == sourceSheet })
	if i < 0 {
		return nil, nil
	}
	out := &Source{}
	ours := false
	_, err := s.rows(s.sheets[i], func(row int, cells []gridCell) bool {
		texts := rowTexts(cells)
		switch {
		case !ours:
			ours = texts[0] == sourceMark
			out.Audience = answer.Access(texts[1])
			return ours
		case texts[0] == "sheets":
			out.sheets = nonEmpty(texts[1:])
		case texts[0] == "answer" || texts[0] == "evidence":
			out.take(texts)
		case texts[0] == "reused":
			out.reused(texts)
		}
		return true
	})
	if err != nil || !ours {
		return nil, err
	}
	return out, nil
}

// rowTexts are the texts of a row by column, at least those before the source.
func rowTexts(cells []gridCell) []string {
	texts := make([]string, 7)
	for _, c := range cells {
		for len(texts) < c.column {
			texts = append(texts, "")
		}
		texts[c.column-1] = c.text
	}
	return texts
}

func nonEmpty(texts []string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

func (s *Source) take(texts []string) {
	text, ok := unchunk(nonEmpty(texts[7:]))
	if !ok || Fingerprint(text) != texts[6] {
		return
	}
	if texts[0] == "evidence" {
		s.Documents = append(s.Documents, CarriedDocument{texts[2], text})
		return
	}
	s.answer(CarriedAnswer{Checklist: texts[1], Text: text}, texts)
}

// reused takes a row that shows another item's answer.
func (s *Source) reused(texts []string) {
	if len(texts) < 9 {
		return
	}
	if no, err := strconv.Atoi(strings.TrimSpace(texts[8])); err == nil {
		s.answer(CarriedAnswer{Checklist: texts[1], Of: ItemOf{texts[7], no}}, texts)
	}
}

// answer adds an answer with what its row says of the cells.
func (s *Source) answer(a CarriedAnswer, texts []string) {
	var err error
	if a.No, err = strconv.Atoi(strings.TrimSpace(texts[2])); err != nil {
		return
	}
	a.Shown = map[string]string{"answer": texts[3], "evidence": texts[4], "note": texts[5]}
	s.Answers = append(s.Answers, a)
}
