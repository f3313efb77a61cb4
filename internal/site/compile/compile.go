// Package compile turns a template into a program for one type of data.
//
//	p, err := compile.New(set, "layout", HomeView{})
//	…
//	err = p.Execute(&buf, view)
//
// html/template looks every name up anew on each page and calls its escapers by
// reflection, which takes longer than all else that a page needs. A program
// knows beforehand which field a name means and which escapers a place needs.
//
// What is safe stays html/template's business. It escapes the template, and the
// program follows the tree that comes out of that; it only spares the escapers
// strings of which they would change nothing (escape.go).
//
// A program has no opinion on mistakes. What it does not know (functions beyond
// len and comparisons, maps, interfaces) New refuses, and what goes wrong on a
// page Execute refuses; the caller then lets html/template do the page, which
// either manages or says in its own words why not.
package compile

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// A Program is a template for data of one type. It does not change, and many
// may execute it at once.
type Program struct {
	typ  reflect.Type
	body *body
}

// New compiles the template called name, with those it calls, for data of the
// type of sample. The error says what the program could not do.
func New(set *template.Template, name string, sample any) (*Program, error) {
	if err := makeSafe(set, name, sample); err != nil {
		return nil, err
	}
	known, err := escapers()
	if err != nil {
		return nil, err
	}
	c := &compiler{set: set, escapers: known, bodies: map[bodyKey]*body{}}
	typ := reflect.TypeOf(sample)
	body := c.template(name, typ)
	if c.err != nil {
		return nil, c.err
	}
	return &Program{typ, body}, nil
}

// ErrData is what Execute returns when a page's data lead nowhere: a nil
// pointer, or another type than the one compiled for.
var ErrData = errors.New("compile: no value at a place that the template names")

// Execute appends the output for data to out. After an error, which is
// ErrData or an escaper's, what was appended is of no use.
func (p *Program) Execute(out *bytes.Buffer, data any) error {
	v := reflect.ValueOf(data)
	if !v.IsValid() || v.Type() != p.typ {
		return ErrData
	}
	r := &run{out: out}
	p.body.call(&frame{run: r}, v)
	return r.err
}

// makeSafe has html/template escape the tree of a template. It does so when it
// first executes one, before it writes anything; so a writer that takes nothing
// ends it there.
func makeSafe(set *template.Template, name string, sample any) error {
	err := set.ExecuteTemplate(refusing{}, name, sample)
	if escape := (*template.Error)(nil); errors.As(err, &escape) {
		return err
	}
	return nil
}

type refusing struct{}

func (refusing) Write([]byte) (int, error) { return 0, errors.New("nothing is written") }

// A step is a piece of a program. It gets the value of the dot.
type step func(f *frame, dot reflect.Value)

// A frame holds the variables of a template that is being executed, by slot.
type frame struct {
	*run
	vars []reflect.Value
}

// A run is one execution of a program.
type run struct {
	out *bytes.Buffer
	err error // the first
}

func (r *run) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// A body is a template compiled for one type of dot.
type body struct {
	steps []step
	slots int // of variables; none if it uses none, not even $
}

// call executes the body. Most templates use no variables and do with the
// frame of their caller.
func (b *body) call(f *frame, dot reflect.Value) {
	if b.slots > 0 {
		f = &frame{f.run, make([]reflect.Value, b.slots)}
		f.vars[rootSlot] = dot
	}
	runAll(b.steps, f, dot)
}

func runAll(steps []step, f *frame, dot reflect.Value) {
	for _, s := range steps {
		s(f, dot)
	}
}

// A compiler gathers the bodies of a program. A template that calls itself
// finds its own body among them, which is filled when the call is executed.
type compiler struct {
	set      *template.Template
	escapers map[string]*escaper
	bodies   map[bodyKey]*body
	err      error // the first
}

type bodyKey struct {
	name string
	dot  reflect.Type
}

func (c *compiler) template(name string, dot reflect.Type) *body {
	key := bodyKey{name, dot}
	if b := c.bodies[key]; b != nil {
		return b
	}
	b := &body{}
	c.bodies[key] = b
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		c.refuse("template " + name)
		return b
	}
	s := &scope{c, b, []variable{{"$", rootSlot, dot}}}
	b.steps = s.list(t.Tree.Root, dot)
	return b
}

// refuse notes what the program cannot do. Compilation goes on with nothing in
// its place, since only the first such error is told.
func (c *compiler) refuse(what any) {
	if c.err == nil {
		c.err = fmt.Errorf("compile: cannot do %v", what)
	}
}

func (c *compiler) refuseNode(n parse.Node) value {
	c.refuse(n)
	return value{nothing, func(*frame, reflect.Value) reflect.Value { return reflect.Value{} }}
}
