package history

import (
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"
)

// MaxMarkdown bounds WriteMarkdown, in characters. GitHub refuses comments
// longer than 65,536, GitLab takes a million; below both there is room for a
// line of one's own.
const MaxMarkdown = 60_000

// Room for the parts before the details, and rows of their tables: a comment
// that only lists numbers helps nobody.
const (
	maxRows  = 100
	roomTail = 400 // for the note about what was left out
)

// WriteMarkdown writes the comparison as a comment on a pull request: what
// matters first, in tables; the differences of the texts folded below, as many
// as fit into MaxMarkdown.
func (c *Comparison) WriteMarkdown(w io.Writer, opt WriteOptions) error {
	m := markdownWriter{speech: speech{opt.Lang}, links: opt.Links, many: c.many()}
	m.line("## %s", m.say("開示書の変更", "Changes to the disclosure"))
	m.line("")
	m.line("%s → %s", mark(m.sideName(c.Old)), mark(m.sideName(c.New)))
	m.line("")
	m.line("%s", mark(m.summary(c)))
	m.about(c.About)
	m.items(c)
	m.documents(c.Documents)
	m.clauseChanges(c.Clauses)
	m.coverage(c.Coverage)
	m.affected(c.Affected)
	m.expired(c.Expired)
	m.details(c)
	_, err := io.WriteString(w, m.b.String())
	return err
}

type markdownWriter struct {
	speech
	b     strings.Builder
	size  int // characters in b
	links string
	many  bool
}

func (m *markdownWriter) line(format string, args ...any) { m.put(fmt.Sprintf(format+"\n", args...)) }

func (m *markdownWriter) put(s string) {
	m.b.WriteString(s)
	m.size += utf8.RuneCountInString(s)
}

// table writes a table of at most maxRows rows that still leaves room for what
// follows.
func (m *markdownWriter) table(title string, head []string, n int, row func(i int) []string) {
	if n == 0 {
		return
	}
	m.line("")
	if title != "" {
		m.line("### %s", title)
		m.line("")
	}
	m.line("| %s |", strings.Join(head, " | "))
	m.line("|%s", strings.Repeat("---|", len(head)))
	for i := range n {
		if i == maxRows || m.size > MaxMarkdown*2/3 {
			m.line("")
			m.line(m.say("ほかに%d件あります。", "%d more."), n-i)
			return
		}
		m.line("| %s |", strings.Join(row(i), " | "))
	}
}

func (m *markdownWriter) about(list []Change) {
	m.table("", []string{m.say("開示書全体", "The disclosure as a whole"), m.say("変更前", "Before"), m.say("変更後", "After")}, len(list), func(i int) []string {
		return []string{list[i].Kind.Word(m.lang), m.cell(list[i].Before), m.cell(list[i].After)}
	})
}

func (m *markdownWriter) items(c *Comparison) {
	var told []*ItemChange
	for i := range c.Items {
		if c.Items[i].ForReaders() {
			told = append(told, &c.Items[i])
		}
	}
	head := []string{m.say("項目", "Item"), m.say("内容", "Title"), m.say("回答区分", "Status"), m.say("変わったこと", "What changed")}
	m.table("", head, len(told), func(i int) []string {
		it := told[i]
		return []string{m.itemName(it), m.cell(it.Title), m.cell(statusText(it.Before, it.After)), m.kinds(it.Changes)}
	})
}

func (m *markdownWriter) itemName(it *ItemChange) string {
	name := fmt.Sprint(it.No)
	if m.many {
		name = it.Checklist + " " + name
	}
	if m.links == "" || it.URL == "" {
		return mark(name)
	}
	return "[" + mark(name) + "](<" + address(m.links+it.URL) + ">)"
}

func (m *markdownWriter) documents(list []DocumentChange) {
	head := []string{m.say("文書", "Document"), m.say("変わったこと", "What changed"), m.say("引用している項目", "Cited by")}
	m.table("", head, len(list), func(i int) []string {
		var what []string
		for _, c := range list[i].Changes {
			what = append(what, c.Kind.Word(m.lang)+" "+m.valuePair(c))
		}
		return []string{m.cell(list[i].Title), strings.Join(what, "<br>"), m.someNumbers(list[i].CitedBy, m.many)}
	})
}

