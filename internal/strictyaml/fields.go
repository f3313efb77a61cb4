package strictyaml

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"kaijisho/internal/diag"
)

// fields are the keys that a struct type knows, in the order of its declaration.
type fields struct {
	names      []string
	byName     map[string]field
	also       map[string]string // other words that people write → key
	span, keys []int             // index of the fields for places; nil: none
}

type field struct {
	index    []int
	required bool
	enum     string
}

// known holds the fields of each type: an answer's front matter is read
// thousands of times.
var known sync.Map // reflect.Type → *fields

// Names are the keys that a struct type knows, in the order of its declaration:
// the order in which we write them.
func Names(t reflect.Type) []string { return slices.Clone(fieldsOf(t).names) }

// near is the key that an unknown one was most likely meant to be, or "".
func (f *fields) near(key string) string {
	if name, ok := f.also[key]; ok && key != "" {
		return name
	}
	return diag.Near(key, f.names)
}

// misspelt reports whether an unknown key of a mapping was most likely meant to
// be the named one, or is that with a wide colon.
func (f *fields) misspelt(n *yaml.Node, name string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, _, _ := strings.Cut(n.Content[i].Value, "：")
		if _, known := f.byName[n.Content[i].Value]; !known && (key == name || f.near(key) == name) {
			return true
		}
	}
	return false
}

func fieldsOf(t reflect.Type) *fields {
	if f, ok := known.Load(t); ok {
		return f.(*fields)
	}
	f := &fields{byName: map[string]field{}, also: map[string]string{}}
	f.collect(t, nil)
	known.Store(t, f)
	return f
}

func (f *fields) collect(t reflect.Type, above []int) {
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(slices.Clone(above), i)
		tag, tagged := sf.Tag.Lookup("yaml")
		name, opts, _ := strings.Cut(tag, ",")
		switch {
		case sf.Anonymous && !tagged && sf.Type.Kind() == reflect.Struct:
			f.collect(sf.Type, index)
		case !tagged:
		case opts == "span":
			f.span = index
		case opts == "keys":
			f.keys = index
		default:
			f.names = append(f.names, name)
			for word := range strings.SplitSeq(sf.Tag.Get("also"), ",") {
				f.also[word] = name
			}
			f.byName[name] = field{index: index, required: opts == "required", enum: sf.Tag.Get("enum")}
		}
	}
}
