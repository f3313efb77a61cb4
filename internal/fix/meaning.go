package fix

import (
	"reflect"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/lint"
	"kaijisho/internal/markdown"
	"kaijisho/internal/strictyaml"
)

// A meaning is what a file says: its values and, for prose, its HTML.
type meaning struct {
	values any
	html   string
	start  int // offset of the prose
	head   diag.Span
	ok     bool // read without a mistake
	list   diag.List
}

// A reader gives the meaning of a text.
type reader func(src *diag.Source) meaning

func readDisclosure(src *diag.Source) meaning {
	var d answer.Disclosure
	list := strictyaml.Decode(src, &d)
	return meaning{values: d, ok: !list.HasErrors(), list: list}
}

func readEvidence(src *diag.Source) meaning {
	var register []*answer.Evidence
	list := strictyaml.Decode(src, &register)
	return meaning{values: register, ok: !list.HasErrors(), list: list}
}

func readAnswer(src *diag.Source) meaning {
	a, list := answer.ParseAnswer(src)
	return meaning{values: a.FrontMatter, html: htmlOf(a.Body), start: a.Start, head: a.Head, ok: !list.HasErrors(), list: list}
}

func readPage(src *diag.Source) meaning {
	p, list := answer.ParsePage(src)
	values := *p
	values.Body, values.Start = nil, 0
	return meaning{values: values, html: htmlOf(p.Body), start: p.Start, ok: !list.HasErrors(), list: list}
}

func htmlOf(doc *markdown.Doc) string {
	var b strings.Builder
	_ = doc.HTML(&b, markdown.HTMLOptions{}) // a Builder takes everything
	return b.String()
}

// A comparison says whether two texts count as one.
type comparison func(a, b string) bool

func exactly(a, b string) bool { return a == b }
func folded(a, b string) bool  { return a == b || lint.Fold(a) == lint.Fold(b) }

func (m meaning) same(other meaning, equal comparison) bool {
	return m.ok && other.ok && equal(m.html, other.html) && same(reflect.ValueOf(m.values), reflect.ValueOf(other.values), equal)
}

var (
	spanType   = reflect.TypeFor[diag.Span]()
	keysType   = reflect.TypeFor[strictyaml.Keys]()
	sourceType = reflect.TypeFor[*diag.Source]()
)

// same compares values but not the places they stand at.
func same(a, b reflect.Value, equal comparison) bool {
	switch a.Type() {
	case spanType, keysType, sourceType:
		return true
	}
	switch a.Kind() {
	case reflect.String:
		return equal(a.String(), b.String())
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return same(a.Elem(), b.Elem(), equal)
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i), equal) {
				return false
			}
		}
		return true
	case reflect.Slice:
		for i := 0; i < a.Len() && i < b.Len(); i++ {
			if !same(a.Index(i), b.Index(i), equal) {
				return false
			}
		}
		return a.Len() == b.Len()
	case reflect.Map:
		for _, key := range a.MapKeys() {
			if v := b.MapIndex(key); !v.IsValid() || !same(a.MapIndex(key), v, equal) {
				return false
			}
		}
		return a.Len() == b.Len()
	}
	return a.Equal(b)
}
