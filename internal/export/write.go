package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kaijisho/internal/disclosure"
)

// Write writes disclosure.json: indented, keys in the order of the types, so
// that two releases can be compared line by line. The items, which are nearly
// all of it, come last and are written one by one: a disclosure of many
// services would else stand in memory several times over.
func Write(w io.Writer, doc *disclosure.Document) error {
	out := head(doc)
	out.Items = []Item{}
	text, err := indented(out, "")
	if err != nil {
		return err
	}
	open, rest, found := bytes.Cut(text, []byte(noItems))
	if !found {
		return fmt.Errorf("disclosure.json lacks%s", noItems)
	}
	buffer := bufio.NewWriter(w)
	buffer.Write(open)
	buffer.WriteString(strings.TrimSuffix(noItems, "]"))
	separator := ""
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			text, err := indented(item(doc, it), "    ")
			if err != nil {
				return err
			}
			buffer.WriteString(separator + "\n    ")
			buffer.Write(bytes.TrimSuffix(text, []byte("\n")))
			separator = ","
		}
	}
	if separator != "" {
		buffer.WriteString("\n  ")
	}
	buffer.WriteByte(']')
	buffer.Write(rest)
	return buffer.Flush()
}

// noItems is the list of items, which the indent tells from those of releases.
const noItems = "\n  \"items\": []"

func indented(v any, prefix string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent(prefix, "  ")
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}
