package history

import (
	"fmt"
	"io"
	"strings"
)

// WriteText writes the comparison for a terminal.
func (c *Comparison) WriteText(w io.Writer, opt WriteOptions) error {
	t := textWriter{speech: speech{opt.Lang}, color: opt.Color, many: c.many()}
	t.line("%s → %s", t.sideName(c.Old), t.sideName(c.New))
	t.line("%s", t.summary(c))
	t.changes("", c.About)
	for i := range c.Items {
		t.item(&c.Items[i])
	}
	for i := range c.Documents {
		t.document(&c.Documents[i])
	}
	for _, cl := range c.Clauses {
		t.line("\n%s", t.bold(cl.Short+" "+cl.Number+" "+cl.Title))
		t.changes("  ", cl.Changes)
	}
	t.coverage(c.Coverage)
	t.affected(c.Affected)
	t.expired(c.Expired)
	_, err := io.WriteString(w, t.b.String())
	return err
}

type textWriter struct {
	speech
	b     strings.Builder
	color bool
	many  bool // several checklists
}

func (t *textWriter) line(format string, args ...any) {
	fmt.Fprintf(&t.b, format+"\n", args...)
}

func (t *textWriter) paint(code, s string) string {
	if !t.color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (t *textWriter) bold(s string) string { return t.paint("1", s) }

func (t *textWriter) removed(s string) string {
	if t.color {
		return t.paint("31;9", s)
	}
	return "[-" + s + "-]"
}

func (t *textWriter) added(s string) string {
	if t.color {
		return t.paint("32", s)
	}
	return "{+" + s + "+}"
}

func (t *textWriter) item(it *ItemChange) {
	name := fmt.Sprintf(t.say("項目 %d", "item %d"), it.No)
	if t.many {
		name = it.Checklist + " " + name
	}
	t.line("\n%s  %s", t.bold(name+"  "+clean(it.Title)), statusText(it.Before, it.After))
	t.changes("  ", it.Changes)
}

func (t *textWriter) document(d *DocumentChange) {
	t.line("\n%s", t.bold(t.say("文書 ", "document ")+clean(d.Title)+" ("+clean(d.ID)+")"))
	t.changes("  ", d.Changes)
	if len(d.CitedBy) > 0 {
		t.line("  %s: %s", t.say("引用している項目", "cited by items"), t.someNumbers(d.CitedBy, t.many))
	}
}

// changes writes each change; those of one kind stand together under its name.
func (t *textWriter) changes(indent string, list []Change) {
	for i, c := range list {
		if c.Kind.isStatus() {
			continue // stands beside the item's title
		}
		word := c.Kind.Word(t.lang)
		if i > 0 && list[i-1].Kind == c.Kind {
			word = ""
		}
		t.change(indent, word, c)
	}
}

func (t *textWriter) change(indent, word string, c Change) {
	switch {
	case c.Follows > 0:
		t.line("%s%s: "+t.say("項目%dの変更のとおり", "as item %d"), indent, word, c.Follows)
	case c.Text != nil:
		if word != "" {
			t.line("%s%s", indent, word)
		}
		under := ""
		for _, b := range c.Text {
			if b.Under != under && b.Under != "" {
				t.line("%s  ▸ %s", indent, clean(b.Under))
			}
			under = b.Under
			t.line("%s  %s", indent, t.parts(b.Parts))
		}
	default:
		if word != "" {
			word += ": "
		}
		t.line("%s%s%s", indent, word, t.pair(c))
	}
}

func (t *textWriter) pair(c Change) string {
	before, after := clean(c.Before), clean(c.After)
	switch {
	case before == "":
		return "+ " + t.paint("32", after)
	case after == "":
		return "- " + t.paint("31", before)
	}
	return before + " → " + after
}

func (t *textWriter) parts(parts []Part) string {
	var b strings.Builder
	for i, p := range parts {
		switch p.Op {
		case Out:
			b.WriteString(t.removed(clean(p.Text)))
		case In:
			b.WriteString(t.added(clean(p.Text)))
		case Away:
			b.WriteString(t.say("（移動）", "(moved) ") + clean(shorten(p.Text, 2*around)))
		default:
			b.WriteString(clean(elide(parts, i)))
		}
	}
	return b.String()
}

func (t *textWriter) coverage(list []Coverage) {
	for _, c := range list {
		if !c.Changed() {
			continue
		}
		t.line("\n%s", t.bold(t.say("対応状況", "coverage")+" "+clean(c.Title)))
		for _, s := range c.Statuses {
			if s.Before != s.After {
				t.line("  %s  %d → %d (%+d)", clean(s.Label), s.Before, s.After, s.After-s.Before)
			}
		}
	}
}

// Changed reports whether any count differs.
func (c *Coverage) Changed() bool {
	for _, s := range c.Statuses {
		if s.Before != s.After {
			return true
		}
	}
	return c.Before != c.After
}

func (t *textWriter) affected(list []Affected) {
	if len(list) == 0 {
		return
	}
	t.line("\n%s", t.bold(t.say("影響する条項", "affected clauses")))
	for _, a := range list {
		t.line("  %s %s %s: %s %s", a.Short, clean(a.Number), clean(a.Title), t.say("項目", "items"), t.someNumbers(a.Items, t.many))
	}
}

func (t *textWriter) expired(list []Expired) {
	if len(list) == 0 {
		return
	}
	t.line("\n%s", t.bold(t.say("有効期限の過ぎた文書", "expired documents")))
	for _, e := range list {
		t.line("  %s  %s (%s): %s %s", e.ValidUntil, clean(e.Title), clean(e.ID), t.say("項目", "items"), t.someNumbers(e.CitedBy, t.many))
	}
}

// clean keeps a text from steering the terminal, and on one line.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '⏎'
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, s)
}
