package site

import (
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// What became of an address that was published once stands where the address
// leads: a page of its own for a page that is gone, a line above the page for
// an anchor. Neither needs a server.

// MovedView is the page in the place of one that is gone.
type MovedView struct {
	Frame
	MovedPart
	Contact Contact
	Ways    []Way
}

// A MovedPart says what became of an address. It went to To, or was withdrawn.
type MovedPart struct {
	ID        string // the anchor, "" for the page as a whole
	To        Link   // Href is "" if there is nothing any more
	Withdrawn Date
	Note      string
}

// movedTemplate marks the jobs of pages that are gone: no map lists them.
const movedTemplate = "moved"

func (s *site) movedJobs() []job {
	var jobs []job
	for _, r := range s.doc.Redirects {
		if page, anchor := cutAnchor(r.From.Text); anchor == "" {
			jobs = append(jobs, job{page, movedTemplate, func() any { return s.movedView(r) }})
		}
	}
	return jobs
}

func (s *site) movedView(r *answer.Redirect) MovedView {
	at := spotOf(r.From.Text)
	total := 0
	for _, c := range s.doc.Checklists {
		total += len(c.Items)
	}
	v := MovedView{MovedPart: s.movedPart(at, r), Contact: s.contact(), Ways: s.ways(at, strconv.Itoa(total))}
	title := "このページは取り下げました"
	if v.To.Href != "" {
		title = "このページは移りました"
	}
	v.Frame = s.frame(r.From.Text, sectionNone, title, title+"。")
	v.Canonical = ""
	if base := s.base(); base != "" && v.To.Href != "" {
		v.Canonical = base + r.To.Text
	}
	return v
}

func (s *site) movedPart(at spot, r *answer.Redirect) MovedPart {
	_, anchor := cutAnchor(r.From.Text)
	p := MovedPart{ID: anchor, Withdrawn: dateOf(r.Withdrawn), Note: r.Note}
	if r.To.Text != "" {
		p.To = Link{at.to(r.To.Text), s.titleOf(r.To.Text)}
	}
	return p
}

// movedParts lists, by page, the anchors that are gone.
func (s *site) movedParts() map[string][]MovedPart {
	parts := map[string][]MovedPart{}
	for _, r := range s.doc.Redirects {
		if page, anchor := cutAnchor(r.From.Text); anchor != "" {
			parts[page] = append(parts[page], s.movedPart(spotOf(page), r))
		}
	}
	return parts
}

// titleOf names the page at an address, by the address itself if it is none of
// those that have names.
func (s *site) titleOf(address string) string {
	page, _ := cutAnchor(address)
	for _, c := range s.doc.Checklists {
		for _, it := range c.Items {
			if itemPath(it) == page {
				return itemName(it) + " " + it.Title
			}
		}
	}
	for _, e := range s.doc.Evidence {
		if evidencePath(e) == page {
			return e.Title
		}
	}
	for _, p := range s.doc.Pages {
		if freePagePath(p) == page {
			return p.Title
		}
	}
	return address
}

func cutAnchor(address string) (page, anchor string) {
	page, anchor, _ = strings.Cut(address, "#")
	return page, anchor
}

// checkRedirects finds the entries that contradict the pages there are. Whether
// an anchor exists only shows when its page is rendered: see LinkError.
func checkRedirects(doc *disclosure.Document) diag.List {
	if len(doc.Redirects) == 0 {
		return nil
	}
	var list diag.List
	pages := map[string]bool{}
	for _, j := range (&site{doc: doc}).jobs() {
		if j.template != movedTemplate {
			pages[strings.ToLower(j.path)] = true // a disk may ignore case
			pages[j.path] = true
		}
	}
	for _, r := range doc.Redirects {
		if page, anchor := cutAnchor(r.From.Text); anchor == "" && pages[strings.ToLower(page)] {
			list.Add(diag.New("redirect-occupied", r.From.Span, "from", r.From.Text))
		}
		if page, _ := cutAnchor(r.To.Text); page != "" && !pages[page] {
			list.Add(diag.New("redirect-target", r.To.Span, "to", r.To.Text, "near", diag.Near(page, sortedNames(pages))))
		}
	}
	return list
}

func sortedNames(set map[string]bool) []string {
	names := make([]string, 0, len(set))
	for name := range set {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Mistakes gives the faults that are an author's: those of content/redirects.yaml
// which only the rendered pages show. all is false if there are others.
func (e *LinkError) Mistakes(doc *disclosure.Document) (list diag.List, all bool) {
	all = true
	for _, f := range e.Faults {
		i := slices.IndexFunc(doc.Redirects, func(r *answer.Redirect) bool {
			page, anchor := cutAnchor(r.From.Text)
			return page == f.Page && (f.Link == r.To.Text || anchor != "" && f.Link == "#"+anchor)
		})
		switch {
		case i < 0:
			all = false
		case f.Link == doc.Redirects[i].To.Text:
			list.Add(diag.New("redirect-target", doc.Redirects[i].To.Span, "to", f.Link))
		default:
			list.Add(diag.New("redirect-occupied", doc.Redirects[i].From.Span, "from", doc.Redirects[i].From.Text))
		}
	}
	return list, all
}
