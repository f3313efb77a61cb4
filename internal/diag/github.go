package diag

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"
)

// WriteGitHub prints a list as commands that a GitHub workflow turns into
// annotations at the lines of a pull request.
//
//	::error file=content/answers/medical-cloud/079.md,line=7,col=12,endLine=7,endColumn=24,title=evidence-unknown::…
//
// GitHub takes a line's end as the last character and shows columns only
// within one line.
func WriteGitHub(w io.Writer, list List, opt Options) error {
	out := bufio.NewWriter(w)
	for _, d := range list.Sorted() {
		var at []string
		if p := d.Span.Path(); p != "" {
			at = append(at, "file="+escapeProperty(path.Join(opt.Dir, p)))
		}
		if d.Span.hasText() {
			line, col, endLine, endCol := d.Span.Range()
			at = append(at, fmt.Sprintf("line=%d", line))
			if line == endLine {
				at = append(at, fmt.Sprintf("col=%d,endLine=%d,endColumn=%d", col, endLine, max(col, endCol-1)))
			}
		}
		at = append(at, "title="+escapeProperty(d.Code))
		text := Printable(d.Message(opt.Lang))
		if d.Hint(opt.Lang) != "" {
			text += "\n" + hintWord.In(opt.Lang) + ": " + strings.Join(d.hintLines(opt.Lang), "\n")
		}
		for _, n := range d.Notes {
			text += "\n" + noteWord.In(opt.Lang) + ": " + place(n.Span) + ": " + Printable(n.Message(opt.Lang))
		}
		fmt.Fprintf(out, "::%s %s::%s\n", d.Severity, strings.Join(at, ","), escapeData(text))
	}
	return out.Flush()
}

// What the runner takes for the end of a command, a line or a property. The
// message holds words of the author, who must not be able to add commands.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeData(s string) string     { return dataEscapes.Replace(s) }
func escapeProperty(s string) string { return propertyEscapes.Replace(s) }
