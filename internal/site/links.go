package site

import (
	"bytes"
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
	base  []byte         // the site's own address, empty if it has none
	pages map[string]int // index of each page
	files map[string]bool
	moved map[string][]MovedPart // anchors that are gone, by page
	found []pageLinks            // by page, each written by the one goroutine that renders it
}

type pageLinks struct {
	ids    []string       // sorted
	later  []fragmentLink // to other pages
	faults []LinkFault
}

type fragmentLink struct {
	page     int
	fragment string
}

func newLinkCheck(jobs []job, static []file, opt Options, base string) *linkCheck {
	c := &linkCheck{
		jobs: jobs, base: []byte(base), pages: make(map[string]int, len(jobs)), files: map[string]bool{}, found: make([]pageLinks, len(jobs)),
	}
	for i, j := range jobs {
		c.pages[j.path] = i
	}
	for _, f := range static {
		c.files[f.path] = true
	}
	for _, p := range opt.Others {
		c.files[p] = true
	}
	for _, p := range opt.Kept {
		c.files[p] = true
	}
	return c
}

// page checks the i-th page and returns the anchors that it promises.
func (c *linkCheck) page(i int, data []byte) (anchors []string) {
	l := &c.found[i]
	scan(data, func(value []byte, inMain bool) {
		id := string(value)
		l.ids = append(l.ids, id)
		if inMain {
			anchors = append(anchors, id)
		}
	}, func(href []byte) { c.link(i, href) })
	slices.Sort(l.ids)
	for k := 1; k < len(l.ids); k++ {
		if l.ids[k] == l.ids[k-1] {
			c.fault(i, "#"+l.ids[k], "this id stands twice on the page")
		}
	}
	anchors = promised(c.jobs[i].template, anchors)
	for _, p := range c.moved[c.jobs[i].path] {
		anchors = append(anchors, p.ID)
	}
	l.later = slices.DeleteFunc(l.later, func(f fragmentLink) bool {
		if f.page == i {
			c.fragment(i, f)
		}
		return f.page == i
	})
	return anchors
}

func (c *linkCheck) fault(i int, link, why string) {
	c.found[i].faults = append(c.found[i].faults, LinkFault{c.jobs[i].path, link, why})
}

// fragment judges a link of the i-th page once the page it leads to is there.
func (c *linkCheck) fragment(i int, f fragmentLink) {
	if _, ok := slices.BinarySearch(c.found[f.page].ids, f.fragment); !ok {
		c.fault(i, c.jobs[f.page].path+"#"+f.fragment, "no such id on that page")
	}
}

func (c *linkCheck) link(i int, href []byte) {
	from := c.jobs[i].path
	if own, ok := bytes.CutPrefix(href, c.base); ok && len(c.base) > 0 {
		if len(own) == 0 {
			return
		}
		from, href = "", own
	}
	if external(href) {
		return
	}
	target, fragment, hasFragment := bytes.Cut(href, []byte("#"))
	target, _, _ = bytes.Cut(target, []byte("?"))
	page := i
	if len(target) > 0 || !hasFragment {
		if why := directory(target); why != "" {
			c.fault(i, string(href), why)
			return
		}
		var buf [256]byte
		name := resolvePath(buf[:0], from, target)
		var isPage bool
		if page, isPage = c.pages[string(name)]; !isPage {
			if !c.files[string(name)] {
				c.fault(i, string(href), "no such file: "+string(name))
			}
			return
		}
	}
	if hasFragment {
		c.found[i].later = append(c.found[i].later, fragmentLink{page, string(fragment)})
	}
}

// directory says why a link names no file, or "".
func directory(target []byte) string {
	switch {
	case bytes.HasPrefix(target, []byte("/")):
		return "absolute link"
	case !bytes.Contains(target[bytes.LastIndexByte(target, '/')+1:], []byte(".")), bytes.HasSuffix(target, []byte(".")):
		return "names no file"
	}
	return ""
}

// resolvePath appends to buf the path that a relative link on the page leads
// to. It is path.Join without the memory, since a site has a hundred links for
// every page; links that climb in the middle go the long way.
func resolvePath(buf []byte, page string, target []byte) []byte {
	dir := page[:strings.LastIndexByte(page, '/')+1]
	for dir != "" && bytes.HasPrefix(target, []byte("../")) {
		dir, target = dir[:strings.LastIndexByte(dir[:len(dir)-1], '/')+1], target[len("../"):]
	}
	buf = append(append(buf, dir...), target...)
	if bytes.Contains(target, []byte("./")) {
		return []byte(path.Clean(string(buf)))
	}
	return buf
}

// external reports whether a link leaves the site.
func external(href []byte) bool {
	for _, scheme := range []string{"https:", "http:", "mailto:", "data:"} {
		if len(href) > len(scheme) && string(href[:len(scheme)]) == scheme {
			return true
		}
	}
	return false
}

// verify checks the fragments once all pages are there.
func (c *linkCheck) verify() error {
	var e LinkError
	for i := range c.found {
		for _, f := range c.found[i].later {
			c.fragment(i, f)
		}
		e.Faults = append(e.Faults, c.found[i].faults...)
	}
	if len(e.Faults) == 0 {
		return nil
	}
	return &e
}
