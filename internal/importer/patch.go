package importer

import (
	"slices"
	"strings"

	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
)

// maxHunks is how many separate changes of one block are followed one by one.
const maxHunks = 8

// patchBlock makes the edit of a shown text in the Markdown that shows it, so
// that a bold word or a link beside a corrected character stays. What it tries
// counts only if the result shows the edited text.
func patchBlock(source, before, after string, show func(string) string) (string, bool) {
	steps := hunks(before, after)
	if len(steps) > maxHunks {
		steps = []string{after}
	}
	for _, next := range steps {
		var ok bool
		if source, ok = patchOnce(source, before, next, show); !ok {
			return "", false
		}
		before = next
	}
	return source, true
}

// hunks are the texts on the way from one text to another, one change each.
func hunks(before, after string) []string {
	a, b := strings.Split(before, ""), strings.Split(after, "")
	var steps []string
	done, j := "", 0 // what has become of a up to i, and how much of b that is
	open := false
	step := func(i, k int) {
		if open {
			steps = append(steps, done+strings.Join(b[j:k], "")+strings.Join(a[i:], ""))
		}
		done += strings.Join(b[j:k], "")
		open, j = false, k
	}
	for i, twin := range matchLines(a, b) {
		switch {
		case twin < 0:
			open = true
		default:
			open = open || twin > j
			step(i, twin)
			done += a[i]
			j = twin + 1
		}
	}
	open = open || j < len(b)
	step(len(a), len(b))
	return steps
}

// contexts are how many characters before and behind a change help to find its
// place: few, because marks of Markdown may stand among them, then more.
var contexts = [][2]int{{0, 0}, {1, 0}, {0, 1}, {3, 0}, {0, 3}, {3, 3}, {8, 0}, {0, 8}, {20, 0}, {0, 20}}

// patchOnce makes one change.
func patchOnce(source, before, after string, show func(string) string) (string, bool) {
	a, b := []rune(before), []rune(after)
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	added := string(b[head : len(b)-tail])
	for _, n := range contexts {
		left, right := string(a[max(0, head-n[0]):head]), string(a[len(a)-tail:min(len(a), len(a)-tail+n[1])])
		old := left + string(a[head:len(a)-tail]) + right
		if old == "" {
			continue
		}
		for _, spelt := range slices.Compact([]string{added, inline("", added)}) {
			if out, ok := replaceOne(source, old, left+spelt+right, after, show); ok {
				return out, true
			}
		}
	}
	return "", false
}

// maxPlaces bounds how many places are tried for one change.
const maxPlaces = 16

func replaceOne(source, old, changed, want string, show func(string) string) (string, bool) {
	at := 0
	for range maxPlaces {
		i := strings.Index(source[at:], old)
		if i < 0 {
			return "", false
		}
		at += i
		out := source[:at] + changed + source[at+len(old):]
		if slices.Equal(textLines(show(out)), textLines(want)) && !newPaths(source, out) {
			return out, true
		}
		at++
	}
	return "", false
}

// newPaths reports whether a change made a link to a file of the project: an
// edit of a text must not turn a piece of it into an address by accident.
func newPaths(before, after string) bool {
	had := paths(before)
	return slices.ContainsFunc(paths(after), func(p string) bool { return !slices.Contains(had, p) })
}

func paths(text string) []string {
	doc, _ := markdown.Parse(diag.NewSource("", text), 0)
	var out []string
	for _, l := range doc.Links() {
		if l.Path != "" {
			out = append(out, l.Path)
		}
	}
	return out
}
