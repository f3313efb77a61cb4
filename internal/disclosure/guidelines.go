package disclosure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/checklist"
)

// guidelines links the clause trees. Checklists that share a guideline share
// its linked tree.
func (l *linker) guidelines(sheets []*checklist.Checklist) {
	seen := map[string]bool{}
	for _, sheet := range sheets {
		for _, g := range sheet.Guidelines {
			if !seen[g.ID] {
				seen[g.ID] = true
				l.guideline(g)
			}
		}
	}
}

func (l *linker) guideline(g *checklist.Guideline) {
	linked := &Guideline{Guideline: g}
	of := map[*checklist.Clause]*Clause{}
	for _, c := range g.Clauses {
		clause := &Clause{Clause: c, Guideline: linked, Parent: of[c.Parent]}
		of[c] = clause
		if clause.Parent != nil {
			clause.Parent.Children = append(clause.Parent.Children, clause)
		} else {
			linked.Roots = append(linked.Roots, clause)
		}
		linked.Clauses = append(linked.Clauses, clause)
		l.doc.clauses[clauseKey(g.ID, c.Number)] = clause
		l.doc.clauses[clauseKey(g.Short, c.Number)] = clause
	}
	for i, c := range linked.Clauses {
		if i > 0 {
			c.Prev, linked.Clauses[i-1].Next = linked.Clauses[i-1], c
		}
	}
	l.doc.Guidelines = append(l.doc.Guidelines, linked)
}

func clauseKey(guideline, number string) string { return fold(guideline) + " " + fold(number) }

// point finds or adds a point of the clause.
func (c *Clause) point(label string) *Point {
	for _, p := range c.Points {
		if p.Label == label {
			return p
		}
	}
	p := &Point{Label: label, Recommended: checklist.IsRecommended(label), Clause: c}
	c.Points = append(c.Points, p)
	return p
}

// orderPoints sorts the points as the guideline counts them and gives each its
// anchor: ① is "1", (6) "6", 1(1) "1-1", 推(1) "r1".
func (c *Clause) orderPoints() {
	slices.SortStableFunc(c.Points, func(a, b *Point) int {
		return cmp.Or(
			compareBool(a.Recommended, b.Recommended),
			slices.Compare(numbersIn(a.Label), numbersIn(b.Label)),
			cmp.Compare(a.Label, b.Label),
		)
	})
	taken := map[string]int{}
	for _, p := range c.Points {
		id := pointID(p)
		if taken[id]++; taken[id] > 1 {
			id += "-v" + strconv.Itoa(taken[id])
		}
		p.ID = id
	}
}

func pointID(p *Point) string {
	var parts []string
	for _, n := range numbersIn(p.Label) {
		parts = append(parts, strconv.Itoa(n))
	}
	for _, r := range p.Label {
		if r >= 'a' && r <= 'z' {
			parts = append(parts, string(r))
		}
	}
	id := strings.Join(parts, "-")
	if id == "" {
		id = "x"
	}
	if p.Recommended {
		id = "r" + id
	}
	return id
}

// numbersIn reads the numbers of a label; circled digits ①–⑳ count as such.
func numbersIn(label string) []int {
	var numbers []int
	inNumber := false
	for _, r := range label {
		switch {
		case r >= '①' && r <= '⑳':
			numbers = append(numbers, int(r-'①')+1)
			inNumber = false
		case r >= '0' && r <= '9':
			if !inNumber {
				numbers = append(numbers, 0)
			}
			numbers[len(numbers)-1] = numbers[len(numbers)-1]*10 + int(r-'0')
			inNumber = true
		default:
			inNumber = false
		}
	}
	return numbers
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// finishGuidelines counts, once every item is linked and answered.
func (l *linker) finishGuidelines() {
	for _, g := range l.doc.Guidelines {
		for i := len(g.Clauses) - 1; i >= 0; i-- {
			c := g.Clauses[i]
			c.orderPoints()
			c.Below = len(itemsBelow(c))
			c.Counts = l.count(c.Items)
		}
		g.Items = uniqueItems(g.Roots)
	}
}

func itemsBelow(c *Clause) map[*Item]bool {
	set := map[*Item]bool{}
	var walk func(*Clause)
	walk = func(c *Clause) {
		for _, it := range c.Items {
			set[it] = true
		}
		for _, child := range c.Children {
			walk(child)
		}
	}
	walk(c)
	return set
}

func uniqueItems(roots []*Clause) []*Item {
	set := map[*Item]bool{}
	for _, r := range roots {
		for it := range itemsBelow(r) {
			set[it] = true
		}
	}
	items := make([]*Item, 0, len(set))
	for it := range set {
		items = append(items, it)
	}
	slices.SortFunc(items, compareItems)
	return items
}

func compareItems(a, b *Item) int {
	return cmp.Or(cmp.Compare(a.Checklist.ID, b.Checklist.ID), cmp.Compare(a.No, b.No))
}
