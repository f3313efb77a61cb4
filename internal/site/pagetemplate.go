package site

import (
	"cmp"
	"html/template"
	"sync"
	"text/template/parse"

	"kaijisho/internal/site/compile"
)

// A pageTemplate renders one kind of page. It is made ready when the first page
// of the kind is rendered.
type pageTemplate struct {
	// set holds what the page's own file defines and what that calls of the
	// shared templates: html/template writes into those, so that no two sets can
	// have the same, and copying all of them takes longer than reading them.
	set func() (*template.Template, error)
	// program writes what the set would, much sooner. It is nil where a
	// project's own template does something that it cannot.
	program func() *compile.Program
}

// newPageTemplate takes a set of the page's own file and one of what pages
// share, which nobody executes.
func newPageTemplate(own, shared *template.Template, view any) *pageTemplate {
	set := sync.OnceValues(func() (*template.Template, error) {
		return own, addCalled(own, shared, "layout", map[string]bool{})
	})
	return &pageTemplate{set, sync.OnceValue(func() *compile.Program {
		set, err := set()
		if err != nil {
			return nil
		}
		program, err := compile.New(set, "layout", view)
		if err != nil {
			return nil
		}
		return program
	})}
}

// addCalled gives a set the shared template called name, unless it has one of
// its own, and all that this calls. A name that nobody defines is left to
// html/template, which tells where it is called.
func addCalled(set, shared *template.Template, name string, seen map[string]bool) error {
	if seen[name] {
		return nil
	}
	seen[name] = true
	t := set.Lookup(name)
	if t == nil || t.Tree == nil || parse.IsEmptyTree(t.Tree.Root) {
		of := shared.Lookup(name)
		if of == nil || of.Tree == nil {
			return nil
		}
		var err error
		if t, err = set.AddParseTree(name, of.Tree.Copy()); err != nil {
			return err
		}
	}
	var err error
	eachCall(t.Tree.Root, func(called string) { err = cmp.Or(err, addCalled(set, shared, called, seen)) })
	return err
}

// eachCall visits the {{template}} calls of a list.
func eachCall(list *parse.ListNode, visit func(name string)) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		var branch *parse.BranchNode
		switch n := n.(type) {
		case *parse.TemplateNode:
			visit(n.Name)
			continue
		case *parse.IfNode:
			branch = &n.BranchNode
		case *parse.WithNode:
			branch = &n.BranchNode
		case *parse.RangeNode:
			branch = &n.BranchNode
		default:
			continue
		}
		eachCall(branch.List, visit)
		eachCall(branch.ElseList, visit)
	}
}
