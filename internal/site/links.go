package site

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// A LinkError lists what is wrong with the links and ids of rendered pages.
type LinkError struct{ Faults []LinkFault }

// A LinkFault is one of them.
type LinkFault struct {
	Page string // path of the page
	Link string // as the page has it
	Why  string
}

func (e *LinkError) Error() string {
	const shown = 20
	var b strings.Builder
	fmt.Fprintf(&b, "%d broken links or ids in the rendered pages", len(e.Faults))
	for _, f := range e.Faults[:min(shown, len(e.Faults))] {
		fmt.Fprintf(&b, "\n%s: %q: %s", f.Page, f.Link, f.Why)
	}
	if n := len(e.Faults) - shown; n > 0 {
		fmt.Fprintf(&b, "\nand %d more", n)
	}
	return b.String()
}

// A linkCheck judges the pages as they are rendered. What exists is known
// beforehand, so that only links with a fragment wait for the other page: a
// page needs not be kept to check those that link to it.
type linkCheck struct {
	jobs  []job
	base  string         // the site's own address, "" if it has none
	pages map[string]int // index of each page
	files map[string]bool
	found []pageLinks // by page, each written by the one goroutine that renders it
}

type pageLinks struct {
	ids    map[string]bool
	later  []fragmentLink
	faults []LinkFault
}

type fragmentLink struct {
	page     int
	fragment string
	href     string
}

func newLinkCheck(jobs []job, static []file, opt Options, base string) *linkCheck {
	c := &linkCheck{jobs: jobs, base: base, pages: make(map[string]int, len(jobs)), files: map[string]bool{}, found: make([]pageLinks, len(jobs))}
	for i, j := range jobs {
		c.pages[j.path] = i
	}
	for _, f := range static {
		c.files[f.path] = true
	}
	for _, d := range opt.Downloads {
		c.files[d.Path] = true
	}
	for _, p := range opt.Others {
		c.files[p] = true
	}
	return c
}

// page checks the i-th page and returns its anchors: the ids inside <main>,
// without those of footnotes, which come and go with the text.
func (c *linkCheck) page(i int, data []byte) (anchors []string) {
	l := &c.found[i]
	l.ids = make(map[string]bool, 16)
	scan(data, func(id string, inMain bool) {
		if l.ids[id] {
			c.fault(i, "#"+id, "this id stands twice on the page")
		}
		l.ids[id] = true
		if inMain && !strings.Contains(id, "fn-") && !strings.Contains(id, "fnref-") {
			anchors = append(anchors, id)
		}
	}, func(attr, href string) { c.link(i, href) })
	return anchors
}

func (c *linkCheck) fault(i int, link, why string) {
	c.found[i].faults = append(c.found[i].faults, LinkFault{c.jobs[i].path, link, why})
}

func (c *linkCheck) link(i int, href string) {
	dir := path.Dir(c.jobs[i].path)
	if own, ok := strings.CutPrefix(href, c.base); ok && c.base != "" {
		if own == "" {
			return
		}
		dir, href = ".", own
	}
	if external(href) {
		return
	}
	target, fragment, hasFragment := strings.Cut(href, "#")
	target, _, _ = strings.Cut(target, "?")
	page := i
	if target != "" || !hasFragment {
		if strings.HasPrefix(target, "/") {
			c.fault(i, href, "absolute link")
			return
		}
		if target == "" || strings.HasSuffix(target, "/") || strings.Trim(path.Ext(target), ".") == "" {
			c.fault(i, href, "names no file")
			return
		}
		name := path.Join(dir, target)
		var isPage bool
		if page, isPage = c.pages[name]; !isPage {
			if !c.files[name] {
				c.fault(i, href, "no such file: "+name)
			}
			return
		}
	}
	if hasFragment {
		l := &c.found[i]
		l.later = append(l.later, fragmentLink{page, fragment, href})
	}
}

// external reports whether a link leaves the site.
func external(href string) bool {
	scheme, _, ok := strings.Cut(href, ":")
	return ok && slices.Contains([]string{"http", "https", "mailto", "data"}, scheme)
}

// verify checks the fragments once all pages are there.
func (c *linkCheck) verify() error {
	var e LinkError
	for i := range c.found {
		for _, l := range c.found[i].later {
			if !c.found[l.page].ids[l.fragment] {
				c.fault(i, l.href, "no such id on "+c.jobs[l.page].path)
			}
		}
		e.Faults = append(e.Faults, c.found[i].faults...)
	}
	if len(e.Faults) == 0 {
		return nil
	}
	return &e
}
