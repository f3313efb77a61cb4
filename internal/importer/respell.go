package importer

import (
	"regexp"
	"slices"
	"strings"
)

// respell makes the edit of a block in which lines came or went: code stays
// code, the rows of a table that nobody touched stay rows, and the lines of a
// list keep their bold words and links. It gives the edited lines that the
// block now stands for; what it tries counts only if the result shows them.
func (m *merger) respell(block, before int) (text string, from, to int, ok bool) {
	if m.next >= before {
		return "", 0, 0, false
	}
	from, to, ok = m.span(block, before)
	if !ok {
		return "", 0, 0, false
	}
	source, old, now := m.blocks[block].text, m.lines[block], m.now(from, to)
	want := m.text(from, to)
	for _, try := range []func() (string, bool){
		func() (string, bool) { return refenced(source, want) },
		func() (string, bool) { return retabled(source, old, now) },
		func() (string, bool) { return relined(source, old, now) },
	} {
		if text, ok := try(); ok && slices.Equal(textLines(m.showing(block)(text)), now) {
			return text, from, to, true
		}
	}
	return "", 0, 0, false
}

// now are the edited lines from one to another that hold something.
func (m *merger) now(from, to int) []string {
	lines := make([]string, 0, to-from)
	for _, i := range m.full[from:to] {
		lines = append(lines, strings.TrimRight(m.edited[i], " \t"))
	}
	return lines
}

// span finds the edited lines that a block has become: from the first that it
// still has to the last, and beyond while lines there are like its own.
func (m *merger) span(block, before int) (from, to int, ok bool) {
	old, now := m.lines[block], m.now(m.next, before)
	twins := matchLines(old, now)
	first := slices.IndexFunc(twins, func(t int) bool { return t >= 0 })
	if first < 0 {
		return 0, 0, false
	}
	last := len(twins) - 1
	for twins[last] < 0 {
		last--
	}
	from, to = twins[first], twins[last]+1
	for i := first - 1; i >= 0 && from > 0 && likeness(old[i], now[from-1]) > 0.5; i-- {
		from--
	}
	for i := last + 1; i < len(old) && to < len(now) && likeness(old[i], now[to]) > 0.5; i++ {
		to++
	}
	return m.next + from, m.next + to, true
}

// refenced puts other lines between the fences of a block of code.
func refenced(source, text string) (string, bool) {
	open, rest, found := strings.Cut(source, "\n")
	end := strings.LastIndex(rest, "\n")
	if !found || end < 0 || !fence.MatchString(open) || !fence.MatchString(rest[end+1:]) {
		return "", false
	}
	return open + "\n" + text + rest[end:], true
}

var tableRule = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

// retabled changes the rows of a table that a cell shows as records: a first
// cell behind a bullet and, below it, "column：value" for each other.
func retabled(source string, before, after []string) (string, bool) {
	rows := strings.Split(source, "\n")
	if len(rows) < 3 || !tableRule.MatchString(rows[1]) {
		return "", false
	}
	old, now := recordsOf(before), recordsOf(after)
	if len(old) != len(rows)-2 {
		return "", false
	}
	out := rows[:2:2]
	for _, record := range now {
		row, ok := tableRow(rows, old, record)
		if !ok {
			return "", false
		}
		out = append(out, row)
	}
	return strings.Join(out, "\n"), len(now) > 0
}

// recordsOf parts lines into records, each of which begins with a bullet at
// the left edge.
func recordsOf(lines []string) [][]string {
	var out [][]string
	for _, l := range lines {
		if strings.HasPrefix(l, shownMarker("- ")) || len(out) == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], l)
	}
	return out
}

// tableRow spells a record as a row: the one that it was, with other cells only
// where the record says something else.
func tableRow(rows []string, old [][]string, record []string) (string, bool) {
	var was []string // the record most like it
	var cells []string
	best := 0.5
	for i, o := range old {
		if slices.Equal(o, record) {
			return rows[i+2], true
		}
		if l := likeness(strings.Join(o, "\n"), strings.Join(record, "\n")); l > best {
			was, cells, best = o, cellsOf(rows[i+2]), l
		}
	}
	used := 0
	var out []string
	for column, title := range cellsOf(rows[0]) {
		begins := "　" + title + "："
		if column == 0 {
			begins = shownMarker("- ")
		}
		i := slices.IndexFunc(record, func(l string) bool { return strings.HasPrefix(l, begins) })
		switch {
		case i < 0:
			out = append(out, "")
			continue
		case slices.Contains(was, record[i]) && column < len(cells):
			out = append(out, cells[column])
		default:
			out = append(out, strings.ReplaceAll(inline("", record[i][len(begins):]), "|", `\|`))
		}
		used++
	}
	return "| " + strings.Join(out, " | ") + " |", used == len(record)
}

// cellsOf are the sources of a row's cells.
func cellsOf(row string) []string {
	row = strings.TrimPrefix(strings.TrimSpace(row), "|")
	var out []string
	at := 0
	for i := range len(row) {
		if row[i] == '|' && (i == 0 || row[i-1] != '\\') {
			out = append(out, strings.TrimSpace(row[at:i]))
			at = i + 1
		}
	}
	if rest := strings.TrimSpace(row[at:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

var itemMarker = regexp.MustCompile(`^([ \t]*(?:[-*+]|[0-9]+[.)])[ \t]+)`)

// relined changes a block each line of which shows one line. A new line takes
// the marker and the indent of one that the cell shows likewise.
func relined(source string, before, after []string) (string, bool) {
	lines := strings.Split(source, "\n")
	if len(lines) != len(before) {
		return "", false
	}
	twins := matchLines(after, before)
	var out []string
	for i, twin := range twins {
		if twin >= 0 {
			out = append(out, lines[twin])
			continue
		}
		l := parseLine(after[i])
		like := slices.IndexFunc(before, func(b string) bool {
			p := parseLine(b)
			return p.indent == l.indent && (p.mark == "- ") == (l.mark == "- ")
		})
		if l.mark != "- " || like < 0 {
			return "", false
		}
		marker := itemMarker.FindString(lines[like])
		out = append(out, marker+inline("- ", l.text))
	}
	return strings.Join(out, "\n"), len(out) > 0
}
