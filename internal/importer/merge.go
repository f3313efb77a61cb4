package importer

import "strings"

// mergeBody changes Markdown so that it shows an edited text. Blocks whose
// lines are all still there, side by side, keep their source: bold words,
// links and tables survive an edit elsewhere in the cell. A block that was
// edited is patched where that can be done, and the lines between become
// Markdown of their own. show renders a block as the cell did.
func mergeBody(source, before, after string, show func(string) string) string {
	blocks := splitBlocks(source)
	lines := make([][]string, len(blocks))
	var old []string
	for i, b := range blocks {
		lines[i] = textLines(show(b.text))
		old = append(old, lines[i]...)
	}
	if strings.Join(old, "\n") != strings.Join(textLines(before), "\n") {
		return Markdown(after) // a block means something else alone, as a footnote does
	}
	edited := strings.Split(after, "\n")
	var full []int // indexes of the edited text's lines that are not blank
	var now []string
	for i, l := range edited {
		if strings.TrimSpace(l) != "" {
			full = append(full, i)
			now = append(now, strings.TrimRight(l, " \t"))
		}
	}
	m := merger{blocks: blocks, edited: edited, full: full, show: show}
	twins := matchLines(old, now)
	for i, at := 0, 0; i < len(blocks); i++ {
		if first, ok := sideBySide(twins[at : at+len(lines[i])]); ok {
			m.keep(i, first, len(lines[i]))
		} else {
			m.lost = append(m.lost, i)
		}
		at += len(lines[i])
	}
	m.write(len(full))
	return strings.TrimRight(m.out.String(), "\n")
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
	blocks []sourceBlock
	edited []string
	full   []int
	next   int   // the first line of full that is not written yet
	last   int   // 1 more than the block written last, 0 for none
	lost   []int // blocks that were edited or removed since
	show   func(string) string
	out    strings.Builder
}

func (m *merger) keep(block, first, lines int) {
	if first < m.next {
		m.lost = append(m.lost, block)
		return
	}
	m.write(first)
	if m.out.Len() > 0 {
		gap := "\n\n"
		if m.last == block && m.last > 0 {
			gap = m.blocks[block].gap
		}
		m.out.WriteString(gap)
	}
	m.out.WriteString(m.blocks[block].text)
	m.next, m.last, m.lost = first+lines, block+1, nil
}

// write writes the lines before the given one, by patching the block that they
// have taken the place of or as new Markdown.
func (m *merger) write(before int) {
	if m.next >= before {
		return
	}
	shown := strings.Join(m.edited[m.full[m.next]:m.full[before-1]+1], "\n")
	text, ok := "", false
	if len(m.lost) == 1 {
		block := m.blocks[m.lost[0]].text
		text, ok = patchBlock(block, m.show(block), shown, m.show)
	}
	if !ok {
		text = Markdown(shown)
	}
	if m.out.Len() > 0 {
		m.out.WriteString("\n\n")
	}
	m.out.WriteString(text)
	m.next, m.last = before, 0
}
