package search

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// A packer turns entries into rows and gathers their strings. A row holds
// numbers only, and is appended as JSON.
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

// A column holds texts of a kind. In a row stands the reference of a text: 0
// is the next one that no reference has named yet, n the n'th.
type column struct {
	texts []string
	seen  map[string]int // text → its reference
}

func newPacker(l Labels) *packer {
	p := &packer{ids: l.index(), columns: make([]column, firstField+len(l.Fields))}
	for i := range p.columns {
		p.columns[i].seen = map[string]int{}
	}
	return p
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
	c.texts = append(c.texts, s)
	c.seen[s] = len(c.texts)
	return 0
}

// texts ends the gathering and gives the columns joined by U+0001, each of
// texts joined by U+0000.
func (p *packer) texts() iter.Seq[string] {
	for i := range p.columns {
		p.columns[i].seen = nil
	}
	return func(yield func(string) bool) {
		for i, c := range p.columns {
			if i > 0 && !yield("\x01") {
				return
			}
			for k, text := range c.texts {
				if k > 0 && !yield("\x00") || !yield(text) {
					return
				}
			}
		}
	}
}

// appendRow appends an entry: kind, no (-1: the key), key, url, title,
// [field, anchor, text, …], [facet, value, …].
func (p *packer) appendRow(row []byte, e Entry) ([]byte, error) {
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
	row = numbers(append(row, '['), kind, no, p.ref(keys, e.Key), p.ref(urls, e.URL), p.ref(titles, e.Title))
	row, err := p.fields(append(row, ",["...), e.Fields)
	if err != nil {
		return nil, err
	}
	row, err = p.facets(append(row, "],["...), e.Facets)
	return append(row, "]]"...), err
}

func (p *packer) fields(row []byte, fields []Field) ([]byte, error) {
	for _, f := range fields {
		i, known := p.ids.fields[f.Name]
		if !known {
			return nil, fmt.Errorf("no label for field %q", f.Name)
		}
		if f.Text != "" {
			row = numbers(row, i, p.ref(anchors, f.Anchor), p.ref(firstField+i, f.Text))
		}
	}
	return row, nil
}

// facets writes an entry's values in the order of the labels.
func (p *packer) facets(row []byte, chosen map[string][]string) ([]byte, error) {
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
			row = numbers(row, i, v)
		}
	}
	if left > 0 {
		return nil, fmt.Errorf("a facet without label among %v", chosen)
	}
	return row, nil
}

// numbers appends numbers to a list, after those that it has.
func numbers(list []byte, more ...int) []byte {
	for _, n := range more {
		if list[len(list)-1] != '[' {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, int64(n), 10)
	}
	return list
}

// relative reports whether a link to url stays in the site: it has no scheme,
// no host and does not begin at the root.
func relative(url string) bool {
	first, _, _ := strings.Cut(url, "/")
	return url != "" && url[0] != '/' && url[0] != '\\' && !strings.ContainsAny(first, ":\\") && strings.IndexFunc(url, isControl) < 0
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }
