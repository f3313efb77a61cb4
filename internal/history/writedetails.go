package history

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// details folds the differences of each item's texts, as many as fit.
func (m *markdownWriter) details(c *Comparison) {
	left := 0
	opened := false
	for i := range c.Items {
		it := &c.Items[i]
		if !it.ForReaders() {
			continue
		}
		text := m.detail(it)
		if text == "" {
			continue
		}
		if left > 0 || m.size+utf8.RuneCountInString(text) > MaxMarkdown-roomTail {
			left++
			continue
		}
		if !opened {
			m.line("")
			m.line("### %s", m.say("変更の内容", "Differences"))
			opened = true
		}
		m.put(text)
	}
	if left > 0 {
		m.line("")
		m.line(m.say("長くなるため、%d項目の内容を省きました。`kaijisho diff --format html` ですべてを読めます。",
			"%d items were left out for length. `kaijisho diff --format html` has all of them."), left)
	}
}

// detail is one item's fold, or "" when the tables said all of it.
func (m *markdownWriter) detail(it *ItemChange) string {
	var b strings.Builder
	for i, c := range it.Changes {
		if c.Kind.isStatus() || c.Kind.internal() {
			continue
		}
		if i == 0 || it.Changes[i-1].Kind != c.Kind {
			fmt.Fprintf(&b, "\n**%s**\n\n", c.Kind.Word(m.lang))
		}
		m.change(&b, c)
	}
	if b.Len() == 0 {
		return ""
	}
	name := fmt.Sprintf(m.say("項目%d", "Item %d"), it.No)
	if m.many {
		name = it.Checklist + " " + name
	}
	return "\n<details><summary>" + mark(name+" "+it.Title) + "</summary>\n" + b.String() + "\n</details>\n"
}

func (m *markdownWriter) change(b *strings.Builder, c Change) {
	switch {
	case c.Follows > 0:
		fmt.Fprintf(b, "- "+m.say("項目%dの変更のとおり", "As item %d")+"\n", c.Follows)
	case c.Text == nil:
		b.WriteString("- " + m.valuePair(c) + "\n")
	}
	under := ""
	for _, block := range c.Text {
		if block.Under != under && block.Under != "" {
			fmt.Fprintf(b, "- ▸ %s\n", m.cell(block.Under))
		}
		under = block.Under
		b.WriteString("- " + m.parts(block.Parts) + "\n")
	}
}

func (m *markdownWriter) parts(parts []Part) string {
	var b strings.Builder
	for i, p := range parts {
		switch p.Op {
		case Out:
			b.WriteString("<del>" + mark(p.Text) + "</del>")
		case In:
			b.WriteString("<ins>" + mark(p.Text) + "</ins>")
		case Away:
			b.WriteString(m.say("（移動）", "(moved) ") + mark(shorten(p.Text, 2*around)))
		default:
			b.WriteString(mark(elide(parts, i)))
		}
	}
	return b.String()
}
