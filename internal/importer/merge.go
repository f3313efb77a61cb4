package importer

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A loss is what an edit costs of the form of a text: bold words, links, notes.
type loss int

const (
	noForm   loss = iota // nothing
	someForm             // that of blocks that were rewritten
	allForm              // that of the whole text, which could not be followed
)

// mergeBody changes Markdown so that it shows an edited text. Blocks whose
// lines are all still there, side by side, keep their source: bold words,
// links and tables survive an edit elsewhere in the cell. A block that was
// edited is patched where that can be done, and the lines between become
// Markdown of their own. show renders Markdown as the cell did.
func mergeBody(source, before, after string, show func(string) string) (string, loss) {
	b := take(source, show)
	after = b.notesLast(after)
	if len(b.notes) > 0 && slices.Equal(textLines(before), textLines(after)) {
		return source, noForm
	}
	if len(b.notes)+len(b.links) > 0 && len(textLines(before)) == len(textLines(after)) {
		if text, ok := patchBlock(source, before, after, show); ok {
			return text, noForm
		}
	}
	var old []string
	for _, lines := range b.lines {
		old = append(old, lines...)
	}
	if slices.Equal(old, textLines(before)) {
		m := merge(b, old, after)
		text := strings.TrimRight(m.out.String(), "\n") + b.addresses()
		switch {
		case len(b.notes) == 0 && words(show(text)) == words(after), len(b.notes) > 0 && slices.Equal(textLines(show(text)), textLines(after)):
			return text, m.loss
		case len(b.notes) == 0: // blocks that are one when they meet, such as two lists
			return verbatim(after), someForm
		}
	}
	text := verbatim(after)
	if verbatim(before) == strings.Trim(source, "\n") {
		return text, noForm // there was none
	}
	return text, allForm
}

// merge writes the blocks that are still there and what is new between them.
func merge(b *body, old []string, after string) *merger {
	m := &merger{body: b, edited: strings.Split(after, "\n")}
	var now []string
	for i, l := range m.edited {
		if strings.TrimSpace(l) != "" {
			m.full = append(m.full, i)
			now = append(now, strings.TrimRight(l, " \t"))
		}
	}
	twins := matchLines(old, now)
	for i, at := 0, 0; i < len(b.blocks); i++ {
		if first, ok := sideBySide(twins[at : at+len(b.lines[i])]); ok {
			m.keep(i, first, len(b.lines[i]))
		} else {
			m.lost = append(m.lost, i)
		}
		at += len(b.lines[i])
	}
	m.write(len(m.full))
	return m
}

// textLines are the lines of a text that hold something.
func textLines(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, strings.TrimRight(line, " \t"))
		}
	}
	return out
}

// sideBySide reports where lines stand now, if they still follow each other.
func sideBySide(twins []int) (first int, ok bool) {
	for i, t := range twins {
		if t < 0 || t != twins[0]+i {
			return 0, false
		}
	}
	if len(twins) == 0 {
		return 0, false
	}
	return twins[0], true
}

// A merger writes kept blocks and, between them, what is new.
type merger struct {
	*body
	edited []string
	full   []int // indexes of the edited text's lines that are not blank
	next   int   // the first line of full that is not written yet
	last   int   // 1 more than the block written last, 0 for none
	lost   []int // blocks that were edited or removed since
	out    strings.Builder
	loss   loss
}

func (m *merger) keep(block, first, lines int) {
	if first < m.next {
		m.lost = append(m.lost, block)
		return
	}
	m.write(first)
	m.add(block, m.blocks[block].text)
	m.next, m.lost = first+lines, nil
}

// add writes a block, as far from the one before as it was.
func (m *merger) add(block int, text string) {
	if m.out.Len() > 0 {
		gap := "\n\n"
		if m.last == block && m.last > 0 {
			gap = m.blocks[block].gap
		}
		m.out.WriteString(gap)
	}
	m.out.WriteString(text)
	m.last = block + 1
}

// write writes the lines before the given one. A lost block that some of them
// are like is patched to show these; the others become new Markdown.
func (m *merger) write(before int) {
	for _, block := range m.lost {
		text, at, to, ok := m.edit(block, before)
		if !ok {
			if m.next < before && m.formed(block) {
				m.loss = someForm
			}
			continue
		}
		m.fresh(at)
		m.add(block, text)
		m.next = to
	}
	m.fresh(before)
}

// edit makes the edit of a block in its Markdown, if that can be done, and
// gives the lines that this shows. Where lines came or went, the block is taken
// line by line first: a patch would show as many as there were, and no more.
func (m *merger) edit(block, before int) (text string, from, to int, ok bool) {
	n, lost := len(m.lines[block]), 0
	for _, b := range m.lost {
		if b >= block {
			lost += len(m.lines[b])
		}
	}
	text, from, to, ok = m.respell(block, before)
	if ok && to-from != n && lost != before-m.next {
		return text, from, to, true
	}
	if at, alike := m.alike(block, before); alike {
		patched, done := patchBlock(m.blocks[block].text, strings.Join(m.lines[block], "\n"), m.text(at, at+n), m.showing(block))
		if done {
			return patched, at, at + n, true
		}
	}
	return text, from, to, ok
}

// maxAhead bounds how many lines on a block is looked for.
const maxAhead = 32

// alike finds the lines that may have been made of a block by an edit.
func (m *merger) alike(block, before int) (at int, ok bool) {
	n := len(m.lines[block])
	best := 0.5
	for i := m.next; n > 0 && i+n <= min(before, m.next+n+maxAhead); i++ {
		if l := likeness(strings.Join(m.lines[block], "\n"), m.text(i, i+n)); l > best {
			at, ok, best = i, true, l
		}
	}
	return at, ok
}

// likeness is the share of characters that two texts have in common, from 0 to 1.
func likeness(a, b string) float64 {
	count := map[rune]int{}
	for _, r := range a {
		count[r]++
	}
	same := 0
	for _, r := range b {
		if count[r] > 0 {
			count[r]--
			same++
		}
	}
	return float64(same) / float64(max(utf8.RuneCountInString(a), utf8.RuneCountInString(b), 1))
}

// fresh writes the lines before the given one as new Markdown.
func (m *merger) fresh(before int) {
	if m.next >= before {
		return
	}
	if m.out.Len() > 0 {
		m.out.WriteString("\n\n")
	}
	m.out.WriteString(m.marks(verbatim(m.text(m.next, before))))
	m.next, m.last = before, 0
}

// text is that of the edited lines from one to another, blank ones between them included.
func (m *merger) text(from, to int) string {
	return strings.Join(m.edited[m.full[from]:m.full[to-1]+1], "\n")
}
