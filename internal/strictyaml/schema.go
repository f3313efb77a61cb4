package strictyaml

import (
	"reflect"
	"slices"
	"strings"
)

// Schema describes, as JSON Schema (2020-12), what Decode accepts for a type.
// It reads the same tags as the decoder, so the two cannot drift apart.
// describe gives the description of a key by its path, such as "vendor.name"
// or "releases[].version".
func Schema(t reflect.Type, describe func(path string) string) map[string]any {
	b := &schemaBuilder{describe: describe, open: map[reflect.Type]bool{}, defs: map[string]any{}}
	s := b.schema(t, "", "")
	if len(b.defs) > 0 {
		s["$defs"] = b.defs
	}
	return s
}

// A schemaBuilder knows which types it is inside of: one that holds itself
// becomes a definition that it refers to.
type schemaBuilder struct {
	describe func(path string) string
	open     map[reflect.Type]bool
	defs     map[string]any
}

func (b *schemaBuilder) schema(t reflect.Type, path, enum string) map[string]any {
	var s map[string]any
	switch {
	case t == dateType:
		s = map[string]any{"type": "string", "format": "date", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case t == stringType || t.Kind() == reflect.String:
		s = text(enum)
	case t.Kind() == reflect.Pointer:
		return b.schema(t.Elem(), path, enum)
	case t.Kind() == reflect.Slice:
		s = map[string]any{"type": "array", "items": b.schema(t.Elem(), path+"[]", enum)}
	case t.Kind() == reflect.Map:
		s = map[string]any{"type": "object", "additionalProperties": b.schema(t.Elem(), path+"{}", enum)}
	case t.Kind() == reflect.Struct:
		s = b.object(t, path)
	case t.Kind() == reflect.Bool:
		s = map[string]any{"type": "boolean"}
	case t.Kind() == reflect.Int:
		s = map[string]any{"type": "integer"}
	default:
		s = map[string]any{"type": "number"}
	}
	if d := b.describe(path); d != "" {
		s["description"] = d
	}
	return s
}

// text accepts what scalar accepts as text: an unquoted 1.4 is a version.
func text(enum string) map[string]any {
	if enum != "" {
		return map[string]any{"type": "string", "enum": strings.Split(enum, ",")}
	}
	return map[string]any{"type": []string{"string", "number", "boolean"}}
}

func (b *schemaBuilder) object(t reflect.Type, path string) map[string]any {
	if b.open[t] {
		b.defs[t.Name()] = nil
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	}
	b.open[t] = true
	defer delete(b.open, t)
	f := fieldsOf(t)
	properties := map[string]any{}
	var required []string
	for _, name := range f.names {
		field := f.byName[name]
		properties[name] = b.schema(t.FieldByIndex(field.index).Type, strings.TrimPrefix(path+"."+name, "."), field.enum)
		if field.required {
			required = append(required, name)
		}
	}
	s := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		slices.Sort(required)
		s["required"] = required
	}
	if _, used := b.defs[t.Name()]; used {
		b.defs[t.Name()] = s
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	}
	return s
}
