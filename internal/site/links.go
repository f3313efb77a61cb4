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

func (c *linkCheck) fault(i int, link, why string) {
	c.found[i].faults = append(c.found[i].faults, LinkFault{c.jobs[i].path, link, why})
}

// fragment judges a link of the i-th page once the page it leads to is there.
func (c *linkCheck) fragment(i int, f fragmentLink) {
	if _, ok := slices.BinarySearch(c.found[f.page].ids, f.fragment); !ok {
		c.fault(i, c.jobs[f.page].path+"#"+f.fragment, "no such id on that page")
	}
}

// A lead is what an address leads to. One that leaves the site, or leads to a
// file that is no page, has nothing more to be checked.
type lead struct {
	why         string // why it leads nowhere
	here        bool   // to the page that it stands on
	page        int    // the page's index
	fragment    string // on that page
	hasFragment bool
}

// follow finds what an address leads to from a page in dir.
func (c *linkCheck) follow(dir string, href []byte) lead {
	if own, ok := bytes.CutPrefix(href, c.base); ok && len(c.base) > 0 {
		if len(own) == 0 {
			return lead{}
		}
		dir, href = "", own
	}
	if external(href) {
		return lead{}
	}
	to := lead{here: true}
	target, fragment, hasFragment := bytes.Cut(href, []byte("#"))
	target, _, _ = bytes.Cut(target, []byte("?"))
	if len(target) > 0 || !hasFragment {
		if why := directory(target); why != "" {
			return lead{why: why}
		}
		name := dir + string(target)
		if strings.Contains(name, "./") {
			name = path.Clean(name)
		}
		page, isPage := c.pages[name]
		switch {
		case !isPage && !c.files[name]:
			return lead{why: "no such file: " + name}
		case !isPage:
			return lead{}
		}
		to = lead{page: page}
	}
	to.fragment, to.hasFragment = string(fragment), hasFragment
	return to
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
