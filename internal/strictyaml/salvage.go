package strictyaml

import (
	"reflect"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"kaijisho/internal/diag"
)

// salvage reports why a part does not parse, err, and decodes what does: one
// misplaced quote must not hide the mistakes of all other keys. The part is
// taken apart into the entries of its outermost mapping or list. Those that do
// not parse by themselves are reported each, and the rest is read without them.
func (d *decoder) salvage(err error, target reflect.Value) {
	entries, kind := d.entries()
	var lost []diag.Span
	for _, e := range entries {
		if part := newDecoder(e); !part.sound(kind) {
			lost = append(lost, e)
			d.list.Add(part.list...)
		}
	}
	if len(lost) == 0 {
		if d.list = d.tabs(); d.list == nil {
			d.slipped(d.stop(err))
		}
		return
	}
	for _, s := range d.slips() {
		if s.sure { // wrong where the library takes it for something else, too
			d.list.Add(s.Diagnostic)
		}
	}
	d.list = d.list.Sorted()
	d.remainder(lost, kind, target)
}

// firstOfEntry finds the lines at which entries of a mapping or a list begin.
// Others at the left edge go on with what is above them, if only by mistake.
var firstOfEntry = map[yaml.Kind]*regexp.Regexp{
	yaml.MappingNode:  regexp.MustCompile(`(?m)^[^-#\s\x{3000}\]}][^:：\n]*[:：]`),
	yaml.SequenceNode: regexp.MustCompile(`(?m)^-(?:[^-]|$)`),
}

// entries are the parts of a text from one such line up to the next, and what
// kind of node they make up.
func (d *decoder) entries() (found []diag.Span, kind yaml.Kind) {
	text := strings.TrimPrefix(d.part.Text(), bom)
	start := d.part.End - len(text)
	kind = yaml.MappingNode
	if list := firstOfEntry[yaml.SequenceNode].FindStringIndex(text); list != nil {
		if key := firstOfEntry[kind].FindStringIndex(text); key == nil || list[0] < key[0] {
			kind = yaml.SequenceNode
		}
	}
	for i, m := range firstOfEntry[kind].FindAllStringIndex(text, -1) {
		if i > 0 {
			found[i-1].End = start + m[0]
		}
		found = append(found, d.part.Source.Span(start+m[0], d.part.End))
	}
	return found, kind
}

// sound reports whether an entry parses by itself, and reports why it does not.
func (d *decoder) sound(kind yaml.Kind) bool {
	if d.list = d.tabs(); d.list != nil {
		return false
	}
	var doc yaml.Node
	switch err := yaml.Unmarshal([]byte(d.part.Text()), &doc); {
	case err != nil:
		d.slipped(d.stop(err))
	case len(doc.Content) == 0 || doc.Content[0].Kind != kind:
		d.slipped(1)
	default:
		return true
	}
	return false
}

// remainder decodes the part without the entries that are lost. What else has
// to be there may be among these, and is not asked for.
func (d *decoder) remainder(lost []diag.Span, kind yaml.Kind, target reflect.Value) {
	var b strings.Builder
	at := d.part.Start
	for _, e := range lost {
		b.WriteString(d.part.Source.Text[at:e.Start])
		b.WriteString(strings.Repeat("\n", strings.Count(e.Text(), "\n")))
		at = e.End
	}
	b.WriteString(d.part.Source.Text[at:d.part.End])
	var doc yaml.Node
	if yaml.Unmarshal([]byte(strings.TrimPrefix(b.String(), bom)), &doc) != nil || len(doc.Content) == 0 || doc.Content[0].Kind != kind {
		return
	}
	d.partial = doc.Content[0]
	d.value(d.partial, target, "")
}
