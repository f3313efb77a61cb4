package site

import (
	"html/template"
	"slices"
	"strconv"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/history"
)

// ReleaseView is what a release changed: before and after, item by item.
type ReleaseView struct {
	Frame
	Note      ReleaseNote
	Before    string        // the release it is compared with
	Contents  template.HTML // list items
	About     []ChangeGroup
	Coverage  []CoverageChange
	Items     []ItemChange
	Documents []DocumentChange
	Clauses   []ClauseChange
	Affected  []AffectedClause
	Older     *Link
	Newer     *Link
}

// An ItemChange is an item with what changed of it.
type ItemChange struct {
	ID       string // anchor
	No       string
	Title    string
	Href     string // "" for an item that is gone
	Was, Is  *Status
	Category string
	Groups   []ChangeGroup
}

// A ChangeGroup holds the changes of one kind.
type ChangeGroup struct {
	Word    string
	Changes []ChangeText
}

// A ChangeText is one change: as a text in phrases, as two values, or as told
// elsewhere.
type ChangeText struct {
	Before, After string
	Blocks        []history.Block
	Follows       *Link
}

// A DocumentChange is a document with what changed of it.
type DocumentChange struct {
	Link
	Groups []ChangeGroup
	Items  template.HTML // links
	More   int           // items beyond those
}

// A ClauseChange is a clause with what changed of it.
type ClauseChange struct {
	Link
	Groups []ChangeGroup
}

// A CoverageChange counts items by status, before and after.
type CoverageChange struct {
	Title string
	Rows  []CountChange
}

// A CountChange is one status.
type CountChange struct {
	Label      string
	Was, Is    int
	Difference string // "+1", "" for none
}

// An AffectedClause is a clause that changed items cite.
type AffectedClause struct {
	Link
	Items template.HTML // links
}

func (s *site) releaseView(r *disclosure.Release) ReleaseView {
	path, c := releasePath(r), s.past.changes[r]
	at := spotOf(path)
	v := ReleaseView{
		Frame: s.frame(path, sectionChanges, releaseName(r)+"の変更点", "第"+c.Old.Version+"版から"+releaseName(r)+"までに変わった回答、文書、条項です。",
			Link{at.to(changesPath), "改訂履歴"}),
		Note: s.releaseNote(at, r), Before: "第" + c.Old.Version + "版", About: changeGroups(at, nil, c.About),
	}
	for _, cov := range c.Coverage {
		if cov.Changed() {
			v.Coverage = append(v.Coverage, coverageChange(cov))
		}
	}
	for i := range c.Items {
		if c.Items[i].ForReaders() {
			v.Items = append(v.Items, s.itemChange(at, &c.Items[i]))
		}
	}
	for i := range c.Documents {
		v.Documents = append(v.Documents, s.documentChange(at, &c.Documents[i]))
	}
	for i := range c.Clauses {
		v.Clauses = append(v.Clauses, s.clauseChange(at, &c.Clauses[i]))
	}
	for i := range c.Affected {
		v.Affected = append(v.Affected, s.affectedClause(at, &c.Affected[i]))
	}
	v.Contents = v.contents()
	v.Newer, v.Older = s.besideRelease(at, r)
	return v
}

func (v *ReleaseView) contents() template.HTML {
	var links []Link
	add := func(n int, href, text string) {
		if n > 0 {
			links = append(links, Link{href, text})
		}
	}
	add(len(v.About), "#about", "開示書全体")
	add(len(v.Coverage), "#coverage", "対応状況")
	add(len(v.Items), "#items", "項目")
	add(len(v.Documents), "#documents", "文書")
	add(len(v.Clauses), "#clauses", "条項の変更")
	add(len(v.Affected), "#affected", "影響する条項")
	return listed(links)
}

// besideRelease leads to the pages of the releases after and before.
func (s *site) besideRelease(at spot, r *disclosure.Release) (newer, older *Link) {
	found := false
	for _, other := range s.doc.Releases {
		switch {
		case other == r:
			found = true
		case s.past.changes[other] == nil:
		case !found:
			newer = &Link{at.to(releasePath(other)), releaseName(other)}
		case older == nil:
			older = &Link{at.to(releasePath(other)), releaseName(other)}
		}
	}
	return newer, older
}

