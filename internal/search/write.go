package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The payload, which search-match.js unpacks. Lists, not objects: the names of
// keys would be a third of the bytes. Every string of an entry is a reference
// into a column of texts: 0 is the next one that no reference has named yet,
// n the n'th. Texts of a kind lie together.
type payload struct {
	Kinds    []string   `json:"kinds"`
	Fields   [][]any    `json:"fields"` // label, weight
	Facets   [][]any    `json:"facets"` // id, label, badge, values: [id, label, mark]
	Synonyms [][]string `json:"synonyms"`
	Entries  [][]any    `json:"entries"` // kind, no (-1: the key), key, url, title, [field, anchor, text, …], [facet, value, …]

	// The texts, packed: columns joined by U+0001 (keys, URLs, titles, anchors,
	// then a column for each of Fields), each of texts joined by U+0000.
	Digits   string  `json:"digits"`
	Finals   int     `json:"finals"`
	Alphabet string  `json:"alphabet"`
	Blocks   [][]any `json:"blocks"` // start, code
}

// WriteData writes search-data.js. Synonyms are groups of words that stand
// for each other. The output depends on the arguments only.
//
// An error is w's, or tells that an entry names a kind, field or facet value
// that labels lack, or has a URL that leaves the site.
func WriteData(w io.Writer, entries []Entry, synonyms [][]string, labels Labels) error {
	p := packer{ids: labels.index(), columns: make([]column, firstField+len(labels.Fields))}
	out := labels.payload()
	out.Synonyms = append([][]string{}, synonyms...)
	out.Entries = make([][]any, len(entries))
	for i, e := range entries {
		row, err := p.entry(e)
		if err != nil {
			return fmt.Errorf("search entry %q: %w", e.URL, err)
		}
		out.Entries[i] = row
	}
	texts := pack(p.text())
	out.Digits, out.Finals, out.Alphabet = digits, finals, texts.alphabet
	for _, b := range texts.blocks {
		out.Blocks = append(out.Blocks, []any{b.start, b.code})
	}
	return writeScript(w, out)
}

// writeScript writes v as JSON that is also safe as a script: encoding/json
// escapes <, > and & (no "</script>" in the page that might inline it) and
// U+2028 and U+2029, which end a line in older engines.
func writeScript(w io.Writer, v payload) error {
	var b bytes.Buffer
	b.WriteString("window.KAIJISHO_SEARCH=")
	if err := json.NewEncoder(&b).Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1)
	b.WriteString(";\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (l Labels) payload() payload {
	out := payload{Kinds: []string{}, Fields: [][]any{}, Facets: [][]any{}}
	for _, k := range l.Kinds {
		out.Kinds = append(out.Kinds, k.Text)
	}
	for _, f := range l.Fields {
		out.Fields = append(out.Fields, []any{f.Text, f.Weight})
	}
	for _, f := range l.Facets {
		values := make([][]string, len(f.Values))
		for i, v := range f.Values {
			values[i] = []string{v.ID, v.Text}
			if v.Mark != "" {
				values[i] = append(values[i], v.Mark)
			}
		}
		out.Facets = append(out.Facets, []any{f.ID, f.Text, f.Badge, values})
	}
	return out
}

// A packer turns entries into rows and gathers their strings.
type packer struct {
	ids     ids
	columns []column
}

// The columns of texts; the fields' own follow.
const (
	keys = iota
	urls
	titles
	anchors
	firstField
)

type column struct {
	texts []string
	seen  map[string]int // text → its reference
}

// unwritable is what JSON or the columns cannot hold.
var unwritable = strings.NewReplacer("\x00", "\uFFFD", "\x01", "\uFFFD")

// ref is the reference of a string, which becomes a text of the column.
func (p *packer) ref(col int, s string) int {
	c := &p.columns[col]
	s = unwritable.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	if ref := c.seen[s]; ref > 0 {
		return ref
	}
	if c.seen == nil {
		c.seen = map[string]int{}
	}
	c.texts = append(c.texts, s)
	c.seen[s] = len(c.texts)
	return 0
}

func (p *packer) text() string {
	var b strings.Builder
	for i, c := range p.columns {
		if i > 0 {
			b.WriteByte(1)
		}
		for k, t := range c.texts {
			if k > 0 {
				b.WriteByte(0)
			}
			b.WriteString(t)
		}
	}
	return b.String()
}

func (p *packer) entry(e Entry) ([]any, error) {
	kind, known := p.ids.kinds[e.Kind]
	if !known {
		return nil, fmt.Errorf("no label for kind %q", e.Kind)
	}
	if !relative(e.URL) {
		return nil, fmt.Errorf("not a relative URL")
	}
	no := e.No
	if strconv.Itoa(no) == e.Key {
		no = -1
	}
	row := []any{kind, no, p.ref(keys, e.Key), p.ref(urls, e.URL), p.ref(titles, e.Title)}
	fields, err := p.fields(e.Fields)
	if err != nil {
		return nil, err
	}
	facets, err := p.facets(e.Facets)
	if err != nil {
		return nil, err
	}
	return append(row, fields, facets), nil
}

func (p *packer) fields(fields []Field) ([]any, error) {
	row := []any{}
	for _, f := range fields {
		i, known := p.ids.fields[f.Name]
		if !known {
			return nil, fmt.Errorf("no label for field %q", f.Name)
		}
		if f.Text != "" {
			row = append(row, i, p.ref(anchors, f.Anchor), p.ref(firstField+i, f.Text))
		}
	}
	return row, nil
}

// facets writes an entry's values in the order of the labels.
func (p *packer) facets(chosen map[string][]string) ([]int, error) {
	row := []int{}
	left := len(chosen)
	for i, facet := range p.ids.facets {
		values, has := chosen[facet.id]
		if !has {
			continue
		}
		left--
		for _, id := range values {
			v, known := facet.values[id]
			if !known {
				return nil, fmt.Errorf("no label for value %q of facet %q", id, facet.id)
			}
			row = append(row, i, v)
		}
	}
	if left > 0 {
		return nil, fmt.Errorf("a facet without label among %v", chosen)
	}
	return row, nil
}

// relative reports whether a link to url stays in the site: it has no scheme,
// no host and does not begin at the root.
func relative(url string) bool {
	first, _, _ := strings.Cut(url, "/")
	return url != "" && url[0] != '/' && url[0] != '\\' && !strings.ContainsAny(first, ":\\") && strings.IndexFunc(url, isControl) < 0
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// ids are the positions that the payload uses for the labels' ids.
type ids struct {
	kinds, fields map[string]int
	facets        []facetIDs
}

type facetIDs struct {
	id     string
	values map[string]int
}

func (l Labels) index() ids {
	x := ids{kinds: map[string]int{}, fields: map[string]int{}}
	for i, k := range l.Kinds {
		x.kinds[k.ID] = i
	}
	for i, f := range l.Fields {
		x.fields[f.ID] = i
	}
	for _, f := range l.Facets {
		values := map[string]int{}
		for i, v := range f.Values {
			values[v.ID] = i
		}
		x.facets = append(x.facets, facetIDs{f.ID, values})
	}
	return x
}
