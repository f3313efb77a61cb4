// Package strictyaml reads YAML that people write: into Go structs, strictly,
// with every mistake reported at its place. It is the only room that knows the
// YAML library, so that a successor of it is a change in one place.
//
// A struct says what it wants by tags:
//
//	Name  string  `yaml:"name,required"`
//	Level string  `yaml:"level" enum:"low,high"`
//	Owner string  `yaml:"owner" also:"担当,部署"` // other words for the key, to suggest it by
//	Span  diag.Span `yaml:",span"` // filled with the mapping's place
//	Keys  Keys      `yaml:",keys"` // filled with the place of each key's value
//
// Fields without a yaml tag are left alone; an embedded struct shares its
// parent's mapping. Supported are string, int, float64, bool, calendar.Date,
// String (a string with its place), slices, maps with string keys, structs and
// pointers to structs. Unknown and repeated keys, wrong types, missing keys
// and unknown words are diagnostics with a suggestion; reading goes on after
// each. Anchors, aliases and tags are refused: no file of ours needs them, and
// they are how a small file becomes a large one.
package strictyaml

import (
	"io"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"kaijisho/internal/diag"
)

// String is a string that knows its place.
type String struct {
	Text string
	Span diag.Span
}

func (s String) String() string { return s.Text }

// MarshalText makes a String a plain string in JSON.
func (s String) MarshalText() ([]byte, error) { return []byte(s.Text), nil }

// Keys holds the place of each key's value in a mapping, also of one that was
// refused.
type Keys map[string]diag.Span

// Decode reads the whole of src into the struct, slice or map that into points to.
func Decode(src *diag.Source, into any) diag.List {
	return DecodeSpan(src.Span(0, len(src.Text)), into)
}

// DecodeSpan reads a part of a source, such as the front matter of an answer.
// The part must begin at the start of a line.
func DecodeSpan(part diag.Span, into any) diag.List {
	d, target := newDecoder(part), reflect.ValueOf(into).Elem()
	var doc yaml.Node
	file := yaml.NewDecoder(strings.NewReader(strings.TrimPrefix(part.Text(), bom)))
	err := file.Decode(&doc)
	if err == io.EOF { // nothing but comments
		err = nil
	}
	if err != nil || d.tabs() != nil {
		d.salvage(err, target)
		return d.list
	}
	d.refuseMore(file)
	switch {
	case len(doc.Content) > 0:
		d.value(doc.Content[0], target, "")
	case target.Kind() == reflect.Struct:
		d.required(&doc, part.Source.Span(part.Start, part.Start), fieldsOf(target.Type()), nil)
	}
	return d.list
}

const bom = "\ufeff"

type decoder struct {
	part      diag.Span
	firstLine int
	at        cursor
	key       *yaml.Node // whose value is decoded
	partial   *yaml.Node // the outermost node, if entries of it are lost
	list      diag.List
}

func newDecoder(part diag.Span) *decoder {
	d := &decoder{part: part}
	d.firstLine, _ = part.Source.Position(part.Start)
	return d
}

var tabIndent = regexp.MustCompile(`(?m)^[ ]*\t[ \t]*[^\s#]`)

// tabs are those used as indentation, which the library would report as an
// unreadable character somewhere near.
func (d *decoder) tabs() (list diag.List) {
	text := d.part.Text()
	if !strings.Contains(text, "\t") { // nearly always, and much sooner seen
		return nil
	}
	for _, m := range tabIndent.FindAllStringIndex(text, -1) {
		at := m[0] + strings.IndexByte(text[m[0]:m[1]], '\t')
		list.Add(diag.New("yaml-tab", d.part.Source.Span(d.part.Start+at, d.part.Start+at+1)))
	}
	return list
}

// span is the place of a node: exact for keys and plain or quoted scalars on
// one line, the first line for everything longer.
func (d *decoder) span(n *yaml.Node) diag.Span {
	src := d.part.Source
	d.at.move(src, d.firstLine+n.Line-1, n.Column)
	start := d.at.offset
	line := src.Text[start:d.at.end]
	end := len(line)
	switch {
	case n.Kind == yaml.AliasNode:
		end = min(end, len("*")+len(n.Value))
	case n.Kind != yaml.ScalarNode:
		_, end = utf8.DecodeRuneInString(line)
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		end = quotedLength(line)
	case n.Style == 0 && strings.HasPrefix(line, n.Value):
		end = len(n.Value)
	default:
		end = len(strings.TrimRight(line, " \t"))
	}
	return src.Span(start, start+end)
}

// quotedLength is the length of the quoted scalar at the start of line.
func quotedLength(line string) int {
	if line == "" {
		return 0
	}
	quote := line[0]
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && quote == '"':
			i++
		case line[i] == quote && quote == '\'' && i+1 < len(line) && line[i+1] == quote:
			i++
		case line[i] == quote:
			return i + 1
		}
	}
	return len(line)
}

func (d *decoder) add(code string, n *yaml.Node, args ...string) {
	d.list.Add(diag.New(code, d.span(n), args...))
}
