package markdown

import (
	"io"
	"strconv"
	"sync"
)

// HTMLOptions fit a document into a page.
type HTMLOptions struct {
	// Resolve turns references into links; nil shows them as written.
	Resolve Resolver
	// Prefix begins every id and every link to one, so that many documents
	// can share a page.
	Prefix string
	// Root leads from the page to the site's root ("../../"). It is put
	// before relative addresses, which authors write as seen from content/.
	Root string
	// HeadingBase is the level of the outermost headings, 1 when it is 0.
	HeadingBase int
	// PointHref says where the requirement's sub-item of a point is. Nil or
	// "" makes no link.
	PointHref func(Point) string
}

// HTML writes the document. The error is w's.
func (d *Doc) HTML(w io.Writer, opt HTMLOptions) error {
	h := writers.Get().(*htmlWriter)
	defer writers.Put(h)
	h.buf, h.opt = h.buf[:0], opt
	h.blocks(d.body)
	h.notes(d.notes)
	h.opt = HTMLOptions{}
	_, err := w.Write(h.buf)
	return err
}

var writers = sync.Pool{New: func() any { return new(htmlWriter) }}

type htmlWriter struct {
	buf []byte
	opt HTMLOptions
}

func (h *htmlWriter) blocks(body []block) {
	for _, b := range body {
		h.block(b)
	}
}

func (h *htmlWriter) block(b block) {
	switch b := b.(type) {
	case paragraph:
		if b.tight {
			h.inlines(b.in)
			h.raw("\n")
			return
		}
		h.element("p", b.in)
	case heading:
		h.heading(b)
	case list:
		h.list(b)
	case quote:
		h.raw("<blockquote>\n")
		h.blocks(b.body)
		h.raw("</blockquote>\n")
	case codeBlock:
		h.code(b)
	case table:
		h.table(b)
	case rule:
		h.raw("<hr>\n")
	}
}

func (h *htmlWriter) element(name string, in []inline) {
	h.raw("<" + name + ">")
	h.inlines(in)
	h.raw("</" + name + ">\n")
}

func (h *htmlWriter) heading(b heading) {
	level := strconv.Itoa(min(max(h.opt.HeadingBase, 1)+b.depth, 6))
	h.raw("<h" + level)
	h.id(b.id)
	h.raw(">")
	h.inlines(b.in)
	h.raw("</h" + level + ">\n")
}

func (h *htmlWriter) list(b list) {
	name := "ul"
	if b.ordered {
		name = "ol"
	}
	h.raw("<" + name)
	if b.ordered && b.start != 1 {
		h.attr("start", strconv.Itoa(b.start))
	}
	h.raw(">\n")
	for _, item := range b.items {
		h.listItem(item)
	}
	h.raw("</" + name + ">\n")
}

// listItem gives the items that bring a mark of their own a class, so that a
// stylesheet can leave out the bullet.
func (h *htmlWriter) listItem(item listItem) {
	h.raw("<li")
	if item.point != nil {
		h.id(item.point.ID)
		h.attr("class", "point")
	} else if item.task {
		h.attr("class", "task")
	}
	h.raw(">")
	h.blocks(item.body)
	h.trimLine()
	h.raw("</li>\n")
}

// table puts the table into a box that can be scrolled sideways, by the
// keyboard too. It is a group and no region: on a page of many answers the same
// table can stand twice, and landmarks must differ.
func (h *htmlWriter) table(t table) {
	h.raw(`<div class="table" role="group" tabindex="0"`)
	h.attr("aria-label", t.label)
	h.raw(">\n<table>\n<thead>\n")
	h.row(t.head, t.align, true)
	h.raw("</thead>\n")
	if len(t.rows) > 0 {
		h.raw("<tbody>\n")
		for _, cells := range t.rows {
			h.row(cells, t.align, false)
		}
		h.raw("</tbody>\n")
	}
	h.raw("</table>\n</div>\n")
}

func (h *htmlWriter) row(cells []cell, align []alignment, head bool) {
	h.raw("<tr>\n")
	for i, c := range cells {
		name, scope := "td", ""
		if head && len(c.in) > 0 {
			name, scope = "th", ` scope="col"`
		}
		h.raw("<" + name + scope)
		if c.point != nil {
			h.id(c.point.ID)
		}
		if align[i] != "" {
			h.attr("class", string(align[i]))
		}
		h.raw(">")
		h.inlines(c.in)
		h.raw("</" + name + ">\n")
	}
	h.raw("</tr>\n")
}

func (h *htmlWriter) code(b codeBlock) {
	h.raw(`<pre class="chroma" tabindex="0"><code`)
	if b.lang != "" {
		h.attr("class", "language-"+b.lang)
	}
	h.raw(">" + coloured.of(b.lang, b.text) + "</code></pre>\n")
}

func (h *htmlWriter) id(id string) { h.attr("id", h.opt.Prefix+id) }

func (h *htmlWriter) attr(name, value string) {
	h.raw(" " + name + `="`)
	h.escape(value)
	h.raw(`"`)
}

func (h *htmlWriter) raw(s string) { h.buf = append(h.buf, s...) }

// trimLine takes back the line feed of the last block.
func (h *htmlWriter) trimLine() {
	if n := len(h.buf); h.buf[n-1] == '\n' {
		h.buf = h.buf[:n-1]
	}
}

func (h *htmlWriter) escape(s string) { h.buf = appendEscaped(h.buf, s) }

// appendEscaped escapes what HTML gives a meaning in text and in quoted
// attributes. What it forbids altogether the tree does not hold.
func appendEscaped(buf []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&quot;"
		default:
			continue
		}
		buf = append(append(buf, s[from:i]...), entity...)
		from = i + 1
	}
	return append(buf, s[from:]...)
}
