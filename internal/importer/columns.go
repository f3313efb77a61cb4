package importer

import (
	"slices"
	"strings"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/strictyaml"
)

// Forms of others have columns that ours has not: the status, who answers for
// it, what the customer does. A person says where they are; what they hold then
// goes into the key of that name.

// word is what a cell of such a column says.
func (c *change) word(id string) string { return strings.TrimSpace(c.row.Cells[id].Text) }

// statusWord is the status that the column of statuses gives: a label of the
// vocabulary, or a word that the caller has given a meaning. The label of an
// item without an answer gives none. It reports whether it was understood.
func (c *change) statusWord() (id string, ok bool) {
	text := c.word("status")
	if text == "" || foldBlanks(text) == foldBlanks(c.item.Checklist.Unanswered) {
		return "", true
	}
	for word, id := range c.opt.Statuses {
		if foldBlanks(word) == foldBlanks(text) {
			return id, true
		}
	}
	return statusID(c.item, text)
}

// checkColumns reports what the columns beside the form's say and nobody can use.
func (c *change) checkColumns() {
	if _, ok := c.statusWord(); !ok {
		text := c.word("status")
		c.problem(c.row.Cells["status"], c.row, "「%s」は回答の区分（%s）ではありません。--status '%[1]s=id' のように意味を指定できます（id: %[3]s）",
			"%q is no status (%s); give it a meaning as in --status '%[1]s=id' (ids: %[3]s)", text, statusChoice(c.item), statusIDs(c.item))
	}
	places := textLines(c.row.Cells["at"].Text)
	if len(places) == 0 {
		return
	}
	if docs := c.citations(); len(docs) != 1 && len(docs) != len(places) {
		c.problem(c.row.Cells["at"], c.row, "文書 %d 件に対して箇所が %d 行あり、対応が分かりません", "%d documents, but %d places: which belongs to which is not clear", len(docs), len(places))
	}
}

func statusIDs(it *disclosure.Item) string {
	var ids []string
	for _, s := range it.Checklist.Statuses {
		ids = append(ids, s.ID)
	}
	return strings.Join(ids, ", ")
}

// customer are the duties that a column lists, one to a line or a bullet.
func (c *change) customer() []string {
	var out []string
	lines := unwrapped(c.row.Cells["customer"].Text)
	bullets := slices.ContainsFunc(lines, func(l textLine) bool { return l.mark != "" })
	for _, l := range lines {
		switch {
		case l.text == "":
		case bullets && l.mark == "" && len(out) > 0:
			out[len(out)-1] += "\n" + l.text
		default:
			out = append(out, l.text)
		}
	}
	return out
}

// columns writes what the columns beside the form's say.
func (e *editor) columns() {
	if e.changes("owner") {
		e.key("owner", oneWord(e.word("owner")))
	}
	if e.changes("customer") {
		e.list("customer", e.customer(), strictyaml.Scalar)
	}
}
