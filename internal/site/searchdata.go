package site

import (
	"bytes"
	"iter"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/markdown"
	"kaijisho/internal/search"
)

// searchDataPath is what the search page reads. Only what the pages show goes
// in, so what is withheld from them cannot be found either.
const searchDataPath = "search-data.js"

func (s *site) writeSearchData(sink Sink) error {
	var buf bytes.Buffer
	if err := search.WriteData(&buf, s.entries(), s.opt.Synonyms, s.labels()); err != nil {
		return err
	}
	return sink(searchDataPath, buf.Bytes())
}

var searchKinds = []search.Label{
	{ID: "item", Text: "項目"}, {ID: "clause", Text: "条項"}, {ID: "evidence", Text: "エビデンス"},
	{ID: "kind", Text: "確認対象物例"}, {ID: "page", Text: "ページ"},
}

var searchFields = []search.FieldLabel{
	{ID: "category", Text: "分類", Weight: 4}, {ID: "clauses", Text: "ガイドライン", Weight: 4},
	{ID: "requirement", Text: "要求事項", Weight: 1}, {ID: "answer", Text: "回答", Weight: 1},
	{ID: "gap", Text: "不足する点", Weight: 1}, {ID: "reason", Text: "理由", Weight: 1}, {ID: "note", Text: "備考", Weight: 1},
	{ID: "customer", Text: "医療機関等の対応", Weight: 1.5}, {ID: "evidence", Text: "エビデンス", Weight: 1.5},
	{ID: "examples", Text: "確認対象物例", Weight: 1}, {ID: "changes", Text: "改訂履歴", Weight: 1},
	{ID: "text", Text: "本文", Weight: 1},
}

func (s *site) labels() search.Labels {
	labels := search.Labels{Kinds: searchKinds, Fields: searchFields}
	for _, f := range s.facets() {
		facet := search.FacetLabel{ID: f.ID, Text: f.Text, Badge: f.ID == "status"}
		for _, v := range f.Values {
			facet.Values = append(facet.Values, search.Label{ID: v.ID, Text: v.Text, Mark: v.Tone})
		}
		labels.Facets = append(labels.Facets, facet)
	}
	return labels
}

func (s *site) entries() iter.Seq[search.Entry] {
	return func(yield func(search.Entry) bool) {
		for _, c := range s.doc.Checklists {
			for _, it := range c.Items {
				if !yield(s.itemEntry(it)) {
					return
				}
			}
		}
		for _, e := range s.otherEntries() {
			if !yield(e) {
				return
			}
		}
	}
}

// otherEntries are those that do not grow with the services.
func (s *site) otherEntries() []search.Entry {
	var entries []search.Entry
	for _, g := range s.doc.Guidelines {
		for _, c := range g.Clauses {
			entries = append(entries, clauseEntry(c))
		}
	}
	for _, e := range s.doc.Evidence {
		entries = append(entries, evidenceEntry(e))
	}
	for _, k := range s.doc.Kinds {
		entries = append(entries, search.Entry{Kind: "kind", URL: kindsPath + "#" + k.ID, Title: k.Name,
			Facets: map[string][]string{"kind": {"kind"}}})
	}
	for _, p := range s.doc.Pages {
		entries = append(entries, search.Entry{Kind: "page", URL: freePagePath(p), Title: p.Title,
			Fields: []search.Field{{Name: "text", Text: s.plain(p.Body, s.doc.Checklists[0])}},
			Facets: map[string][]string{"kind": {"page"}}})
	}
	for _, r := range s.doc.Releases {
		entries = append(entries, search.Entry{Kind: "page", URL: changesPath + "#" + releaseAnchor(r), Title: releaseName(r),
			Fields: []search.Field{{Name: "changes", Text: r.Summary}},
			Facets: map[string][]string{"kind": {"page"}}})
	}
	return entries
}

