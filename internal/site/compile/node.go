package compile

import (
	"reflect"
	"text/template/parse"
)

// A scope compiles the nodes of one body and knows the variables that are
// visible where it stands.
type scope struct {
	*compiler
	body *body
	vars []variable // innermost last
}

type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// rootSlot is the slot of $, the value that the template was called with.
const rootSlot = 0

// declare makes a variable and gives its slot. Slots are not used twice, so
// that their values need not be saved around a call.
func (s *scope) declare(name string, typ reflect.Type) int {
	slot := max(s.body.slots, rootSlot+1)
	s.body.slots = slot + 1
	s.vars = append(s.vars, variable{name, slot, typ})
	return slot
}

func (s *scope) list(n *parse.ListNode, dot reflect.Type) []step {
	if n == nil {
		return nil
	}
	mark := len(s.vars)
	steps := make([]step, 0, len(n.Nodes))
	for _, node := range n.Nodes {
		steps = append(steps, s.node(node, dot))
	}
	s.vars = s.vars[:mark]
	return steps
}

func (s *scope) node(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.TextNode:
		return func(f *frame, _ reflect.Value) { f.out.Write(n.Text) }
	case *parse.ActionNode:
		if len(n.Pipe.Decl) > 0 {
			return s.assign(n.Pipe, dot)
		}
		return s.output(n.Pipe, dot)
	case *parse.IfNode:
		return s.ifElse(n, dot)
	case *parse.WithNode:
		return s.with(n, dot)
	case *parse.RangeNode:
		return s.each(n, dot)
	case *parse.TemplateNode:
		return s.call(n, dot)
	}
	s.refuse(n)
	return nil
}

// assign compiles {{$x := …}} and {{$x = …}}.
func (s *scope) assign(pipe *parse.PipeNode, dot reflect.Type) step {
	v := s.pipeline(pipe, dot)
	name, slot := pipe.Decl[0].Ident[0], 0
	if !pipe.IsAssign {
		slot = s.declare(name, v.typ)
	} else if known, ok := s.variable(name); ok && known.typ == v.typ {
		slot = known.slot
	} else {
		s.refuse(pipe)
	}
	return func(f *frame, dot reflect.Value) { f.vars[slot] = v.get(f, dot) }
}

func (s *scope) ifElse(n *parse.IfNode, dot reflect.Type) step {
	if len(n.Pipe.Decl) > 0 {
		s.refuse(n.Pipe)
	}
	holds, then, otherwise := s.condition(n.Pipe, dot), s.list(n.List, dot), s.list(n.ElseList, dot)
	return func(f *frame, dot reflect.Value) {
		if holds(f, dot) {
			runAll(then, f, dot)
		} else {
			runAll(otherwise, f, dot)
		}
	}
}

func (s *scope) with(n *parse.WithNode, dot reflect.Type) step {
	if len(n.Pipe.Decl) > 0 {
		s.refuse(n.Pipe)
	}
	v := s.pipeline(n.Pipe, dot)
	then, otherwise := s.list(n.List, v.typ), s.list(n.ElseList, dot)
	return func(f *frame, dot reflect.Value) {
		if inner := v.get(f, dot); truth(inner) {
			runAll(then, f, inner)
		} else {
			runAll(otherwise, f, dot)
		}
	}
}

// each compiles {{range}} over a slice, with up to two variables.
func (s *scope) each(n *parse.RangeNode, dot reflect.Type) step {
	v := s.pipeline(n.Pipe, dot)
	if v.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		s.refuse(n.Pipe)
		return nil
	}
	mark, index, element := len(s.vars), -1, -1
	if decl := n.Pipe.Decl; len(decl) > 0 {
		if len(decl) > 1 {
			index = s.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		}
		element = s.declare(decl[len(decl)-1].Ident[0], v.typ.Elem())
	}
	body := s.list(n.List, v.typ.Elem())
	s.vars = s.vars[:mark]
	otherwise := s.list(n.ElseList, dot)
	return func(f *frame, dot reflect.Value) {
		all := v.get(f, dot)
		for i := range all.Len() {
			if index >= 0 {
				f.vars[index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				f.vars[element] = all.Index(i)
			}
			runAll(body, f, all.Index(i))
		}
		if all.Len() == 0 {
			runAll(otherwise, f, dot)
		}
	}
}

// call compiles {{template}}.
func (s *scope) call(n *parse.TemplateNode, dot reflect.Type) step {
	if n.Pipe == nil {
		b := s.template(n.Name, nothing)
		return func(f *frame, _ reflect.Value) { b.call(f, reflect.Zero(nothing)) }
	}
	v := s.pipeline(n.Pipe, dot)
	b := s.template(n.Name, v.typ)
	return func(f *frame, dot reflect.Value) { b.call(f, v.get(f, dot)) }
}
