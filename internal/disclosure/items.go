package disclosure

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
)

// checklist links the rows of one sheet with their category, clauses and kinds
// of evidence.
func (l *linker) checklist(sheet *checklist.Checklist) {
	c := &Checklist{Checklist: sheet, byNo: map[int]*Item{}}
	for _, category := range sheet.Categories {
		linked := &Category{Category: category}
		for _, sub := range category.Subcategories {
			s := &Subcategory{Subcategory: sub, Category: linked, Checklist: c}
			for _, row := range sub.Items {
				it := l.item(c, s, row)
				s.Items = append(s.Items, it)
			}
			linked.Subcategories = append(linked.Subcategories, s)
			c.Subcategories = append(c.Subcategories, s)
		}
		c.Categories = append(c.Categories, linked)
	}
	for i, s := range c.Subcategories {
		if i > 0 {
			s.Prev, c.Subcategories[i-1].Next = c.Subcategories[i-1], s
		}
	}
	slices.SortStableFunc(c.Items, func(a, b *Item) int { return cmp.Compare(a.No, b.No) })
	for i, it := range c.Items {
		if i > 0 {
			it.Prev, c.Items[i-1].Next = c.Items[i-1], it
		}
		l.cite(it)
	}
	for _, e := range sheet.Errata {
		if it := c.byNo[e.Item]; it != nil {
			it.Errata = append(it.Errata, e)
		}
	}
	l.items = append(l.items, c.Items...)
	l.doc.Checklists = append(l.doc.Checklists, c)
}

func (l *linker) item(c *Checklist, s *Subcategory, row *checklist.Item) *Item {
	it := &Item{Item: row, Checklist: c, Subcategory: s}
	c.Items = append(c.Items, it)
	c.byNo[row.No] = it
	for _, name := range row.EvidenceExamples {
		k := l.kinds[fold(name)]
		if k == nil {
			k = &Kind{Name: name, ID: kindID(name)}
			l.kinds[fold(name)] = k
			l.doc.Kinds = append(l.doc.Kinds, k)
		}
		k.Items = once(k.Items, it)
		it.Kinds = append(it.Kinds, k)
	}
	return it
}

// kindID is an anchor made of the kind's name alone: counting would move the
// anchors of all that follow when a kind is added.
func kindID(name string) string {
	sum := sha256.Sum256([]byte(fold(name)))
	return "k-" + hex.EncodeToString(sum[:4])
}

// fold makes two spellings equal that differ in width or blanks only.
func fold(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x3000 && width.LookupRune(r).Folded() != 0 }) {
		return s // most are spelt as they are to be
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' {
			return -1
		}
		return r
	}, width.Fold.String(s))
}

// cite links an item with the clauses and points it cites, both ways.
func (l *linker) cite(it *Item) {
	for _, cite := range it.Citations {
		clause := l.doc.clauses[clauseKey(cite.Guideline, cite.Clause)]
		if clause == nil {
			l.list.Add(diag.New("clause-unknown", cite.Span, "clause", cite.Clause, "guideline", cite.Guideline,
				"near", diag.Near(cite.Clause, l.numbers(cite.Guideline))))
			continue
		}
		linked := &Citation{Clause: clause}
		for _, label := range cite.Points {
			p := clause.point(label)
			p.Items = once(p.Items, it)
			linked.Points = append(linked.Points, p)
		}
		if len(cite.Points) == 0 {
			clause.Whole = once(clause.Whole, it)
		}
		clause.Items = once(clause.Items, it)
		it.Clauses = append(it.Clauses, linked)
	}
}

// once appends to a list that is filled by one after the other: who is there
// already is the last.
func once[T comparable](list []T, one T) []T {
	if n := len(list); n > 0 && list[n-1] == one {
		return list
	}
	return append(list, one)
}

func (l *linker) numbers(guideline string) []string {
	var numbers []string
	for _, g := range l.doc.Guidelines {
		if g.ID == guideline {
			for _, c := range g.Clauses {
				numbers = append(numbers, c.Number)
			}
		}
	}
	return numbers
}