// plain is a text for searching, a block to a line: references read as they do
// on the page, and no padding of a table stands in a result.
func (s *site) plain(doc *markdown.Doc, c *disclosure.Checklist) string {
	if doc == nil {
		return ""
	}
	var lines []string
	for _, unit := range doc.Units(func(ref markdown.Ref) (string, string, bool) { return s.resolve(c, spot{}, ref) }) {
		lines = append(lines, unit.Text)
	}
	return strings.Join(lines, "\n")
}

// itemEntry puts the answer first: that is what a result shall show.
func (s *site) itemEntry(it *disclosure.Item) search.Entry {
	e := search.Entry{Kind: "item", No: it.No, Key: strconv.Itoa(it.No), URL: itemPath(it), Title: it.Title, Facets: s.facetsOf(it)}
	e.Facets["kind"] = []string{"item"}
	f := fields{&e}
	s.answerFields(f, it)
	for _, b := range it.Blocks {
		if b.Point == "" {
			f.add("requirement", "requirement", b.Text)
		} else {
			f.add("requirement", b.ID, b.Point+b.Text)
		}
	}
	f.add("note", "requirement", it.CurrentRule)
	f.add("examples", "requirement", strings.Join(it.EvidenceExamples, "、")) // as on the page
	for _, cite := range it.Clauses {
		for _, text := range citeTexts(cite) {
			f.add("clauses", "guidelines", text)
		}
	}
	for _, e := range s.past.items[it] {
		f.add("changes", "history", releaseName(e.release)+" "+e.text())
	}
	f.add("category", "", it.Subcategory.Category.Title+" "+it.Subcategory.Title)
	return e
}

func (s *site) answerFields(f fields, it *disclosure.Item) {
	a := it.Answer
	if a == nil || a.Withheld {
		return
	}
	f.add("answer", "answer", s.plain(a.Body, a.Sheet()))
	f.add("gap", "answer", a.Gap)
	f.add("reason", "answer", a.Reason)
	f.add("note", "answer", a.Note)
	for _, duty := range a.Customer {
		f.add("customer", "customer", duty)
	}
	for _, use := range a.Evidence {
		f.add("evidence", "evidence", use.Evidence.Title+" "+use.At)
	}
}

// citeTexts names a citation as a reader may type it: 総務省GL 3.2.3(2)(ア)2①.
func citeTexts(cite *disclosure.Citation) []string {
	name := cite.Clause.Guideline.Short + " " + cite.Clause.Number
	texts := []string{name + " " + cite.Clause.Title}
	for _, p := range cite.Points {
		texts = append(texts, name+p.Label)
	}
	return texts
}

// fields gathers the fields of an entry and leaves out what is empty.
type fields struct{ entry *search.Entry }

func (f fields) add(name, anchor, text string) {
	if text != "" {
		f.entry.Fields = append(f.entry.Fields, search.Field{Name: name, Anchor: anchor, Text: text})
	}
}

func clauseEntry(c *disclosure.Clause) search.Entry {
	e := search.Entry{Kind: "clause", Key: c.Number, URL: clausePath(c), Title: c.Guideline.Short + " " + clauseName(c),
		Facets: map[string][]string{"kind": {"clause"}, "guideline": {c.Guideline.ID}}}
	f := fields{&e}
	f.add("note", "", c.Note)
	for _, p := range c.Points {
		f.add("clauses", p.ID, c.Guideline.Short+" "+c.Number+p.Label)
	}
	return e
}

func evidenceEntry(d *disclosure.Evidence) search.Entry {
	e := search.Entry{Kind: "evidence", URL: evidencePath(d), Title: d.Title,
		Facets: map[string][]string{"kind": {"evidence"}, "access": {string(d.Access)}}}
	f := fields{&e}
	if d.Kind != nil {
		f.add("examples", "", d.Kind.Name)
	}
	f.add("note", "", d.Edition)
	f.add("note", "access", d.Note)
	return e
}

