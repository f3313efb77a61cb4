package compile

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// An escaper writes values at one kind of place in HTML. Its work is done by
// html/template, on an example of such a place; strings of plain bytes need
// none and are written as they are.
type escaper struct {
	example       *template.Template
	before, after int        // bytes of the example around its value
	plain         *[256]bool // bytes that html/template leaves alone there
	raw           bool       // template.HTML is written as it is
}

// escapers are those that a program knows, by the chain of functions that
// html/template puts behind a value: text, titles, attributes, whole addresses,
// ends of addresses, queries and the address of a refresh.
var escapers = sync.OnceValues(func() (map[string]*escaper, error) {
	known := map[string]*escaper{}
	text, address, word := except("\x00\"&'+<>"), only("-._~/#?="), only("-._~")
	for _, e := range []struct {
		example string
		plain   *[256]bool
	}{
		{`{{.}}`, text}, {`<title>{{.}}</title>`, text}, {`<p title="{{.}}">`, text},
		{`<a href="{{.}}">`, address}, {`<a href="x/{{.}}">`, address}, {`<a href="x?{{.}}">`, word},
		{`<meta http-equiv="refresh" content="0; url={{.}}">`, address},
	} {
		t, err := template.New("").Parse(e.example)
		if err == nil {
			err = t.Execute(io.Discard, "")
		}
		if err != nil {
			return nil, fmt.Errorf("compile: %w", err)
		}
		before, after, _ := strings.Cut(e.example, "{{.}}")
		for _, n := range t.Tree.Root.Nodes {
			if action, ok := n.(*parse.ActionNode); ok {
				known[chain(action.Pipe)] = &escaper{t, len(before), len(after), e.plain, before == ""}
			}
		}
	}
	return known, nil
})

// chain names the functions behind the first command of a pipeline.
func chain(pipe *parse.PipeNode) string {
	var b strings.Builder
	for _, cmd := range pipe.Cmds[1:] {
		b.WriteString(cmd.String())
		b.WriteByte('|')
	}
	return b.String()
}

// except is all bytes but some.
func except(some string) *[256]bool {
	var set [256]bool
	for c := range set {
		set[c] = strings.IndexByte(some, byte(c)) < 0
	}
	return &set
}

// only is the letters and digits of ASCII, and some more.
func only(more string) *[256]bool {
	var set [256]bool
	for c := range set {
		set[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(more, byte(c)) >= 0
	}
	return &set
}

// output compiles an action that writes.
func (s *scope) output(pipe *parse.PipeNode, dot reflect.Type) step {
	e, v := s.escapers[chain(pipe)], s.command(pipe.Cmds[0], dot)
	if e == nil || v.typ.Kind() == reflect.Interface {
		s.refuse(pipe)
		return nil
	}
	switch {
	case v.typ == reflect.TypeFor[string]():
		return func(f *frame, dot reflect.Value) { e.text(f.run, v.get(f, dot).String()) }
	case v.typ == reflect.TypeFor[template.HTML]() && e.raw:
		return func(f *frame, dot reflect.Value) { f.out.WriteString(v.get(f, dot).String()) }
	case v.typ == reflect.TypeFor[int]():
		return func(f *frame, dot reflect.Value) {
			f.out.Write(strconv.AppendInt(f.out.AvailableBuffer(), v.get(f, dot).Int(), 10))
		}
	}
	return func(f *frame, dot reflect.Value) { e.other(f.run, v.get(f, dot).Interface()) }
}

func (e *escaper) text(r *run, s string) {
	for i := range len(s) {
		if !e.plain[s[i]] {
			e.other(r, s)
			return
		}
	}
	r.out.WriteString(s)
}

// other has html/template write the value.
func (e *escaper) other(r *run, v any) {
	var buf bytes.Buffer
	if err := e.example.Execute(&buf, v); err != nil {
		r.fail(fmt.Errorf("compile: %w", err))
		return
	}
	r.out.Write(buf.Bytes()[e.before : buf.Len()-e.after])
}
