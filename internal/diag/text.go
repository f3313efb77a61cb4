package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"
)

// TextOptions choose how WriteText prints.
type TextOptions struct {
	Lang  string // "ja" or "en"
	Color bool   // ANSI colours, for a terminal
}

// WriteText prints a list for people: the place first, so that editors and
// terminals can jump to it, then the source line with a caret and the hint.
//
//	content/answers/medical-cloud/079.md:7:12: エラー: … [evidence-unknown]
//	  - {doc: acces-control}
//	          ^^^^^^^^^^^^
//	  ヒント: …
func WriteText(w io.Writer, list List, opt TextOptions) error {
	p := &textPrinter{w: bufio.NewWriter(w), opt: opt}
	for _, d := range list.Sorted() {
		p.diagnostic(d)
	}
	return p.w.Flush()
}

type textPrinter struct {
	w   *bufio.Writer
	opt TextOptions
}

var (
	severityWords = map[Severity]Text{Error: {"エラー", "error"}, Warning: {"警告", "warning"}, Notice: {"お知らせ", "notice"}}
	severityColor = map[Severity]string{Error: "1;31", Warning: "1;33", Notice: "1;36"}
	hintWord      = Text{"ヒント", "hint"}
	noteWord      = Text{"参考", "note"}
)

func (p *textPrinter) diagnostic(d Diagnostic) {
	word := severityWords[d.Severity].In(p.opt.Lang)
	fmt.Fprintf(p.w, "%s: %s: %s [%s]\n", p.paint("1", place(d.Span)), p.paint(severityColor[d.Severity], word), d.Message(p.opt.Lang), d.Code)
	p.excerpt(d.Span, severityColor[d.Severity])
	if hint := d.Hint(p.opt.Lang); hint != "" {
		fmt.Fprintf(p.w, "  %s: %s\n", hintWord.In(p.opt.Lang), hint)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(p.w, "  %s: %s: %s\n", noteWord.In(p.opt.Lang), place(n.Span), n.Message(p.opt.Lang))
	}
}

// place is file:line:col; a span of a file without text names the file alone.
func place(s Span) string {
	if s.Source == nil {
		return "-"
	}
	if s.Source.Text == "" {
		return s.Source.Path
	}
	line, col, _, _ := s.Range()
	return fmt.Sprintf("%s:%d:%d", s.Source.Path, line, col)
}

// maxExcerpt is how many columns of a long line are shown around the mistake;
// answers are often one line of a thousand characters.
const maxExcerpt = 100

// excerpt prints the line of the span and marks the span under it. Full-width
// characters take two columns in a terminal, so the caret counts columns.
func (p *textPrinter) excerpt(s Span, color string) {
	if s.Source == nil || s.Start == s.End {
		return
	}
	line, col, endLine, endCol := s.Range()
	runes := []rune(strings.ReplaceAll(s.Source.Line(line), "\t", " "))
	from := min(col-1, len(runes))
	to := len(runes)
	if endLine == line {
		to = min(endCol-1, len(runes))
	}
	start, end := window(runes, from, to)
	before, marked := columns(runes[start:from]), max(columns(runes[from:min(to, end)]), 1)
	lead, tail := "", ""
	if start > 0 {
		lead = "…"
	}
	if end < len(runes) {
		tail = "…"
	}
	fmt.Fprintf(p.w, "  %s%s%s\n", lead, printable(runes[start:end]), tail)
	fmt.Fprintf(p.w, "  %s%s\n", strings.Repeat(" ", before+columns([]rune(lead))), p.paint(color, strings.Repeat("^", marked)))
}

// window is the part of a line that is shown: the mistake with some text before it.
func window(runes []rune, from, to int) (start, end int) {
	if columns(runes) <= maxExcerpt {
		return 0, len(runes)
	}
	start = from
	for room := maxExcerpt / 3; start > 0 && room > 0; start-- {
		room -= columns(runes[start-1 : start])
	}
	end = start
	for room := maxExcerpt; end < len(runes) && (room > 0 || end < min(to, from+1)); end++ {
		room -= columns(runes[end : end+1])
	}
	return start, end
}

// Columns is how many columns text takes in a terminal.
func Columns(text string) int { return columns([]rune(text)) }

func columns(runes []rune) int {
	n := 0
	for _, r := range runes {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
		if r == 0x200d || r >= 0xfe00 && r <= 0xfe0f || r >= 0x300 && r <= 0x36f || r == 0x3099 || r == 0x309a {
			n--
		}
	}
	return n
}

// printable keeps an author's control characters from steering the terminal.
func printable(runes []rune) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '�'
		}
		return r
	}, string(runes))
}

func (p *textPrinter) paint(color, text string) string {
	if !p.opt.Color {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}
