package compile

import (
	"reflect"
	"text/template/parse"
)

// A condition is what {{if}} asks.
type condition func(f *frame, dot reflect.Value) bool

func (s *scope) condition(pipe *parse.PipeNode, dot reflect.Type) condition {
	if len(pipe.Cmds) != 1 {
		s.refuse(pipe)
		return nil
	}
	cmd := pipe.Cmds[0]
	function, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok || function.Ident == "len" {
		return truthOf(s.command(cmd, dot))
	}
	args := cmd.Args[1:]
	switch {
	case function.Ident == "not" && len(args) == 1:
		holds := s.term(args[0], dot)
		return func(f *frame, dot reflect.Value) bool { return !holds(f, dot) }
	case function.Ident == "and" || function.Ident == "or":
		return s.joined(args, dot, function.Ident == "or")
	case function.Ident == "eq" && len(args) == 2:
		return s.equal(cmd, s.operand(args[0], dot), s.operand(args[1], dot))
	case function.Ident == "ne" && len(args) == 2:
		same := s.equal(cmd, s.operand(args[0], dot), s.operand(args[1], dot))
		return func(f *frame, dot reflect.Value) bool { return !same(f, dot) }
	}
	s.refuse(cmd)
	return nil
}

// joined is whether one of the terms is what ends their row: a true one that of
// or, a false one that of and.
func (s *scope) joined(args []parse.Node, dot reflect.Type, end bool) condition {
	terms := make([]condition, len(args))
	for i, arg := range args {
		terms[i] = s.term(arg, dot)
	}
	return func(f *frame, dot reflect.Value) bool {
		for _, holds := range terms {
			if holds(f, dot) == end {
				return end
			}
		}
		return !end
	}
}

// term is an argument of and, or and not: a condition in parentheses or a value.
func (s *scope) term(n parse.Node, dot reflect.Type) condition {
	if pipe, ok := n.(*parse.PipeNode); ok {
		return s.condition(pipe, dot)
	}
	return truthOf(s.operand(n, dot))
}

// equal compares two strings or two whole numbers.
func (s *scope) equal(n parse.Node, a, b value) condition {
	switch {
	case a.typ.Kind() == reflect.String && b.typ.Kind() == reflect.String:
		return func(f *frame, dot reflect.Value) bool { return a.get(f, dot).String() == b.get(f, dot).String() }
	case a.typ.Kind() == reflect.Int && b.typ.Kind() == reflect.Int:
		return func(f *frame, dot reflect.Value) bool { return a.get(f, dot).Int() == b.get(f, dot).Int() }
	}
	s.refuse(n)
	return nil
}

func truthOf(v value) condition {
	return func(f *frame, dot reflect.Value) bool { return truth(v.get(f, dot)) }
}

// truth is what text/template holds true: anything that is not empty.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		return true
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return v.Len() > 0
	}
	return !v.IsZero()
}
