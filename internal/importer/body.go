package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A body is Markdown in blocks, each with the lines that it shows. A footnote's
// text stands elsewhere than its mark and is shown at the end; so the notes are
// blocks of their own, after all others and in the order of their numbers, and
// every block is rendered together with what its marks and links need.
type body struct {
	blocks []sourceBlock
	lines  [][]string
	labels []string // of the notes, by their numbers
	notes  []string // their sources, likewise; the last blocks
	links  []string // definitions of addresses, which show nothing
	show   func(string) string
}

var (
	noteMark = regexp.MustCompile(`\[\^([^\]\s]+)\]`)
	noteText = regexp.MustCompile(`(?m)^ {0,3}\[\^([^\]\s]+)\]:`)
	linkText = regexp.MustCompile(`^ {0,3}\[[^\]^][^\]]*\]:`)
)

// take takes Markdown apart.
func take(source string, show func(string) string) *body {
	b := &body{show: show}
	texts := map[string]sourceBlock{}
	for _, block := range splitBlocks(source) {
		switch {
		case noteText.MatchString(block.text) && noteText.FindStringIndex(block.text)[0] == 0:
			for i, part := range cutNotes(block.text) {
				gap := "\n"
				if i == 0 {
					gap = block.gap
				}
				texts[noteText.FindStringSubmatch(part)[1]] = sourceBlock{gap, part}
			}
		case linkText.MatchString(block.text):
			b.links = append(b.links, block.text)
		default:
			b.blocks = append(b.blocks, block)
		}
	}
	for _, block := range b.blocks {
		for _, m := range noteMark.FindAllStringSubmatch(block.text, -1) {
			if _, ok := texts[m[1]]; ok && !slices.Contains(b.labels, m[1]) {
				b.labels = append(b.labels, m[1])
			}
		}
	}
	for _, label := range b.labels {
		b.notes = append(b.notes, texts[label].text)
	}
	for _, label := range b.labels {
		b.blocks = append(b.blocks, texts[label])
	}
	for i, block := range b.blocks {
		b.lines = append(b.lines, textLines(b.showing(i)(block.text)))
	}
	return b
}

// cutNotes cuts notes that follow each other line by line.
func cutNotes(text string) []string {
	var out []string
	starts := noteText.FindAllStringIndex(text, -1)
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		out = append(out, strings.TrimSuffix(text[at[0]:end], "\n"))
	}
	return out
}

// showing renders a block in its place: what another text in place of the
// block would show there.
func (b *body) showing(block int) func(string) string {
	if len(b.notes) == 0 && len(b.links) == 0 {
		return b.show
	}
	first := len(b.blocks) - len(b.notes)
	return func(text string) string {
		if block >= first {
			notes := slices.Clone(b.notes)
			notes[block-first] = text
			all := b.noted("", notes)
			return strings.Join(cutLines(all, block-first+1), "\n")
		}
		all := b.noted(text, b.notes)
		for i, l := range all {
			if strings.HasPrefix(l, "※1 ") && len(b.notes) > 0 && slices.Equal(all[i:], b.noted("", b.notes)) {
				return strings.Join(all[:i], "\n")
			}
		}
		return strings.Join(all, "\n")
	}
}

// noted are the lines of a text and the notes below it, numbered as they are
// in the whole.
func (b *body) noted(text string, notes []string) []string {
	marks := ""
	for _, label := range b.labels {
		marks += "[^" + label + "]"
	}
	parts := append([]string{marks, text}, notes...)
	lines := textLines(b.show(strings.Join(append(parts, b.links...), "\n\n")))
	if marks == "" || len(lines) == 0 {
		return lines
	}
	return lines[1:]
}

// notesLast moves what a person wrote below the notes above them, where
// Markdown shows it: a text goes on before its notes, whatever stands where.
func (b *body) notesLast(after string) string {
	var notes []string
	for _, lines := range b.lines[len(b.blocks)-len(b.notes):] {
		notes = append(notes, lines...)
	}
	lines := textLines(after)
	for at := len(lines) - len(notes) - 1; len(notes) > 0 && at >= 0; at-- {
		if !slices.Equal(lines[at:at+len(notes)], notes) {
			continue
		}
		whole := strings.Split(after, "\n")
		var full []int // where they stand among those that hold nothing
		for i, line := range whole {
			if strings.TrimSpace(line) != "" {
				full = append(full, i)
			}
		}
		from, to := full[at], full[at+len(notes)-1]+1
		return strings.Join(slices.Concat(whole[:from], whole[to:], []string{""}, whole[from:to]), "\n")
	}
	return after
}

// cutLines are the lines of a note among those of all.
func cutLines(lines []string, no int) []string {
	begins := func(no int) int {
		return slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "※"+strconv.Itoa(no)+" ") })
	}
	from, to := begins(no), begins(no+1)
	if from < 0 {
		return nil
	}
	if to < from {
		to = len(lines)
	}
	return lines[from:to]
}

// marks puts the marks of notes back into new Markdown, where a cell has them
// as ※1.
func (b *body) marks(text string) string {
	for i := len(b.labels) - 1; i >= 0; i-- {
		text = strings.ReplaceAll(text, "※"+strconv.Itoa(i+1), "[^"+b.labels[i]+"]")
	}
	return text
}

// addresses are the definitions of links, to stand at the end.
func (b *body) addresses() string {
	out := ""
	for _, l := range b.links {
		out += "\n\n" + l
	}
	return out
}

// formed reports whether a block is more than the text that it shows.
func (m *merger) formed(block int) bool {
	return verbatim(strings.Join(m.lines[block], "\n")) != m.blocks[block].text
}