// A Filter is a group of values by which items are told apart: in the table of
// all items, and as facets of the search.
type Filter struct {
	ID, Text string
	Values   []FilterValue

	known map[string]bool // ids of the values, for add
}

// A FilterValue is one of them. Tone is set for a status.
type FilterValue struct{ ID, Text, Tone string }

// filters lists the groups. Their ids stand in addresses that people keep.
func (s *site) filters() []Filter {
	yes := func(text string) []FilterValue { return []FilterValue{{ID: "yes", Text: text}} }
	status, category, sub := Filter{ID: "status", Text: "回答"}, Filter{ID: "category", Text: "大分類"}, Filter{ID: "subcategory", Text: "中分類"}
	for _, c := range s.doc.Checklists {
		for _, sc := range c.Counts.ByStatus {
			status.add(FilterValue{sc.Status.ID, sc.Status.Label, tone(c, sc.Status)})
		}
		for _, group := range c.Categories {
			category.add(FilterValue{ID: s.categoryIDs[group], Text: group.Title})
			for _, each := range group.Subcategories {
				sub.add(FilterValue{ID: each.Slug, Text: each.Title})
			}
		}
	}
	guideline := Filter{ID: "guideline", Text: "ガイドライン"}
	for _, g := range s.doc.Guidelines {
		guideline.add(FilterValue{ID: g.ID, Text: g.Short})
	}
	level, access := Filter{ID: "level", Text: "区分"}, Filter{ID: "access", Text: "エビデンスの入手方法"}
	for _, l := range []checklist.Level{checklist.Required, checklist.Mixed, checklist.Recommended} {
		level.add(FilterValue{ID: string(l), Text: levelWords[l]})
	}
	for _, a := range []answer.Access{answer.Public, answer.OnRequest, answer.Contract, answer.Internal} {
		if slices.ContainsFunc(s.doc.Evidence, func(e *disclosure.Evidence) bool { return e.Access == a }) {
			access.add(FilterValue{ID: string(a), Text: accessWords[a]})
		}
	}
	return []Filter{
		status, category, sub, level, guideline, access,
		{ID: "customer", Text: "医療機関等の対応", Values: yes("お願いがある")}, s.changedFilter(),
	}
}

// facets are the filters of the search: its results are not items only.
func (s *site) facets() []Filter {
	kind := Filter{ID: "kind", Text: "種類"}
	for _, k := range searchKinds {
		kind.add(FilterValue{ID: k.ID, Text: k.Text})
	}
	return append([]Filter{kind}, s.filters()...)
}

func (f *Filter) add(v FilterValue) {
	if f.known[v.ID] {
		return
	}
	if f.known == nil {
		f.known = map[string]bool{}
	}
	f.known[v.ID] = true
	f.Values = append(f.Values, v)
}

// categoryIDs names every 大分類, which the checklist gives no id, by its place.
func categoryIDs(doc *disclosure.Document) map[*disclosure.Category]string {
	ids := map[*disclosure.Category]string{}
	for _, c := range doc.Checklists {
		for i, category := range c.Categories {
			ids[category] = strconv.Itoa(i + 1)
		}
	}
	return ids
}

// facetsOf are the values of an item.
func (s *site) facetsOf(it *disclosure.Item) map[string][]string {
	f := map[string][]string{
		"status":      {it.Status.ID},
		"category":    {s.categoryIDs[it.Subcategory.Category]},
		"subcategory": {it.Subcategory.Slug},
		"level":       {string(it.Level)},
	}
	put := func(id, value string) {
		if !slices.Contains(f[id], value) {
			f[id] = append(f[id], value)
		}
	}
	for _, cite := range it.Clauses {
		put("guideline", cite.Clause.Guideline.ID)
	}
	if a := it.Answer; a != nil {
		for _, use := range a.Evidence {
			put("access", string(use.Evidence.Access))
		}
		if len(a.Customer) > 0 {
			put("customer", "yes")
		}
	}
	for _, e := range s.past.items[it] {
		put("changed", e.release.Version)
	}
	return f
}
