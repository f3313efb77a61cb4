package site

import (
	"bytes"
	"slices"
)

// A linkReader reads the pages that one goroutine renders. Pages of a
// directory, and neighbours above all, share most of their links and ids; so it
// remembers where those it has seen lead to, and keeps each text once.
type linkReader struct {
	*linkCheck
	dir   string
	leads map[string]lead // by the address as the pages of dir have it
	texts map[string]string

	// Of the page that is being read.
	ids, anchors []string
	here, later  []fragmentLink
}

func (c *linkCheck) reader() *linkReader {
	return &linkReader{linkCheck: c, leads: map[string]lead{}, texts: map[string]string{}}
}

// remembered bounds what a reader keeps, however many pages there are.
const remembered = 4096

// page checks the i-th page and returns the anchors that it promises.
func (r *linkReader) page(i int, data []byte) []string {
	if dir := spotOf(r.jobs[i].path).dir; dir != r.dir {
		r.dir = dir
		clear(r.leads)
	}
	r.read(i, data)
	slices.Sort(r.ids)
	for k := 1; k < len(r.ids); k++ {
		if r.ids[k] == r.ids[k-1] {
			r.fault(i, "#"+r.ids[k], "this id stands twice on the page")
		}
	}
	r.found[i].ids, r.found[i].later = slices.Clone(r.ids), slices.Clone(r.later)
	for _, f := range r.here {
		r.fragment(i, f)
	}
	anchors := promised(r.jobs[i].template, r.anchors)
	for _, p := range r.moved[r.jobs[i].path] {
		anchors = append(anchors, p.ID)
	}
	return anchors
}

func (r *linkReader) read(i int, data []byte) {
	r.ids, r.anchors, r.here, r.later = r.ids[:0], r.anchors[:0], r.here[:0], r.later[:0]
	scan(data, func(value []byte, inMain bool) {
		id := r.text(value)
		r.ids = append(r.ids, id)
		if inMain {
			r.anchors = append(r.anchors, id)
		}
	}, func(href []byte) {
		switch to := r.lead(href); {
		case to.why != "":
			r.fault(i, string(bytes.TrimPrefix(href, r.base)), to.why)
		case !to.hasFragment:
		case to.here || to.page == i:
			r.here = append(r.here, fragmentLink{i, to.fragment})
		default:
			r.later = append(r.later, fragmentLink{to.page, to.fragment})
		}
	})
}

func (r *linkReader) lead(href []byte) lead {
	to, ok := r.leads[string(href)]
	if !ok {
		if len(r.leads) == remembered {
			clear(r.leads)
		}
		to = r.follow(r.dir, href)
		r.leads[string(href)] = to
	}
	return to
}

func (r *linkReader) text(value []byte) string {
	text, ok := r.texts[string(value)]
	if !ok {
		if len(r.texts) == remembered {
			clear(r.texts)
		}
		text = string(value)
		r.texts[text] = text
	}
	return text
}
