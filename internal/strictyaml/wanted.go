package strictyaml

import (
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"
)

// wanted are the arguments of a message about a node of the wrong type: what
// should stand there, in both languages, and what does.
func wanted(ja, en string, n *yaml.Node) []string {
	got := describe(n)
	args := []string{"want", ja, "want_en", en, "got", got}
	if got == "" {
		args = append(args, "nothing", "yes")
	}
	return args
}

// describe names what stands in the file, for a message about what should.
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "{…}"
	case yaml.SequenceNode:
		return "[…]"
	}
	if r := []rune(n.Value); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return n.Value
}

// asList spells the one value that stands where a list is wanted as the list
// that its author meant. Where braces surround it, it needs brackets; elsewhere
// people write lists with a line to an entry.
func (d *decoder) asList(n *yaml.Node, elem reflect.Type) []string {
	if n.Kind != yaml.ScalarNode || n.Value == "" || d.key == nil || d.key.Line != n.Line || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return nil
	}
	value := d.span(n).Text()
	if elem.Kind() == reflect.Pointer {
		elem = elem.Elem()
	}
	entry, flow := value, "["+value+"]"
	if elem.Kind() == reflect.Struct && elem != stringType && elem != dateType {
		name := fieldsOf(elem).first()
		entry, flow = name+": "+value, "[{"+name+": "+value+"}]"
	}
	line := d.line(n.Line)
	if strings.Contains(d.part.Source.Text[line.Start:d.span(d.key).Start], "{") {
		return []string{"flow", d.key.Value + ": " + flow}
	}
	return []string{"key", d.key.Value, "entry", entry}
}

// asEntry spells the one value that stands where keys are wanted as the value
// of the first of them.
func (d *decoder) asEntry(n *yaml.Node, f *fields) []string {
	if n.Kind != yaml.ScalarNode || n.Value == "" || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || len(f.names) == 0 {
		return nil
	}
	entry := "{" + f.first() + ": " + d.span(n).Text() + "}"
	if d.dashed(d.span(n)) {
		entry = "- " + entry
	}
	return []string{"flow", entry}
}

// first is the key by which an entry is best begun: the first that it must have.
func (f *fields) first() string {
	for _, name := range f.names {
		if f.byName[name].required {
			return name
		}
	}
	return f.names[0]
}
