package fix

import "strings"

// trailing finds blanks at the ends of lines between two offsets. In prose, two
// spaces before a line of text break the line, and code keeps its blanks; in
// YAML, a block of text does.
func trailing(text string, from, to int, prose bool) []edit {
	var edits []edit
	fence := ""
	for start := from; start < to; {
		line, next := lineAt(text, start)
		kept := strings.TrimRight(line, " \t")
		wasFenced := fence != ""
		fence = fenceAfter(fence, line)
		following, _ := lineAt(text, next)
		breaks := prose && strings.HasSuffix(line, "  ") && kept != "" && strings.TrimSpace(following) != ""
		if len(kept) < len(line) && !breaks && !(prose && wasFenced && fence != "") {
			edits = append(edits, edit{start + len(kept), start + len(line), ""})
		}
		start = next
	}
	return edits
}

// lineAt is the line that begins at start, without its end, and the offset of
// the next one.
func lineAt(text string, start int) (line string, next int) {
	line, _, found := strings.Cut(text[min(start, len(text)):], "\n")
	if !found {
		return line, start + len(line)
	}
	return strings.TrimSuffix(line, "\r"), start + len(line) + 1
}

// fenceAfter is the fence that is open after a line: its marks, or "".
func fenceAfter(fence, line string) string {
	line = strings.TrimLeft(line, " >")
	marks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
	if marks == "" {
		marks = line[:len(line)-len(strings.TrimLeft(line, "~"))]
	}
	switch {
	case len(marks) < 3:
		return fence
	case fence == "":
		return marks
	case strings.HasPrefix(marks, fence) && strings.TrimSpace(line[len(marks):]) == "":
		return ""
	}
	return fence
}
