package disclosure

import (
	"regexp"
	"strconv"
	"strings"

	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
)

// A Target is what a reference [[…]] leads to: exactly one of Item, Clause and
// Evidence, with the anchor of a sub-item or point where one was named.
type Target struct {
	Item     *Item
	Block    *checklist.Block // sub-item of Item, or nil
	Clause   *Clause
	Point    *Point // of Clause, or nil
	Evidence *Evidence
	Hidden   bool // a document whose entry is not for the audience
}

var itemReference = regexp.MustCompile(`^(?:項目|No\.)?([0-9]{1,9})(?:\((?:([0-9]{1,2})-)?([0-9]{1,3})\))?$`)

// Resolve finds what a reference written in an answer of checklist c means:
// 80 or 項目80, 79(3), 79(2-1) for the second run, 「総務省GL 3.2.3(2)(ア)2」
// with an optional point behind it, doc:id. Widths and blanks do not matter.
func (d *Document) Resolve(c *Checklist, target string) (Target, bool) {
	if id, ok := strings.CutPrefix(strings.TrimSpace(target), "doc:"); ok {
		id = strings.TrimSpace(id)
		if d.hidden[id] {
			return Target{Hidden: true}, true
		}
		e := d.evidence[id]
		return Target{Evidence: e}, e != nil
	}
	target = fold(target)
	if m := itemReference.FindStringSubmatch(target); m != nil {
		return resolveItem(c, m)
	}
	for _, g := range d.Guidelines {
		for _, name := range []string{g.Short, g.ID} {
			if number, ok := strings.CutPrefix(target, fold(name)); ok {
				return d.resolveClause(g, number)
			}
		}
	}
	return Target{}, false
}

func resolveItem(c *Checklist, m []string) (Target, bool) {
	no, _ := strconv.Atoi(m[1])
	it := c.Item(no)
	if it == nil || m[3] == "" {
		return Target{Item: it}, it != nil
	}
	run := 1
	if m[2] != "" {
		run, _ = strconv.Atoi(m[2])
	}
	point, _ := strconv.Atoi(m[3])
	for _, b := range it.Points() {
		if b.Run == run && b.No == point {
			return Target{Item: it, Block: &b}, true
		}
	}
	return Target{}, false
}

// resolveClause finds a clause by its number, or a clause and one of its points
// when the number goes on with the point's label.
func (d *Document) resolveClause(g *Guideline, number string) (Target, bool) {
	if c := d.clauses[clauseKey(g.ID, number)]; c != nil {
		return Target{Clause: c}, true
	}
	for i := range number {
		c := d.clauses[clauseKey(g.ID, number[:i])]
		if c == nil {
			continue
		}
		for _, p := range c.Points {
			if fold(p.Label) == number[i:] {
				return Target{Clause: c, Point: p}, true
			}
		}
	}
	return Target{}, false
}

// references checks the references and links of every text that is shown and
// notes which items refer to which.
func (l *linker) references() {
	for _, it := range l.items {
		a := l.answers[answerKey{it.Checklist.ID, it.No}]
		if a == nil {
			continue
		}
		l.check(it.Checklist, it, a.Body)
		if it.Answer != nil && it.Answer.SameAs != nil {
			same := it.Answer.SameAs
			same.CitedBy = once(same.CitedBy, it)
		}
	}
	for _, p := range l.doc.Pages {
		l.check(l.doc.Checklists[0], nil, p.Body)
	}
}

func (l *linker) check(c *Checklist, from *Item, body *markdown.Doc) {
	for _, ref := range body.Refs() {
		t, ok := l.doc.Resolve(c, ref.Target)
		if !ok {
			l.list.Add(diag.New("reference-unresolved", ref.Span, append(choices(c, ref.Target), "target", ref.Target, "near", l.nearTarget(ref.Target))...))
			continue
		}
		if t.Item != nil && from != nil && t.Item != from && !from.withheld() {
			t.Item.CitedBy = once(t.Item.CitedBy, from)
		}
	}
	for _, link := range body.Links() {
		if link.Path != "" && !l.attachment(link.Path) {
			l.list.Add(diag.New("link-broken", link.Span, "path", link.Address))
		}
	}
}

// choices says which numbers there are where a reference names another: of
// items, or of an item's sub-items.
func choices(c *Checklist, target string) []string {
	m := itemReference.FindStringSubmatch(fold(target))
	if m == nil {
		return nil
	}
	no, _ := strconv.Atoi(m[1])
	it := c.Item(no)
	if it == nil {
		return []string{"first", first(c), "last", last(c)}
	}
	if len(it.Points()) == 0 {
		return []string{"whole", strconv.Itoa(no)}
	}
	var labels []string
	for _, b := range it.Points() {
		labels = append(labels, PointLabel(b))
	}
	return []string{"no", strconv.Itoa(no), "points", strings.Join(labels, " ")}
}

func (it *Item) withheld() bool { return it.Answer == nil || it.Answer.Withheld }

// nearTarget guesses what a reference to a document or clause meant.
func (l *linker) nearTarget(target string) string {
	if id, ok := strings.CutPrefix(target, "doc:"); ok {
		if near := diag.Near(strings.TrimSpace(id), l.evidenceIDs()); near != "" {
			return "doc:" + near
		}
		return ""
	}
	for _, g := range l.doc.Guidelines {
		for _, name := range []string{g.Short, g.ID} {
			if number, ok := strings.CutPrefix(fold(target), fold(name)); ok {
				if near := diag.Near(number, l.numbers(g.ID)); near != "" {
					return name + " " + near
				}
			}
		}
	}
	return ""
}

// Text is how a reference is written where the author gave no label: 項目79(3),
// 総務省GL 3.2.3(2)(ア)2, or the document's title.
func (t Target) Text() string {
	switch {
	case t.Item != nil && t.Block != nil && t.Block.Run > 1:
		return "項目" + strconv.Itoa(t.Item.No) + "の" + PointLabel(*t.Block)
	case t.Item != nil && t.Block != nil:
		return "項目" + strconv.Itoa(t.Item.No) + PointLabel(*t.Block)
	case t.Item != nil:
		return "項目" + strconv.Itoa(t.Item.No)
	case t.Clause != nil && t.Point != nil:
		return t.Clause.Guideline.Short + " " + t.Clause.Number + t.Point.Label
	case t.Clause != nil:
		return t.Clause.Guideline.Short + " " + t.Clause.Number
	case t.Evidence != nil:
		return t.Evidence.Title
	case t.Hidden:
		return "（非公開の文書）"
	}
	return ""
}
