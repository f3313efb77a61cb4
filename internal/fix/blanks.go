package fix

import "strings"

// trailing finds blanks at the ends of lines between two offsets. Two spaces
// before a line of text break the line in Markdown, and code keeps its blanks;
// the former are left out here, the latter by the proof.
func trailing(text string, from, to int) []edit {
	var edits []edit
	fence := ""
	for start := from; start < to; {
		line, next := lineAt(text, start)
		kept := strings.TrimRight(line, " \t")
		wasFenced := fence != ""
		fence = fenceAfter(fence, line)
		following, _ := lineAt(text, next)
		breaks := strings.HasSuffix(line, "  ") && kept != "" && strings.TrimSpace(following) != ""
		if len(kept) < len(line) && !breaks && !(wasFenced && fence != "") {
			edits = append(edits, edit{start + len(kept), start + len(line), ""})
		}
		start = next
	}
	return edits
}

// lineAt is the line that begins at start, without its end, and the offset of
// the next one.
func lineAt(text string, start int) (line string, next int) {
	rest := text[min(start, len(text)):]
	line, _, found := strings.Cut(rest, "\n")
	next = start + len(line)
	if found {
		next++
	}
	return strings.TrimSuffix(line, "\r"), next
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
