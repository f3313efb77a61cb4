package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Options choose how a list is printed.
type Options struct {
	Lang    string // "ja" or "en"
	Color   bool   // text: ANSI colours, for a terminal
	Dir     string // github, sarif and gitlab: the project's directory as seen from the repository's root, "" for the root
	Version string // sarif: of this program
}

// WriteText prints a list for people: the place first, so that editors and
// terminals can jump to it, then the source line with a caret and the hint.
//
//	content/answers/medical-cloud/079.md:7:12: エラー: … [evidence-unknown]
//	  |   - {doc: acces-control}
//	  |           ^^^^^^^^^^^^^
//	  ヒント: …
//
// The bar keeps a source line that begins with :: from being taken for a
// command by the log of a GitHub workflow.
func WriteText(w io.Writer, list List, opt Options) error {
	p := &textPrinter{w: bufio.NewWriter(w), opt: opt}
	for _, d := range list.Sorted() {
		p.diagnostic(d)
	}
	return p.w.Flush()
}

type textPrinter struct {
	w   *bufio.Writer
	opt Options
}

var (
	severityWords = map[Severity]Text{Off: {"報告しない", "off"}, Error: {"エラー", "error"}, Warning: {"警告", "warning"}, Notice: {"お知らせ", "notice"}}
	severityColor = map[Severity]string{Error: "1;31", Warning: "1;33", Notice: "1;36"}
	hintWord      = Text{"ヒント", "hint"}
	noteWord      = Text{"参考", "note"}
)

func (p *textPrinter) diagnostic(d Diagnostic) {
	lang, color := p.opt.Lang, severityColor[d.Severity]
	word := d.Severity.Word(lang)
	fmt.Fprintf(p.w, "%s: %s: %s [%s]\n", p.paint("1", place(d.Span)), p.paint(color, word), Printable(d.Message(lang)), d.Code)
	p.excerpt(d.Span, color)
	if d.Hint(lang) != "" {
		fmt.Fprintf(p.w, "  %s: %s\n", hintWord.In(lang), strings.Join(d.hintLines(lang), "\n    "))
	}
	for _, n := range d.Notes {
		fmt.Fprintf(p.w, "  %s: %s: %s\n", noteWord.In(lang), place(n.Span), Printable(n.Message(lang)))
	}
}

// hintLines are the lines of the hint, printable. Only the catalogue breaks
// lines: one of the author's could begin with a command for a workflow.
func (d Diagnostic) hintLines(lang string) []string {
	args := make(Args, len(d.Args))
	for name, value := range d.Args {
		args[name] = Printable(value)
	}
	return strings.Split(expand(ruleOf(d.Code).Hint.In(lang), args), "\n")
}

// place is file:line:col; a span of a file without text names the file alone.
func place(s Span) string {
	if s.Source == nil {
		return "-"
	}
	if !s.hasText() {
		return Printable(s.Source.Path)
	}
	line, col, _, _ := s.Range()
	return fmt.Sprintf("%s:%d:%d", Printable(s.Source.Path), line, col)
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
	before, marks, behind := around(s)
	runes := []rune(before + marks + behind)
	from := utf8.RuneCountInString(before)
	to := from + utf8.RuneCountInString(marks)
	start, end := window(runes, from, to)
	lead, tail := "", ""
	if start > 0 {
		lead = "…"
	}
	if end < len(runes) {
		tail = "…"
	}
	indent := columns([]rune(lead + string(runes[start:from])))
	marked := max(columns(runes[from:max(from, min(to, end))]), 1)
	fmt.Fprintf(p.w, "  | %s%s%s\n", lead, string(runes[start:end]), tail)
	fmt.Fprintf(p.w, "  | %s%s\n", strings.Repeat(" ", indent), p.paint(color, strings.Repeat("^", marked)))
}

// around is the span's part of its first line, with what stands before and
// behind it: of a long line, which may hold thousands of mistakes, not all but
// more than is shown.
func around(s Span) (before, marked, behind string) {
	const near = 16 * maxExcerpt // bytes
	n, _ := s.Source.Position(s.Start)
	line := s.Source.Line(n)
	first := s.Source.Offset(n, 1)
	within := func(offset int) int { return min(max(offset-first, 0), len(line)) }
	from, to := within(s.Start), within(s.End)
	start, end := max(0, from-near), min(len(line), to+near)
	for start < from && !utf8.RuneStart(line[start]) {
		start++
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end++
	}
	return Printable(line[start:from]), Printable(line[from:to]), Printable(line[to:end])
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

func (p *textPrinter) paint(color, text string) string {
	if !p.opt.Color {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}
