package strictyaml

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
)

var (
	dateType   = reflect.TypeFor[calendar.Date]()
	stringType = reflect.TypeFor[String]()
)

// value decodes a node into v. enum is the field's list of words, or "". It
// reports false when it refused the node, so that none of it is in v, not even
// its place.
func (d *decoder) value(n *yaml.Node, v reflect.Value, enum string) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.add("yaml-alias", n)
		return false
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.add("yaml-tag", n, "tag", n.Tag)
		return false
	}
	switch {
	case v.Type() == dateType:
		return d.date(n, v)
	case v.Type() == stringType:
		if !d.scalar(n, "string") {
			return false
		}
		v.Set(reflect.ValueOf(String{Text: scalarText(n), Span: d.span(n)}))
		d.cut(n)
		d.swallowed(n)
		d.enum(n, enum)
		return true
	case v.Kind() == reflect.Pointer:
		to := reflect.New(v.Type().Elem())
		if !d.value(n, to.Elem(), enum) {
			return false
		}
		v.Set(to)
		return true
	case v.Kind() == reflect.Struct:
		return d.mapping(n, v)
	case v.Kind() == reflect.Map:
		return d.dictionary(n, v, enum)
	case v.Kind() == reflect.Slice:
		return d.sequence(n, v, enum)
	}
	return d.basic(n, v, enum)
}

var basicTags = map[reflect.Kind]string{reflect.String: "string", reflect.Bool: "bool", reflect.Int: "int", reflect.Float64: "float"}

func (d *decoder) basic(n *yaml.Node, v reflect.Value, enum string) bool {
	if !d.scalar(n, basicTags[v.Kind()]) {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(scalarText(n))
		d.cut(n)
		d.swallowed(n)
		d.enum(n, enum)
	case reflect.Bool:
		v.SetBool(n.Value == "true")
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil {
			d.add("yaml-type", n, wanted("整数", "a whole number", n)...)
			return false
		}
		v.SetInt(int64(i))
	case reflect.Float64:
		f, _ := strconv.ParseFloat(n.Value, 64)
		v.SetFloat(f)
	}
	return true
}

var scalarTags = map[string]struct {
	tags   []string
	ja, en string
}{
	"string": {[]string{"!!str", "!!int", "!!float", "!!timestamp", "!!bool"}, "文字列", "text"},
	"bool":   {[]string{"!!bool"}, "true か false", "true or false"},
	"int":    {[]string{"!!int"}, "整数", "a whole number"},
	"float":  {[]string{"!!int", "!!float"}, "数", "a number"},
}

// scalar reports whether n is a scalar of the type. A number or a date where
// text is wanted is text: a version 1.4 or an edition 2026-04-01 needs no quotes.
func (d *decoder) scalar(n *yaml.Node, want string) bool {
	t := scalarTags[want]
	if n.Kind == yaml.ScalarNode && slices.Contains(t.tags, n.Tag) {
		return true
	}
	if want == "string" && n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 {
		rest := d.part.Source.Span(d.span(n).Start, d.line(n.Line).End)
		d.list.Add(diag.New("yaml-unquoted", rest, "sign", ":", "quoted", quoted(strings.TrimSpace(rest.Text()))))
		return false
	}
	d.mistaken("yaml-type", n, wanted(t.ja, t.en, n)...)
	return false
}

// mistaken reports a node that is not what it should be: by the slip on its
// line, if there is one, because that is what its author has to mend.
func (d *decoder) mistaken(code string, n *yaml.Node, args ...string) {
	line := d.line(n.Line)
	if found, _ := d.slip(line.Text(), line.Start); found != nil {
		d.list.Add(*found)
		return
	}
	d.add(code, n, args...)
}

func (d *decoder) enum(n *yaml.Node, enum string) {
	if enum == "" {
		return
	}
	words := strings.Split(enum, ",")
	if !slices.Contains(words, n.Value) {
		d.add("yaml-value", n, "value", n.Value, "words", strings.Join(words, ", "), "near", diag.Near(n.Value, words))
	}
}

func (d *decoder) sequence(n *yaml.Node, v reflect.Value, enum string) bool {
	if n.Kind != yaml.SequenceNode {
		d.mistaken("yaml-type", n, append(wanted("リスト", "a list", n), d.asList(n, v.Type().Elem())...)...)
		return false
	}
	out := reflect.MakeSlice(v.Type(), 0, len(n.Content))
	for _, c := range n.Content {
		elem := reflect.New(v.Type().Elem()).Elem()
		if d.value(c, elem, enum) { // a refused element is none, not an empty one
			out = reflect.Append(out, elem)
		}
	}
	v.Set(out)
	return true
}