func (s *site) itemChange(at spot, c *history.ItemChange) ItemChange {
	it := find(s.doc, c.Checklist, c.No)
	v := ItemChange{
		ID: c.Checklist + "-gone-" + strconv.Itoa(c.No), No: strconv.Itoa(c.No), Title: c.Title, Category: c.Subcategory,
		Was: s.pastStatus(c.Checklist, c.Before), Is: s.pastStatus(c.Checklist, c.After),
	}
	if it != nil && c.After != nil {
		v.ID, v.Href = itemAnchor(it), at.to(itemPath(it))
	}
	if v.Was != nil && v.Is != nil && v.Was.Label == v.Is.Label {
		v.Was = nil
	}
	told := slices.DeleteFunc(slices.Clone(c.Changes), func(ch history.Change) bool {
		return ch.Kind == history.Owner || ch.Kind == history.Reviewed ||
			ch.Kind == history.Status || ch.Kind == history.Answered || ch.Kind == history.Withdrawn // the heading tells
	})
	v.Groups = changeGroups(at, func(no int) *Link { return s.followed(it, no) }, told)
	return v
}

// followed is the place on the same page of the item whose change tells this one.
func (s *site) followed(it *disclosure.Item, no int) *Link {
	if it == nil || it.Checklist.Item(no) == nil {
		return nil
	}
	other := it.Checklist.Item(no)
	return &Link{"#" + itemAnchor(other), itemName(other)}
}

// pastStatus is a status of then with the look that it has now.
func (s *site) pastStatus(checklist string, st *history.StatusRef) *Status {
	if st == nil {
		return nil
	}
	for _, c := range s.doc.Checklists {
		if c.ID != checklist {
			continue
		}
		for _, word := range c.Counts.ByStatus {
			if word.Status.ID == st.ID {
				return &Status{tone(c, word.Status), st.Label}
			}
		}
	}
	return &Status{"none", st.Label}
}

// changeGroups puts changes of one kind together, in their order.
func changeGroups(at spot, follow func(no int) *Link, list []history.Change) []ChangeGroup {
	var groups []ChangeGroup
	for i, c := range list {
		if i == 0 || list[i-1].Kind != c.Kind {
			groups = append(groups, ChangeGroup{Word: c.Kind.Word("ja")})
		}
		text := ChangeText{Before: c.Before, After: c.After, Blocks: c.Text}
		if c.Follows > 0 && follow != nil {
			text.Follows = follow(c.Follows)
		}
		g := &groups[len(groups)-1]
		g.Changes = append(g.Changes, text)
	}
	return groups
}

// maxCiting bounds the items listed beside a document.
const maxCiting = 30

func (s *site) documentChange(at spot, c *history.DocumentChange) DocumentChange {
	v := DocumentChange{Link: Link{Text: c.Title}, Groups: changeGroups(at, nil, c.Changes), More: max(0, len(c.CitedBy)-maxCiting)}
	for _, e := range s.doc.Evidence {
		if e.ID == c.ID {
			v.Href = at.to(evidencePath(e))
		}
	}
	v.Items = s.refLinks(at, c.CitedBy[:min(len(c.CitedBy), maxCiting)])
	return v
}

// refLinks leads to the items that are still there.
func (s *site) refLinks(at spot, refs []history.ItemRef) template.HTML {
	var links []Link
	for _, ref := range refs {
		if it := find(s.doc, ref.Checklist, ref.No); it != nil {
			links = append(links, Link{at.to(itemPath(it)), s.itemNumber(it)})
		}
	}
	return joined(links)
}

func (s *site) clauseChange(at spot, c *history.ClauseChange) ClauseChange {
	return ClauseChange{s.clauseLink(at, c.Guideline, c.ID, c.Short+" "+c.Number+" "+c.Title), changeGroups(at, nil, c.Changes)}
}

func (s *site) affectedClause(at spot, a *history.Affected) AffectedClause {
	return AffectedClause{s.clauseLink(at, a.Guideline, a.ID, a.Short+" "+a.Number+" "+a.Title), s.refLinks(at, a.Items)}
}

func (s *site) clauseLink(at spot, guideline, id, text string) Link {
	for _, g := range s.doc.Guidelines {
		if g.ID != guideline {
			continue
		}
		for _, c := range g.Clauses {
			if c.ID == id {
				return Link{at.to(clausePath(c)), text}
			}
		}
	}
	return Link{Text: text}
}

func coverageChange(c history.Coverage) CoverageChange {
	v := CoverageChange{Title: c.Title}
	for _, st := range c.Statuses {
		if st.Before+st.After == 0 {
			continue
		}
		row := CountChange{Label: st.Label, Was: st.Before, Is: st.After}
		if d := st.After - st.Before; d > 0 {
			row.Difference = "+" + strconv.Itoa(d)
		} else if d < 0 {
			row.Difference = "−" + strconv.Itoa(-d)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}
