// Command floor does the least that any generator has to do with the same
// answers: read the files, parse front matter and Markdown, colour the code,
// execute a template of html/template for each and write the page. It has no
// links, no lists, no checks and no other outputs. How much longer kaijisho
// takes is what all of these cost.
//
//	go run ./bench/floor PROJECT OUT
package main

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
	"golang.org/x/sync/errgroup"
	"gopkg.in/yaml.v3"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: floor PROJECT OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

var page = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>項目{{.No}}</title></head>
<body><nav><a href="index.html">項目一覧</a></nav><main><h1>項目{{.No}}</h1>
<p>{{.Head.Status}} {{.Head.Reviewed}} {{.Head.Owner}}</p>
{{.Body}}
<ul>{{range .Head.Customer}}<li>{{.}}</li>{{end}}</ul>
<table>{{range .Head.Evidence}}<tr><th><a href="{{.Doc}}.html">{{.Doc}}</a></th><td>{{.At}}</td></tr>{{end}}</table>
<p>{{.Head.Note}} {{.Head.Gap}} {{.Head.Reason}}</p></main></body></html>
`))

type view struct {
	No   string
	Head struct {
		Status, Reviewed, Owner, Note, Gap, Reason string
		Customer                                   []string
		Evidence                                   []struct{ Doc, At string }
	}
	Body template.HTML
}

func run(project, out string) error {
	names, err := filepath.Glob(filepath.Join(project, "content", "answers", "*", "*.md"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(code{}, 100))),
	)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range names {
		group.Go(func() error { return convert(md, name, out) })
	}
	return group.Wait()
}

func convert(md goldmark.Markdown, name, out string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	v := view{No: strings.TrimSuffix(filepath.Base(name), ".md")}
	parts := bytes.SplitN(text, []byte("---\n"), 3)
	if len(parts) != 3 {
		return fmt.Errorf("%s: no front matter", name)
	}
	if err := yaml.Unmarshal(parts[1], &v.Head); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var body, html bytes.Buffer
	if err := md.Convert(parts[2], &body); err != nil {
		return err
	}
	v.Body = template.HTML(body.String())
	if err := page.Execute(&html, v); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, v.No+".html"), html.Bytes(), 0o644)
}

// code colours fenced code by classes.
type code struct{}

func (code) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindFencedCodeBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		var text strings.Builder
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			text.Write(line.Value(source))
		}
		lexer := lexers.Get(string(n.(*ast.FencedCodeBlock).Language(source)))
		if lexer == nil {
			lexer = lexers.Fallback
		}
		tokens, err := lexer.Tokenise(nil, text.String())
		if err != nil {
			return ast.WalkStop, err
		}
		return ast.WalkContinue, html.New(html.WithClasses(true)).Format(w, styles.Fallback, tokens)
	})
}
