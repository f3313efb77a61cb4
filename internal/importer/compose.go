package importer

import (
	"slices"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
	"kaijisho/internal/strictyaml"
	"kaijisho/internal/workbook"
)

// An editor changes an answer's file to say what its cells say now.
type editor struct {
	*change
	file   file
	front  answer.FrontMatter  // as the file has it
	before workbook.AnswerCell // what the answer shows
	said   workbook.AnswerCell // what the cell says
	failed bool                // a cell cannot be understood, which is reported
	loss   loss                // of the text's form
	vague  bool                // there is no status
	cited  []reading           // the documents of the cell, when that was read
}

// compose edits the answer's file, and is false when the cell says something
// that cannot be understood.
func (c *change) compose() (*editor, bool) {
	e := &editor{change: c}
	e.read()
	e.begin()
	e.status()
	if e.said.Status != "" { // the cell has our form; any other says nothing of these
		e.facts()
	}
	if c.changes("evidence") {
		e.evidence()
	}
	if e.said.Status != "" && !slices.Equal(e.before.Customer, e.said.Customer) {
		e.list("customer", e.said.Customer, strictyaml.Scalar)
	}
	e.columns()
	if c.changes("note") {
		e.key("note", c.now("note"))
	}
	if c.changes("answer") {
		e.body()
	}
	return e, !e.failed
}

// wrote reports whether a person changed a cell.
func (c *change) wrote(id string) bool {
	return workbook.Fingerprint(c.now(id)) != workbook.Fingerprint(c.shown[id])
}

// begin takes the file that the edit changes: the answer as it stands, or what
// a stub has already. The comments of an empty stub are there to be replaced.
func (e *editor) begin() {
	switch {
	case e.answer != nil:
		e.file = splitFile(e.answer.Source.Text)
	case e.mine != nil:
		e.file = splitFile(e.mine.Source.Text)
	default:
		e.file = splitFile("")
	}
	strictyaml.Decode(diag.NewSource("", string(e.file.head)), &e.front)
	if len(e.front.Keys) == 0 {
		e.file.head = ""
	}
}

// set puts a key's text into the front matter. Front matter in braces is
// spelled anew, key by key, before.
func (e *editor) set(key, text string) {
	h, ok := e.file.head.set(key, text)
	if !ok {
		e.file.head = respell(e.front)
		h, _ = e.file.head.set(key, text)
	}
	e.file.head = h
}

func (e *editor) key(name, value string) {
	if value != "" {
		value = name + ": " + strictyaml.Block(value, "  ") + "\n"
	}
	e.set(name, value)
}

func (e *editor) list(name string, items []string, spell func(string) string) {
	var b strings.Builder
	for _, it := range items {
		b.WriteString("  - " + spell(it) + "\n")
	}
	text := b.String()
	if text != "" {
		text = name + ":\n" + text
	}
	e.set(name, text)
}

// respell is front matter in the order and form that kaijisho writes.
func respell(f answer.FrontMatter) head {
	h := workbook.Head{
		Status: f.Status, Reviewed: f.Reviewed.String(), Owner: f.Owner, Responsibility: string(f.Responsibility), Customer: f.Customer,
		Reason: f.Reason, TargetDate: f.TargetDate.String(), Gap: f.Gap, Note: f.Note, SameAs: f.SameAs, Visibility: string(f.Visibility),
	}
	for _, c := range f.Evidence {
		h.Evidence = append(h.Evidence, workbook.Citation{Doc: c.Doc.Text, At: c.At})
	}
	for _, a := range f.Allow {
		h.Allow = append(h.Allow, workbook.Allowance{Rule: a.Rule.Text, Reason: a.Reason})
	}
	var labels []string
	for label := range f.Points {
		labels = append(labels, label)
	}
	slices.Sort(labels)
	for _, label := range labels {
		h.Points = append(h.Points, workbook.Point{Label: label, Status: f.Points[label].Text})
	}
	return splitFile(h.String()).head
}

