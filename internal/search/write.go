package search

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// WriteData writes search-data.js, which search-match.js unpacks. Synonyms are
// groups of words that stand for each other. The output depends on the
// arguments only. The entries are gone through once and not held: those of many
// services would take more memory than the pages that they lead to.
//
// An error is w's, or tells that an entry names a kind, field or facet value
// that labels lack, or has a URL that leaves the site.
func WriteData(w io.Writer, entries iter.Seq[Entry], synonyms [][]string, labels Labels) error {
	out := bufio.NewWriter(w)
	p := newPacker(labels)
	if err := writeHead(out, labels.head(synonyms)); err != nil {
		return err
	}
	out.WriteString(`,"entries":[`)
	var row []byte
	for e := range entries {
		var err error
		if row, err = p.appendRow(row, e); err != nil {
			return fmt.Errorf("search entry %q: %w", e.URL, err)
		}
		out.Write(row)
		row = append(row[:0], ',')
	}
	out.WriteString("],")
	if err := writePacked(out, pack(p.texts())); err != nil {
		return err
	}
	return out.Flush()
}

// writeHead begins the object, as JSON that is also safe as a script:
// encoding/json escapes <, > and & (no "</script>" in the page that might inline
// it) and U+2028 and U+2029, which end a line in older engines.
func writeHead(out *bufio.Writer, h head) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	out.WriteString("window.KAIJISHO_SEARCH=")
	out.Write(bytes.TrimSuffix(text, []byte("}")))
	return nil
}

// writePacked ends the object with the texts. Of their code nothing has to be
// escaped.
func writePacked(out *bufio.Writer, texts packed) error {
	alphabet, err := json.Marshal(texts.alphabet)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, `"digits":"%s","finals":%d,"alphabet":%s,"blocks":[`, digits, finals, alphabet)
	for i, b := range texts.blocks {
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(out, `[%d,"%s"]`, b.start, b.code)
	}
	_, err = out.WriteString("]};\n")
	return err
}
