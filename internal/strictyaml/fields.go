package strictyaml

import (
	"reflect"
	"strings"
)

// fields are the keys that a struct knows, in the order of its declaration.
type fields struct {
	names      []string
	byName     map[string]field
	span, keys reflect.Value
}

type field struct {
	value    reflect.Value
	required bool
	enum     string
}

func fieldsOf(v reflect.Value) *fields {
	f := &fields{byName: map[string]field{}}
	f.collect(v)
	return f
}

func (f *fields) collect(v reflect.Value) {
	t := v.Type()
	for i := range t.NumField() {
		sf := t.Field(i)
		tag, tagged := sf.Tag.Lookup("yaml")
		name, opts, _ := strings.Cut(tag, ",")
		switch {
		case sf.Anonymous && !tagged && sf.Type.Kind() == reflect.Struct:
			f.collect(v.Field(i))
		case !tagged:
		case opts == "span":
			f.span = v.Field(i)
		case opts == "keys":
			f.keys = v.Field(i)
		default:
			f.names = append(f.names, name)
			f.byName[name] = field{value: v.Field(i), required: opts == "required", enum: sf.Tag.Get("enum")}
		}
	}
}