func (m *markdownWriter) clauseChanges(list []ClauseChange) {
	m.table("", []string{m.say("条項", "Clause"), m.say("変わったこと", "What changed")}, len(list), func(i int) []string {
		var what []string
		for _, c := range list[i].Changes {
			what = append(what, c.Kind.Word(m.lang)+" "+m.valuePair(c))
		}
		return []string{m.cell(list[i].Short + " " + list[i].Number + " " + list[i].Title), strings.Join(what, "<br>")}
	})
}

func (m *markdownWriter) valuePair(c Change) string {
	switch {
	case c.Before == "":
		return "<ins>" + m.cell(c.After) + "</ins>"
	case c.After == "":
		return "<del>" + m.cell(c.Before) + "</del>"
	}
	return m.cell(c.Before) + " → " + m.cell(c.After)
}

func (m *markdownWriter) coverage(list []Coverage) {
	for _, c := range list {
		if !c.Changed() {
			m.line("")
			m.line("%s", mark(m.unchanged(c)))
			continue
		}
		title := m.say("対応状況", "Coverage")
		if m.many {
			title += " " + mark(c.Title)
		}
		head := []string{m.say("回答区分", "Status"), m.say("変更前", "Before"), m.say("変更後", "After"), m.say("差", "Difference")}
		var rows []StatusCount
		for _, s := range c.Statuses {
			if s.Before+s.After > 0 {
				rows = append(rows, s)
			}
		}
		m.table(title, head, len(rows), func(i int) []string {
			s := rows[i]
			diff := ""
			if s.Before != s.After {
				diff = fmt.Sprintf("%+d", s.After-s.Before)
			}
			return []string{m.cell(s.Label), fmt.Sprint(s.Before), fmt.Sprint(s.After), diff}
		})
	}
}

// unchanged tells the coverage in one line.
func (m *markdownWriter) unchanged(c Coverage) string {
	var counts []string
	for _, s := range c.Statuses {
		if s.After > 0 {
			counts = append(counts, fmt.Sprintf("%s %d", s.Label, s.After))
		}
	}
	text := m.say("対応状況は変わりません", "The coverage stays")
	if m.many {
		text += m.say("：", ": ") + c.Title
	}
	return text + m.say("（", " (") + strings.Join(counts, m.say("、", ", ")) + m.say("）。", ").")
}

func (m *markdownWriter) affected(list []Affected) {
	m.table(m.say("影響する条項", "Affected clauses"), []string{m.say("条項", "Clause"), m.say("項目", "Items")}, len(list), func(i int) []string {
		a := list[i]
		return []string{m.cell(join(" ", a.Short, a.Number, a.Title)), m.someNumbers(a.Items, m.many)}
	})
}

func (m *markdownWriter) expired(list []Expired) {
	head := []string{m.say("文書", "Document"), m.say("有効期限", "Valid until"), m.say("引用している項目", "Cited by")}
	m.table(m.say("有効期限の過ぎた文書", "Expired documents"), head, len(list), func(i int) []string {
		return []string{m.cell(list[i].Title), list[i].ValidUntil, m.someNumbers(list[i].CitedBy, m.many)}
	})
}

// cell is a text in a table, on one line and not longer than a reader of a
// table would read.
func (m *markdownWriter) cell(s string) string {
	const longest = 120
	s = strings.ReplaceAll(s, "\n", " ")
	return mark(shorten(s, longest))
}

// special are the characters that Markdown or its tables could take for marks.
const special = "\\`*_{}[]()#+-!|~$^="

// mark spells a text so that it is shown as it is, whatever it holds: no
// markup, no HTML, no mention of people, no reference to another thread.
func mark(s string) string {
	var b strings.Builder
	digits := len(s) - len(strings.TrimLeft(s, "0123456789")) // "1." and "1)" would begin a list
	for i, r := range s {
		switch {
		case i == digits && i > 0 && (r == '.' || r == ')'):
			b.WriteString("\\" + string(r))
		case r == '@' || r == '#':
			b.WriteRune(r)
			b.WriteString("<!-- -->")
		case r == ':' && strings.HasPrefix(s[i:], "://"):
			b.WriteString(":<!-- -->")
		case r == '-' || r == '(' || r == ')' || r == '+' || r == '=':
			if i == 0 {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		case strings.ContainsRune(special, r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '<' || r == '>' || r == '&':
			b.WriteString(html.EscapeString(string(r)))
		case r < ' ':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// address keeps an address inside its brackets.
func address(s string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", "|", "%7C", " ", "%20").Replace(s)
}
