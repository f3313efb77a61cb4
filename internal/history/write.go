package history

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kaijisho/internal/diag"
)

// WriteOptions fit a comparison to its reader.
type WriteOptions struct {
	Lang  string // "ja" or "en", of the words around the content
	Color bool   // text: colour instead of brackets
	// Links begins the addresses of items in Markdown; "" makes no links.
	Links string
}

// WriteJSON writes the comparison as data.
func (c *Comparison) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(c)
}

// speech picks words by language.
type speech struct{ lang string }

func (s speech) say(ja, en string) string { return diag.Text{JA: ja, EN: en}.In(s.lang) }

// sideName is what a state is called in a heading.
func (s speech) sideName(side Side) string {
	version := fmt.Sprintf(s.say("第%s版", "release %s"), side.Version)
	switch {
	case side.Label == "":
		return version
	case strings.Contains(side.Label, side.Version):
		return side.Label
	}
	return side.Label + s.say("（", " (") + version + s.say("）", ")")
}

// summary says in one sentence how much changed.
func (s speech) summary(c *Comparison) string {
	if c.Empty() {
		return s.say("読み手にとっての変更はありません。", "Nothing changed for a reader.")
	}
	told, quiet := 0, 0
	for i := range c.Items {
		if c.Items[i].ForReaders() {
			told++
		} else {
			quiet++
		}
	}
	var parts []string
	add := func(n int, ja, en string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf(s.say(ja, en), n))
		}
	}
	add(told, "項目%d件", "%d item(s)")
	add(len(c.Documents), "文書%d点", "%d document(s)")
	add(len(c.Clauses), "条項%d件", "%d clause(s)")
	add(len(c.About), "開示書全体の記載%d件", "%d statement(s) about the whole")
	text := ""
	if len(parts) > 0 {
		text = fmt.Sprintf(s.say("%sが変わりました。", "Changed: %s."), strings.Join(parts, s.say("、", ", ")))
	}
	if quiet > 0 {
		text += fmt.Sprintf(s.say("ほかに%d項目で、確認日や担当だけが変わりました。", " In %d item(s) only the reviewer or the date of review changed."), quiet)
	}
	return strings.TrimSpace(text)
}

// kinds lists what changed of an item, each once.
func (s speech) kinds(changes []Change) string {
	var words []string
	seen := map[Kind]bool{}
	for _, c := range changes {
		if !seen[c.Kind] {
			seen[c.Kind] = true
			words = append(words, c.Kind.Word(s.lang))
		}
	}
	return strings.Join(words, s.say("、", ", "))
}

// status tells an item's status, or how it changed.
func statusText(before, after *StatusRef) string {
	switch {
	case before == nil:
		return after.Label
	case after == nil:
		return before.Label
	case before.Label == after.Label:
		return after.Label
	}
	return before.Label + " → " + after.Label
}

// numbers lists items: 57, 75, 79. The checklist is named where there are several.
func numbers(refs []ItemRef, many bool) string {
	parts := make([]string, len(refs))
	for i, r := range refs {
		parts[i] = fmt.Sprint(r.No)
		if many && (i == 0 || refs[i-1].Checklist != r.Checklist) {
			parts[i] = r.Checklist + " " + parts[i]
		}
	}
	return strings.Join(parts, ", ")
}

// someNumbers cuts a list of items that is too long to read.
func (s speech) someNumbers(refs []ItemRef, many bool) string {
	const shown = 12
	if len(refs) <= shown {
		return numbers(refs, many)
	}
	return numbers(refs[:shown], many) + fmt.Sprintf(s.say(" ほか%d項目", " and %d more"), len(refs)-shown)
}

func (c *Comparison) many() bool { return len(c.Coverage) > 1 }

// around is how many characters of a kept phrase stay beside a change.
const around = 24

// elide shortens kept text: before the first change its end is of use, behind
// the last its beginning, between two both.
func elide(parts []Part, i int) string {
	text := []rune(parts[i].Text)
	head, tail := around, around
	if i == 0 {
		head = 0
	}
	if i == len(parts)-1 {
		tail = 0
	}
	if len(text) <= head+tail+8 {
		return parts[i].Text
	}
	return string(text[:head]) + "…" + string(text[len(text)-tail:])
}

// shorten cuts a text after n characters.
func shorten(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}