func (d *decoder) dictionary(n *yaml.Node, v reflect.Value, enum string) bool {
	if n.Kind != yaml.MappingNode {
		d.mistaken("yaml-type", n, wanted("キーと値の組", "keys with values", n)...)
		return false
	}
	out := reflect.MakeMap(v.Type())
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if d.repeated(seen, key) {
			continue
		}
		elem := reflect.New(v.Type().Elem()).Elem()
		if d.value(n.Content[i+1], elem, enum) {
			out.SetMapIndex(reflect.ValueOf(key.Value).Convert(v.Type().Key()), elem)
		}
	}
	v.Set(out)
	return true
}

func (d *decoder) repeated(seen map[string]*yaml.Node, key *yaml.Node) bool {
	if first := seen[key.Value]; first != nil {
		d.twice(key, first)
		return true
	}
	seen[key.Value] = key
	return false
}

func (d *decoder) twice(key, first *yaml.Node, args ...string) {
	at := d.span(key)
	d.list.Add(diag.New("yaml-key-duplicate", at, append(args, "key", key.Value)...).With("first-here", d.span(first)))
}

// dashed reports whether a place is that of an entry of a list behind its dash.
func (d *decoder) dashed(at diag.Span) bool {
	before := strings.TrimRight(at.Source.Text[:at.Start], " ")
	return strings.HasSuffix(before, "-")
}

// mapping decodes into a struct, or refuses what is none.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value) bool {
	if n.Kind != yaml.MappingNode {
		d.mistaken("yaml-type", n, append(wanted("キーと値の組", "keys with values", n), d.asEntry(n, fieldsOf(v.Type()))...)...)
		return false
	}
	place := d.span(n)
	fields := fieldsOf(v.Type())
	keys := Keys{}
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if key := n.Content[i]; i > 0 && key.Value == n.Content[0].Value && d.dashed(place) {
			d.twice(key, n.Content[0], "entry", "yes")
			break // what follows is most likely another entry that lacks its dash
		}
		d.entry(n.Content[i], n.Content[i+1], v, fields, seen, keys)
	}
	if n != d.partial {
		d.required(n, place, fields, seen)
	}
	if fields.span != nil {
		v.FieldByIndex(fields.span).Set(reflect.ValueOf(place))
	}
	if fields.keys != nil {
		v.FieldByIndex(fields.keys).Set(reflect.ValueOf(keys))
	}
	return true
}

// entry decodes one key of a struct and its value.
func (d *decoder) entry(key, val *yaml.Node, v reflect.Value, fields *fields, seen map[string]*yaml.Node, keys Keys) {
	f, known := fields.byName[key.Value]
	switch {
	case !known:
		d.mistaken("yaml-key-unknown", key, "key", key.Value, "near", fields.near(key.Value), "keys", strings.Join(fields.names, ", "))
	case d.repeated(seen, key):
	case isEmpty(val, f.required):
		d.add("yaml-empty", key, "key", key.Value, "comment", d.comment(key), "optional", optional(f))
	default:
		keys[key.Value] = d.span(val)
		d.key = key
		d.value(val, v.FieldByIndex(f.index), f.enum)
	}
}

// isEmpty reports whether a key has no value. One that must be there needs more
// than an empty text or list.
func isEmpty(val *yaml.Node, required bool) bool {
	switch val.Kind {
	case yaml.ScalarNode:
		return val.Tag == "!!null" || required && val.Value == ""
	case yaml.SequenceNode:
		return required && len(val.Content) == 0
	}
	return false
}

// optional is empty for a key that must be there.
func optional(f field) string {
	if f.required {
		return ""
	}
	return "yes"
}

// required reports the keys that must be there and are not. One that is only
// misspelt is reported as such.
func (d *decoder) required(n *yaml.Node, place diag.Span, fields *fields, seen map[string]*yaml.Node) {
	for _, name := range fields.names {
		if fields.byName[name].required && seen[name] == nil && !fields.misspelt(n, name) {
			d.list.Add(diag.New("yaml-required", place, "key", name))
		}
	}
}
