package workbook

import "strings"

// fieldLabels map what stands beside 評価者 and the like, folded, to their ids.
func (f *formReader) fieldLabels() map[string]string {
	labels := map[string]string{}
	for _, c := range f.Checklists {
		for _, field := range c.Form.Fields {
			labels[foldTitle(field.Label)] = field.ID
		}
	}
	return labels
}

// formHead reports whether a row below a header is part of the head of another
// page: nothing but labels that the form has above its table, and their values,
// or the form's title.
func (s *sheetReader) formHead(cells []gridCell) bool {
	labels := s.fieldLabels()
	found, value := false, false // whether the cell may be the value of the label before it
	for _, c := range cells {
		switch {
		case labels[foldTitle(c.text)] != "":
			found, value = true, true
		case value:
			value = false
		case len(cells) == 1 && s.title(c.text):
			return true
		default:
			return false
		}
	}
	return found
}

func (s *sheetReader) title(text string) bool {
	for _, c := range s.Checklists {
		if foldText(c.Title) == foldText(text) {
			return true
		}
	}
	return false
}

// fields reads what stands above a table: a label, and the next cell to its
// right. The first page counts; that another one says something else is told
// once.
func (s *sheetReader) fields(cells []gridCell) {
	labels := s.fieldLabels()
	for i, c := range cells {
		id := labels[foldTitle(c.text)]
		if id == "" || i+1 == len(cells) || labels[foldTitle(cells[i+1].text)] != "" {
			continue
		}
		value := cells[i+1]
		switch before := s.out.Fields[id]; {
		case before == "":
			s.out.Fields[id] = value.text
		case strings.TrimSpace(before) != strings.TrimSpace(value.text) && !s.differs[id]:
			s.differs[id] = true
			p := problem(s.name, at(value.column, s.aboveRow), "「%s」がほかのページと違います: 「%s」と「%s」。初めの方を読みました", "%q differs from that of another page: %q and %q; the first was read", oneLine(c.text), oneLine(before), oneLine(value.text))
			s.out.Notices = append(s.out.Notices, p)
		}
	}
}
