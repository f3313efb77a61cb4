package disclosure

import (
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
)

// chapters resolves the items of the 開示書 view.
func (l *linker) chapters() {
	for _, c := range l.doc.Checklists {
		c.Chapters = l.sections(c, nil, c.Checklist.Chapters)
	}
}

func (l *linker) sections(c *Checklist, parent *Chapter, chapters []*checklist.Chapter) []*Chapter {
	var out []*Chapter
	for _, ch := range chapters {
		linked := &Chapter{Chapter: ch, Parent: parent}
		for _, no := range ch.Items {
			it := c.Item(no)
			if it == nil {
				l.list.Add(diag.New("chapter-item", ch.Span, "no", strconv.Itoa(no)))
				continue
			}
			linked.Items = append(linked.Items, it)
			it.Chapters = append(it.Chapters, linked)
		}
		linked.Sections = l.sections(c, linked, ch.Sections)
		out = append(out, linked)
	}
	return out
}

// releases resolves 改訂履歴; its items are those of the first checklist.
func (l *linker) releases() {
	c := l.doc.Checklists[0]
	for _, r := range l.set.Disclosure.Releases {
		linked := &Release{
			Version: r.Version, Published: r.Published, Effective: r.Effective, Summary: r.Summary,
			Notice: !r.Effective.IsZero() && l.doc.Date.Before(r.Effective),
		}
		for _, value := range r.Items {
			from, to, ok := itemRange(value.Text)
			if !ok || c.Item(from) == nil || c.Item(to) == nil {
				l.list.Add(diag.New("release-item", value.Span, "value", value.Text, "first", first(c), "last", last(c)))
				continue
			}
			for _, it := range c.Items {
				if from <= it.No && it.No <= to {
					linked.Items = append(linked.Items, it)
					it.Releases = once(it.Releases, linked)
				}
			}
		}
		slices.SortFunc(linked.Items, compareItems)
		linked.Items = slices.Compact(linked.Items)
		l.doc.Releases = append(l.doc.Releases, linked)
	}
}

// itemRange reads 79 or 81-83.
func itemRange(s string) (from, to int, ok bool) {
	a, b, isRange := strings.Cut(fold(s), "-")
	if !isRange {
		b = a
	}
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	return from, to, err1 == nil && err2 == nil && from <= to
}

func (l *linker) pages() {
	for _, p := range l.set.Pages {
		page := &Page{Slug: p.Slug, Title: p.Title, Menu: p.Menu, Body: p.Body, Source: p.Source}
		if page.Menu == "" {
			page.Menu = p.Title
		}
		l.doc.Pages = append(l.doc.Pages, page)
	}
}

// finish counts and gathers what only the whole shows.
func (l *linker) finish() {
	l.finishEvidence()
	l.finishGuidelines()
	l.unusedEvidence()
	for _, c := range l.doc.Checklists {
		c.Counts = l.count(c.Items)
		for _, category := range c.Categories {
			var items []*Item
			for _, s := range category.Subcategories {
				s.Counts = l.count(s.Items)
				items = append(items, s.Items...)
			}
			category.Counts = l.count(items)
		}
		l.unanswered(c)
	}
	for _, it := range l.items {
		if it.Answer == nil {
			continue
		}
		for i, text := range it.Answer.Customer {
			l.doc.Duties = append(l.doc.Duties, &Duty{Item: it, Text: text, No: i + 1})
		}
	}
}

// unanswered says once how many answers are missing and which comes next;
// a new vendor would drown in one message per item.
func (l *linker) unanswered(c *Checklist) {
	var open []*Item
	for _, it := range c.Items {
		if it.Answer == nil {
			open = append(open, it)
		}
	}
	if len(open) == 0 {
		return
	}
	next := answer.AnswersDir + "/" + c.ID + "/" + c.FileName(open[0]) + ".md"
	place := l.set.Disclosure.Source.Span(0, 0)
	l.list.Add(diag.New("unanswered", place, "n", strconv.Itoa(len(open)), "total", strconv.Itoa(len(c.Items)), "next", next))
}

// FileName is the name, without extension, of an item's file and page: 079.
func (c *Checklist) FileName(it *Item) string { return c.Checklist.FileName(it.No) }

// count counts items by status, in the order of the vocabularies they use.
func (l *linker) count(items []*Item) Counts {
	n := Counts{Total: len(items)}
	index := map[string]int{}
	sheets := l.sheetsOf(items)
	for _, c := range sheets {
		for _, s := range c.Statuses {
			if _, ok := index[s.ID]; !ok {
				index[s.ID] = len(n.ByStatus)
				n.ByStatus = append(n.ByStatus, StatusCount{Status: &Status{ID: s.ID, Label: s.Label, Kind: s.Kind}})
			}
		}
	}
	index[Unanswered] = len(n.ByStatus)
	n.ByStatus = append(n.ByStatus, StatusCount{Status: sheets[0].unanswered()})
	for _, it := range items {
		count := &n.ByStatus[index[it.Status.ID]]
		count.N++
		if it.Status.Kind == checklist.None {
			continue
		}
		n.Answered++
		if it.Status.Kind != checklist.Excluded {
			n.Applicable++
		}
		if it.Status.Kind == checklist.Open && it.Level == checklist.Recommended {
			count.Recommended++
		}
	}
	return n
}

// sheetsOf are the checklists of the items, in the document's order; of no
// items, all.
func (l *linker) sheetsOf(items []*Item) []*Checklist {
	used := map[*Checklist]bool{}
	for _, it := range items {
		used[it.Checklist] = true
	}
	if len(used) == 0 || len(used) == len(l.doc.Checklists) {
		return l.doc.Checklists
	}
	return slices.DeleteFunc(slices.Clone(l.doc.Checklists), func(c *Checklist) bool { return !used[c] })
}
