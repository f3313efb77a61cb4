package history

import "slices"

// changes gathers what changed of one thing.
type changes []Change

func (l *changes) add(c Change) { *l = append(*l, c) }

// value compares a word, a date or another short value.
func (l *changes) value(k Kind, before, after string) {
	if before != after && tidy(before) != tidy(after) {
		l.add(Change{Kind: k, Before: before, After: after})
	}
}

// text compares a text, given as the units that a reader sees.
func (l *changes) text(k Kind, before, after []unit) {
	if sameUnits(before, after) {
		return
	}
	l.add(Change{Kind: k, Before: plain(before), After: plain(after), Text: blocks(before, after)})
}

// sentence compares a text without structure but its lines.
func (l *changes) sentence(k Kind, before, after string) {
	if before != after {
		l.text(k, lines(before), lines(after))
	}
}

// list compares sentences whose order means nothing. What is alike is told as
// one sentence that changed.
func (l *changes) list(k Kind, before, after []string) {
	if slices.Equal(before, after) {
		return
	}
	gone, come := without(before, after), without(after, before)
	for _, m := range matchTexts(gone, come) {
		switch {
		case m.a < 0:
			l.add(Change{Kind: k, After: come[m.b]})
		case m.b < 0:
			l.add(Change{Kind: k, Before: gone[m.a]})
		default:
			l.sentence(k, gone[m.a], come[m.b])
		}
	}
}

// without gives the texts of a that b lacks; what stands twice counts twice.
func without(a, b []string) []string {
	rest := make([]string, len(b))
	for i, s := range b {
		rest[i] = squeeze(s)
	}
	var out []string
	for _, s := range a {
		if i := slices.Index(rest, squeeze(s)); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		out = append(out, s)
	}
	return out
}
