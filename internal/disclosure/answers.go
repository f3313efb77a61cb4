package disclosure

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
)

// collectAnswers sorts the files by item and reports those that answer none or
// one that another file answers. A directory of no checklist is one mistake,
// however many files it holds.
func (l *linker) collectAnswers() {
	stray := ""
	for _, a := range l.set.Answers { // in the order of their directories
		c := l.doc.checklist(a.Checklist)
		if c == nil && a.Checklist == stray {
			continue
		}
		if c == nil {
			stray = a.Checklist
			l.list.Add(diag.New("checklist-unknown", a.Source.Span(0, 0), "id", a.Checklist,
				"near", diag.Near(a.Checklist, l.sheetIDs()), "ids", strings.Join(l.sheetIDs(), ", ")))
			continue
		}
		if c.Item(a.No) == nil {
			l.list.Add(diag.New("answer-item-unknown", a.Source.Span(0, 0),
				"no", strconv.Itoa(a.No), "checklist", c.ID, "first", first(c), "last", last(c)))
			continue
		}
		key := answerKey{a.Checklist, a.No}
		if other := l.answers[key]; other != nil {
			a = l.duplicate(c, other, a)
		}
		l.answers[key] = a
	}
}

// duplicate reports the one of two files for an item that has not the regular
// name, and gives the other.
func (l *linker) duplicate(c *Checklist, kept, extra *answer.Answer) *answer.Answer {
	regular := c.FileName(c.Item(kept.No)) + ".md"
	if path.Base(extra.Source.Path) == regular {
		kept, extra = extra, kept
	}
	l.list.Add(diag.New("answer-duplicate", extra.Source.Span(0, 0), "no", strconv.Itoa(kept.No),
		"kept", path.Base(kept.Source.Path), "extra", path.Base(extra.Source.Path), "regular", regular).
		With("first-here", kept.Source.Span(0, 0)))
	return kept
}

func (l *linker) sheetIDs() []string {
	ids := make([]string, len(l.doc.Checklists))
	for i, c := range l.doc.Checklists {
		ids[i] = c.ID
	}
	return ids
}

func first(c *Checklist) string {
	if len(c.Items) == 0 {
		return "0"
	}
	return strconv.Itoa(c.Items[0].No)
}

func last(c *Checklist) string {
	if len(c.Items) == 0 {
		return "0"
	}
	return strconv.Itoa(c.Items[len(c.Items)-1].No)
}

// answered reports whether a file answers its item: an empty body without
// same_as is a stub.
func answered(a *answer.Answer) bool { return a != nil && (a.SameAs != 0 || !a.Body.Empty()) }

func (l *linker) answerItems() {
	for _, it := range l.items {
		l.answerItem(it)
	}
}

func (l *linker) answerItem(it *Item) {
	it.Status = it.Checklist.unanswered()
	a := l.answers[answerKey{it.Checklist.ID, it.No}]
	if a == nil {
		return
	}
	if !answered(a) {
		l.cited(it, a.Evidence)
		return
	}
	origin, originItem := l.origin(it, a)
	status := l.status(it.Checklist, a, origin)
	out := &Answer{
		Item: it, Status: status, Reviewed: a.Reviewed, Source: a.Source,
		Visibility: narrower(a.Readers(), origin.Readers()),
	}
	if originItem != it {
		out.SameAs = originItem
	}
	uses, undisclosed := l.cited(it, a.Evidence)
	if len(a.Evidence) == 0 && origin != a {
		uses, undisclosed = l.silently(it, origin.Evidence)
	}
	it.Answer, it.Status = out, status
	if out.Withheld = !l.doc.mayRead(out.Visibility); out.Withheld {
		l.points(it, a)
		return
	}
	out.Body, out.Owner, out.Responsibility = origin.Body, a.Owner, string(a.Responsibility)
	out.Evidence, out.Undisclosed = uses, undisclosed
	out.Customer = a.Customer
	if len(a.Customer) == 0 {
		out.Customer = origin.Customer
	}
	out.Reason, out.Gap, out.TargetDate, out.Note = a.Reason, a.Gap, a.TargetDate, a.Note
	out.Points = l.points(it, a)
	out.anchor(origin)
	out.Markdown = l.markdown(origin)
}

