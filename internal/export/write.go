package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"kaijisho/internal/disclosure"
)

// Write writes disclosure.json: indented, keys in the order of the types, so
// that two releases can be compared line by line. The items, which are nearly
// all of it, come last and are written one by one: a disclosure of many
// services would else stand in memory several times over.
func Write(w io.Writer, doc *disclosure.Document) error {
	out := head(doc)
	out.Items = []Item{}
	text, err := newLayout("").indent(out)
	if err != nil {
		return err
	}
	open, rest, found := bytes.Cut(text, []byte(noItems))
	if !found {
		return fmt.Errorf("disclosure.json lacks%s", noItems)
	}
	if _, err := fmt.Fprintf(w, "%s%s", open, noItems[:len(noItems)-1]); err != nil {
		return err
	}
	end, l := "", newLayout("    ")
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			text, err := l.indent(item(doc, it))
			if err != nil {
				return err
			}
			if err := writeItem(w, text, end != ""); err != nil {
				return err
			}
			end = "\n  "
		}
	}
	_, err = fmt.Fprintf(w, "%s]%s\n", end, rest)
	return err
}

// noItems is the list of items, which the indent tells from those of releases.
const noItems = "\n  \"items\": []"

// writeItem writes an item of the list, after another one or first.
func writeItem(w io.Writer, text []byte, after bool) error {
	separator := "\n    "
	if after {
		separator = ",\n    "
	}
	if _, err := io.WriteString(w, separator); err != nil {
		return err
	}
	_, err := w.Write(text)
	return err
}

// A layout indents values one after the other in the same memory.
type layout struct {
	text    bytes.Buffer
	encoder *json.Encoder
}

// newLayout makes one whose lines begin with the prefix, but for the first of
// each value.
func newLayout(prefix string) *layout {
	var l layout
	l.encoder = json.NewEncoder(&l.text)
	l.encoder.SetEscapeHTML(false)
	l.encoder.SetIndent(prefix, "  ")
	return &l
}

// indent gives the JSON of v without a newline at its end. It is valid until
// the next one.
func (l *layout) indent(v any) ([]byte, error) {
	l.text.Reset()
	err := l.encoder.Encode(v)
	return bytes.TrimSuffix(l.text.Bytes(), []byte("\n")), err
}
