package site

import (
	"html/template"
	"slices"
	"strconv"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/history"
)

// ChangesView is 改訂履歴.
type ChangesView struct {
	Frame
	Releases []ReleaseNote
	Feeds    []Link
}

// A ReleaseNote is a release in a few lines.
type ReleaseNote struct {
	Link           // to its place in 改訂履歴
	Changes string // the page of its differences, "" without a record
	Kept    string // the former site as it was, "" if it is not kept
	Date    Date
	InForce Date
	Notice  bool
	Summary string
	Items   template.HTML // links
	Anchor  string
}

// HistoryRow is a release that changed the item. Edition leads to what changed.
type HistoryRow struct {
	Date    Date
	Edition Link
	Text    string
	Notice  bool
}

// A Notice is a release that is not in force yet.
type Notice struct {
	Link    // to its differences
	InForce Date
	Summary string
}

func (s *site) releaseJobs() []job {
	jobs := []job{{changesPath, "changes", func() any { return s.changesView() }}}
	for _, r := range s.doc.Releases {
		if s.past == nil || s.past.changes[r] != nil { // a check of addresses knows no records: any release may have one
			jobs = append(jobs, job{releasePath(r), "release", func() any { return s.releaseView(r) }})
		}
	}
	return jobs
}

// releasePath is the page of what a release changed.
func releasePath(r *disclosure.Release) string { return "changes/" + r.Version + ".html" }

func releaseName(r *disclosure.Release) string { return "第" + r.Version + "版" }

func (s *site) changesView() ChangesView {
	at := spotOf(changesPath)
	v := ChangesView{Frame: s.frame(changesPath, sectionChanges, "改訂履歴", "この開示書の版ごとの公表日、施行日、概要、変わった項目です。")}
	for _, r := range s.doc.Releases {
		v.Releases = append(v.Releases, s.releaseNote(at, r))
	}
	for _, f := range s.feeds() {
		v.Feeds = append(v.Feeds, Link{at.to(f.path), f.title})
	}
	return v
}

func (s *site) releaseNote(at spot, r *disclosure.Release) ReleaseNote {
	n := ReleaseNote{
		Link: Link{at.to(changesPath) + "#" + releaseAnchor(r), releaseName(r)},
		Date: dateOf(r.Published), Notice: r.Notice, Summary: r.Summary, Anchor: releaseAnchor(r),
	}
	n.InForce = inForce(r)
	if s.past.changes[r] != nil {
		n.Changes = at.to(releasePath(r))
	}
	if home := s.opt.Kept[r.Version]; home != "" {
		n.Kept = at.to(home)
	}
	var items []Link
	for _, it := range s.past.itemsOf(s.doc, r) {
		items = append(items, Link{s.changeHref(at, it, r), s.itemNumber(it)})
	}
	n.Items = joined(items)
	return n
}

// itemNumber names an item among all: by its number, and its sheet if there are
// several.
func (s *site) itemNumber(it *disclosure.Item) string {
	if len(s.doc.Checklists) > 1 {
		return it.Checklist.Short + " " + strconv.Itoa(it.No)
	}
	return strconv.Itoa(it.No)
}

// changeHref leads to what a release changed of an item, or to the item.
func (s *site) changeHref(at spot, it *disclosure.Item, r *disclosure.Release) string {
	if s.past.change(it, r) != nil {
		return at.to(releasePath(r)) + "#" + itemAnchor(it)
	}
	return at.to(itemPath(it))
}

func (p *past) change(it *disclosure.Item, r *disclosure.Release) *history.ItemChange {
	for _, e := range p.items[it] {
		if e.release == r {
			return e.change
		}
	}
	return nil
}

func (s *site) itemHistory(at spot, it *disclosure.Item) []HistoryRow {
	var rows []HistoryRow
	for _, e := range s.past.items[it] {
		row := HistoryRow{
			Date:    dateOf(e.release.Published),
			Edition: Link{at.to(changesPath) + "#" + releaseAnchor(e.release), releaseName(e.release)},
			Text:    e.text(), Notice: e.release.Notice,
		}
		if e.change != nil {
			row.Edition.Href = s.changeHref(at, it, e.release)
		}
		rows = append(rows, row)
	}
	return rows
}

// text says what changed of the item, or of the release where no record tells.
func (e itemPast) text() string {
	if e.change != nil {
		if what := whatChanged(e.change); what != "" {
			return "変わった点：" + what
		}
	}
	return e.release.Summary
}

// whatChanged names what changed of an item, each thing once.
func whatChanged(c *history.ItemChange) string {
	text := ""
	var seen []history.Kind
	for _, ch := range c.Changes {
		if slices.Contains(seen, ch.Kind) || ch.Kind == history.Reviewed || ch.Kind == history.Owner {
			continue
		}
		seen = append(seen, ch.Kind)
		if text != "" {
			text += "、"
		}
		text += ch.Kind.Word("ja")
	}
	return text
}

// changedMark is the word beside an item that the newest release changed.
func (s *site) changedMark(it *disclosure.Item) string {
	if r := s.doc.Release(); len(s.doc.Releases) > 1 && s.past.in(it, r) {
		return releaseName(r) + "で変更"
	}
	return ""
}

// changedFilter tells items apart by the releases that changed them.
func (s *site) changedFilter() Filter {
	f := Filter{ID: "changed", Text: "改訂"}
	for _, r := range s.doc.Releases {
		if len(s.past.itemsOf(s.doc, r)) > 0 {
			f.add(FilterValue{ID: r.Version, Text: releaseName(r) + "で変更"})
		}
	}
	return f
}

// notices are the releases that are announced and not in force yet.
func (s *site) notices(at spot) []Notice {
	var out []Notice
	for _, r := range s.doc.Releases {
		if r.Notice {
			out = append(out, s.notice(at, r, s.releaseHref(at, r)))
		}
	}
	return out
}

// itemNotice is the announced release that changes the item, or nil.
func (s *site) itemNotice(at spot, it *disclosure.Item) *Notice {
	for _, e := range s.past.items[it] {
		if e.release.Notice {
			href := at.to(changesPath) + "#" + releaseAnchor(e.release)
			if e.change != nil {
				href = s.changeHref(at, it, e.release)
			}
			n := s.notice(at, e.release, href)
			return &n
		}
	}
	return nil
}

func (s *site) releaseHref(at spot, r *disclosure.Release) string {
	if s.past.changes[r] != nil {
		return at.to(releasePath(r))
	}
	return at.to(changesPath) + "#" + releaseAnchor(r)
}

func (s *site) notice(at spot, r *disclosure.Release, href string) Notice {
	return Notice{Link{href, releaseName(r)}, dateOf(r.Effective), r.Summary}
}