// markdown is the text of an answer as its author wrote it. References to
// documents whose very entry is not for the audience become words.
func (l *linker) markdown(a *answer.Answer) string {
	var b strings.Builder
	at := a.Start
	for _, ref := range a.Body.Refs() {
		if t, ok := l.doc.Resolve(l.doc.checklist(a.Checklist), ref.Target); ok && t.Hidden {
			b.WriteString(a.Source.Text[at:ref.Span.Start])
			b.WriteString(t.Text())
			at = ref.Span.End
		}
	}
	text := a.Source.Text[at:]
	if at > a.Start { // else nothing is hidden and the file's own text need not be copied
		b.WriteString(text)
		text = b.String()
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// silently links citations whose mistakes are reported where they stand.
func (l *linker) silently(it *Item, cites []answer.Citation) ([]*EvidenceUse, int) {
	kept := l.list
	uses, undisclosed := l.cited(it, cites)
	l.list = kept
	return uses, undisclosed
}

func narrower(a, b answer.Access) answer.Access {
	if b.Narrower(a) {
		return b
	}
	return a
}

// status finds the answer's word in the vocabulary and checks what it demands.
func (l *linker) status(c *Checklist, a, origin *answer.Answer) *Status {
	word, place := a.Status, a.Keys["status"]
	if word == "" && place.Source == nil {
		if origin != a {
			return c.statusOf(origin.Status)
		}
		if a.SameAs != 0 || a.Unread { // leads nowhere or cannot be read, which is reported there
			return c.unanswered()
		}
		l.list.Add(diag.New("status-missing", a.Head, "words", strings.Join(c.statusIDs(), ", ")))
		return c.unanswered()
	}
	for _, s := range c.Statuses {
		if s.ID != word {
			continue
		}
		for _, key := range s.Requires {
			if a.Keys[key].Source == nil {
				l.list.Add(diag.New("status-requires", place, "label", s.Label, "status", s.ID, "key", key))
			}
		}
		return &Status{ID: s.ID, Label: s.Label, Kind: s.Kind}
	}
	l.list.Add(diag.New("status-unknown", place, "value", word, "near", c.nearStatus(word), "words", strings.Join(c.statusIDs(), ", ")))
	return c.unanswered()
}

// statusOf is a word of the vocabulary, or that for no answer.
func (c *Checklist) statusOf(id string) *Status {
	for _, s := range c.Statuses {
		if s.ID == id {
			return &Status{ID: s.ID, Label: s.Label, Kind: s.Kind}
		}
	}
	return c.unanswered()
}

func (c *Checklist) statusIDs() []string {
	ids := make([]string, len(c.Statuses))
	for i, s := range c.Statuses {
		ids[i] = s.ID
	}
	return ids
}

// Unanswered is the status id of items without an answer.
const Unanswered = "unanswered"

func (c *Checklist) unanswered() *Status {
	return &Status{ID: Unanswered, Label: c.Checklist.Unanswered, Kind: checklist.None}
}

// points pairs the requirement's sub-items with what the front matter says of them.
func (l *linker) points(it *Item, a *answer.Answer) []PointAnswer {
	blocks := it.Points()
	labels := make([]string, len(blocks))
	out := make([]PointAnswer, len(blocks))
	for i, b := range blocks {
		labels[i] = PointLabel(b)
		out[i] = PointAnswer{Block: b, Status: it.Status}
	}
	for _, label := range slices.Sorted(maps.Keys(a.Points)) {
		value := a.Points[label]
		i := slices.Index(labels, fold(label))
		if i < 0 {
			l.list.Add(diag.New("point-unknown", value.Span, "no", strconv.Itoa(it.No), "point", label, "points", strings.Join(labels, " ")))
			continue
		}
		status := it.Checklist.statusOf(value.Text)
		if status.ID == Unanswered {
			l.list.Add(diag.New("status-unknown", value.Span, "value", value.Text,
				"near", it.Checklist.nearStatus(value.Text), "words", strings.Join(it.Checklist.statusIDs(), ", ")))
			continue
		}
		out[i].Differs = status.ID != it.Status.ID
		out[i].Status = status
	}
	return out
}

// PointLabel names a sub-item in front matter and references: (4), and 2-(4)
// in the second run.
func PointLabel(b checklist.Block) string {
	if b.Run > 1 {
		return strconv.Itoa(b.Run) + "-" + b.Point
	}
	return b.Point
}

// anchor notes where in the text each sub-item is answered.
func (a *Answer) anchor(origin *answer.Answer) {
	for _, p := range origin.Body.Points() {
		for i := range a.Points {
			if a.Points[i].Block.Run == p.Run && a.Points[i].Block.No == p.No && a.Points[i].Anchor == "" {
				a.Points[i].Anchor = p.ID
			}
		}
	}
}
