package compile

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// A value is an operand whose type is known.
type value struct {
	typ reflect.Type
	get func(f *frame, dot reflect.Value) reflect.Value
}

// nothing is the type of the dot where there is none.
var nothing = reflect.TypeFor[struct{}]()

func constant(v any) value {
	held := reflect.ValueOf(v)
	return value{held.Type(), func(*frame, reflect.Value) reflect.Value { return held }}
}

// pipeline compiles a pipeline of a single command.
func (s *scope) pipeline(pipe *parse.PipeNode, dot reflect.Type) value {
	if len(pipe.Cmds) != 1 {
		return s.refuseNode(pipe)
	}
	return s.command(pipe.Cmds[0], dot)
}

// command compiles an operand that stands alone, or the length of one.
func (s *scope) command(cmd *parse.CommandNode, dot reflect.Type) value {
	switch {
	case len(cmd.Args) == 1:
		return s.operand(cmd.Args[0], dot)
	case len(cmd.Args) == 2 && cmd.Args[0].String() == "len":
		v := s.operand(cmd.Args[1], dot)
		if k := v.typ.Kind(); k != reflect.Slice && k != reflect.String {
			return s.refuseNode(cmd)
		}
		return value{reflect.TypeFor[int](), func(f *frame, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(v.get(f, dot).Len())
		}}
	}
	return s.refuseNode(cmd)
}

func (s *scope) operand(n parse.Node, dot reflect.Type) value {
	here := value{dot, func(_ *frame, dot reflect.Value) reflect.Value { return dot }}
	switch n := n.(type) {
	case *parse.DotNode:
		return here
	case *parse.FieldNode:
		return s.path(n, here, n.Ident)
	case *parse.VariableNode:
		known, ok := s.variable(n.Ident[0])
		if !ok {
			return s.refuseNode(n)
		}
		v := value{known.typ, func(f *frame, _ reflect.Value) reflect.Value { return f.vars[known.slot] }}
		return s.path(n, v, n.Ident[1:])
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if n.IsInt && int64(int(n.Int64)) == n.Int64 {
			return constant(int(n.Int64))
		}
	}
	return s.refuseNode(n)
}

// variable finds the innermost variable of a name.
func (s *scope) variable(name string) (variable, bool) {
	s.body.slots = max(s.body.slots, rootSlot+1)
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v, true
		}
	}
	return variable{}, false
}

// path follows names from a value, each a field or a method.
func (s *scope) path(n parse.Node, v value, names []string) value {
	for _, name := range names {
		v = s.member(n, v, name)
	}
	return v
}

func (s *scope) member(n parse.Node, v value, name string) value {
	pointer := v.typ.Kind() == reflect.Pointer
	holder := v.typ
	if pointer {
		holder = v.typ.Elem()
	}
	if method, ok := holder.MethodByName(name); ok && !pointer && holder.Kind() != reflect.Interface {
		return s.method(n, v, method)
	}
	if _, ok := reflect.PointerTo(holder).MethodByName(name); ok || holder.Kind() != reflect.Struct {
		return s.refuseNode(n)
	}
	field, ok := holder.FieldByName(name)
	if !ok || !field.IsExported() || throughPointer(holder, field.Index) {
		return s.refuseNode(n)
	}
	get, index := v.get, field.Index
	switch {
	case pointer:
		return value{field.Type, func(f *frame, dot reflect.Value) reflect.Value {
			held := get(f, dot)
			if held.IsNil() {
				f.fail(ErrData)
				return reflect.Zero(field.Type)
			}
			return held.Elem().FieldByIndex(index)
		}}
	case len(index) == 1:
		return value{field.Type, func(f *frame, dot reflect.Value) reflect.Value { return get(f, dot).Field(index[0]) }}
	}
	return value{field.Type, func(f *frame, dot reflect.Value) reflect.Value { return get(f, dot).FieldByIndex(index) }}
}

// throughPointer reports whether a field is promoted from an embedded pointer,
// which may be nil.
func throughPointer(holder reflect.Type, index []int) bool {
	for k := 1; k < len(index); k++ {
		if holder.FieldByIndex(index[:k]).Type.Kind() == reflect.Pointer {
			return true
		}
	}
	return false
}

// method compiles a method that takes nothing and gives one value.
func (s *scope) method(n parse.Node, v value, m reflect.Method) value {
	if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
		return s.refuseNode(n)
	}
	return value{m.Type.Out(0), func(f *frame, dot reflect.Value) reflect.Value {
		return v.get(f, dot).Method(m.Index).Call(nil)[0]
	}}
}