// evidence writes the citations that the cell shows. Documents that are not
// for the workbook's audience were not in the cell and stay.
func (e *editor) evidence() {
	e.cited = e.citations()
	var cites []workbook.Citation
	for i := range e.cited {
		r := &e.cited[i]
		if r.doc.id == "" {
			r.doc = e.stub(r.doc)
		}
		if c := r.citation(); !slices.Contains(cites, c) {
			cites = append(cites, c)
		}
	}
	var spelt []string
	for _, c := range e.withHidden(cites) {
		spelt = append(spelt, c.String())
	}
	e.list("evidence", spelt, func(s string) string { return s })
}

// enter adds what the evidence names to the register, and tells where the cell
// was parted.
func (e *editor) enter() {
	var parted []string
	for _, r := range e.cited {
		e.need(r.doc.id)
		if r.cut {
			parted = append(parted, r.String())
		}
	}
	if len(parted) > 0 {
		e.remarkAt(e.row.Cells["evidence"], "エビデンスをこう読みました: %s", "the evidence was read as %s", strings.Join(parted, " "))
	}
}

func (e *editor) seen(id string) bool {
	return slices.ContainsFunc(e.doc.Evidence, func(d *disclosure.Evidence) bool { return d.ID == id })
}

// body writes the text. An answer that showed another item's gets a text of
// its own as soon as that is changed.
func (e *editor) body() {
	said := e.said.Body
	if !e.own { // in ours, the program breaks long lines and people break others on purpose
		said = rejoined(said, e.before.Body)
	}
	sameText := workbook.Fingerprint(e.before.Body) == workbook.Fingerprint(said)
	if e.carried == nil && said != "" {
		e.said.SameAs = e.before.SameAs // a form of others has the text itself
	}
	switch {
	case sameText && e.before.SameAs == e.said.SameAs:
		return
	case (sameText || said == "") && e.said.SameAs > 0:
		e.set("same_as", sameAs(e.said.SameAs))
		e.file.setBody("")
		return
	}
	source := strings.Trim(strings.ReplaceAll(e.file.body, "\r\n", "\n"), "\n")
	if e.before.SameAs > 0 {
		e.part()
		source = e.answer.Markdown
	}
	text, loss := mergeBody(source, e.before.Body, said, e.show)
	e.file.setBody(text)
	e.loss = loss
}

// part makes an answer that showed another item's one of its own: what it had
// from there beside the text stays, too.
func (e *editor) part() {
	e.set("same_as", "")
	if e.front.Status == "" && e.said.Status == e.before.Status {
		e.key("status", e.answer.Status.ID)
	}
	if len(e.front.Customer) == 0 && slices.Equal(e.said.Customer, e.before.Customer) && !e.changes("customer") {
		e.list("customer", e.before.Customer, strictyaml.Scalar)
	}
	if len(e.front.Evidence) == 0 && !e.changes("evidence") {
		var spelt []string
		for _, c := range e.lent() {
			spelt = append(spelt, c.String())
		}
		e.list("evidence", spelt, func(s string) string { return s })
	}
}

// lent are the citations of the answer that is shown, with those that are not
// for the workbook's audience where the project has it.
func (e *editor) lent() []workbook.Citation {
	var out []workbook.Citation
	if of := e.answers[answerKey{e.row.Checklist, e.answer.SameAs.No}]; of != nil {
		for _, c := range of.Evidence {
			out = append(out, workbook.Citation{Doc: c.Doc.Text, At: c.At})
		}
		return out
	}
	for _, use := range e.answer.Evidence {
		out = append(out, workbook.Citation{Doc: use.Evidence.ID, At: use.At})
	}
	return out
}

// show is the text that a cell shows of a piece of Markdown.
func (e *editor) show(text string) string {
	d, _ := markdown.Parse(diag.NewSource("", text), 0)
	return d.Text(func(ref markdown.Ref) (href, words string, ok bool) {
		t, ok := e.doc.Resolve(e.item.Checklist, ref.Target)
		return "", t.Text(), ok
	})
}
