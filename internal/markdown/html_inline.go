package markdown

import "strconv"

func (h *htmlWriter) inlines(in []inline) {
	for _, n := range in {
		h.inline(n)
	}
}

func (h *htmlWriter) inline(n inline) {
	switch n := n.(type) {
	case text:
		h.escape(string(n))
	case lineBreak:
		h.raw("<br>\n")
	case styled:
		tag := [...]string{bold: "strong", italic: "em", strike: "del"}[n.style]
		h.raw("<" + tag + ">")
		h.inlines(n.in)
		h.raw("</" + tag + ">")
	case codeSpan:
		h.raw("<code>")
		h.escape(string(n))
		h.raw("</code>")
	case link:
		h.link(n)
	case image:
		h.image(n)
	case reference:
		h.reference(n)
	case noteMark:
		h.noteMark(n)
	case pointMark:
		h.pointMark(n)
	}
}

func (h *htmlWriter) link(n link) {
	h.raw("<a")
	h.attr("href", h.href(n.to))
	if n.to.kind == external {
		h.attr("rel", "noopener noreferrer")
	}
	h.title(n.title)
	h.raw(">")
	h.inlines(n.in)
	h.raw("</a>")
}

func (h *htmlWriter) href(to address) string {
	switch to.kind {
	case fragment:
		return "#" + h.opt.Prefix + to.href
	case relative:
		return h.opt.Root + to.href
	}
	return to.href
}

func (h *htmlWriter) image(n image) {
	h.raw("<img")
	h.attr("src", h.opt.Root+n.src)
	h.attr("alt", n.alt)
	h.title(n.title)
	h.raw(">")
}

func (h *htmlWriter) title(title string) {
	if title != "" {
		h.attr("title", title)
	}
}

func (h *htmlWriter) reference(n reference) {
	href, words := resolve(h.opt.Resolve, n.ref)
	if href == "" || n.inLink {
		h.escape(words)
		return
	}
	h.raw("<a")
	h.attr("href", href)
	h.raw(">")
	h.escape(words)
	h.raw("</a>")
}

// resolve gives the link of a reference, "" for none, and its words.
func resolve(by Resolver, ref Ref) (href, words string) {
	if by == nil {
		return "", ref.words()
	}
	href, words, ok := by(ref)
	if !ok {
		return "", ref.words()
	}
	if ref.Label != "" {
		words = ref.Label
	}
	return href, words
}

// pointMark links the number to the requirement. "(1)" alone says little to
// someone who hears the links of a page read out, hence the label.
func (h *htmlWriter) pointMark(n pointMark) {
	var href string
	if h.opt.PointHref != nil {
		href = h.opt.PointHref(*n.point)
	}
	if href == "" {
		h.escape(n.text)
		return
	}
	h.raw(`<a class="point"`)
	h.attr("href", href)
	h.attr("aria-label", n.text+"の要求")
	h.raw(">")
	h.escape(n.text)
	h.raw("</a>")
}

func (h *htmlWriter) noteMark(n noteMark) {
	no := strconv.Itoa(n.no)
	h.raw(`<sup class="note"`)
	h.id(noteRefID(n.no, n.use))
	h.raw(`><a role="doc-noteref"`)
	h.attr("href", "#"+h.opt.Prefix+"fn-"+no)
	h.raw(">※" + no + "</a></sup>")
}

// noteRefID is the id of a footnote's mark, so that the note can lead back.
func noteRefID(no, use int) string {
	id := "fnref-" + strconv.Itoa(no)
	if use > 1 {
		id += "-" + strconv.Itoa(use)
	}
	return id
}

func (h *htmlWriter) notes(notes []note) {
	if len(notes) == 0 {
		return
	}
	h.raw(`<div class="notes" role="group" aria-label="注">` + "\n<ol>\n")
	for i, n := range notes {
		h.raw("<li")
		h.id("fn-" + strconv.Itoa(i+1))
		h.raw(">")
		h.note(n, i+1)
		h.raw("</li>\n")
	}
	h.raw("</ol>\n</div>\n")
}

// note ends with the ways back, in its last paragraph if there is one.
func (h *htmlWriter) note(n note, no int) {
	last := len(n.body) - 1
	if last < 0 {
		h.backLinks(n, no)
		return
	}
	h.blocks(n.body[:last])
	p, ok := n.body[last].(paragraph)
	if !ok {
		h.blocks(n.body[last:])
		h.raw("<p>")
		h.backLinks(n, no)
		h.raw("</p>")
		return
	}
	h.raw("<p>")
	h.inlines(p.in)
	h.backLinks(n, no)
	h.raw("</p>")
}

func (h *htmlWriter) backLinks(n note, no int) {
	for use := 1; use <= n.uses; use++ {
		label := "※" + strconv.Itoa(no) + "の本文へ戻る"
		if n.uses > 1 {
			label += "（" + strconv.Itoa(use) + "か所目）"
		}
		h.raw(` <a class="back" role="doc-backlink"`)
		h.attr("href", "#"+h.opt.Prefix+noteRefID(no, use))
		h.attr("aria-label", label)
		h.raw(">↩\ufe0e</a>")
	}
}
