package history

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed comparison.html
var comparisonHTML string

// WriteHTML writes the comparison as one page that needs nothing beside it:
// for reading, printing and mailing around.
func (c *Comparison) WriteHTML(w io.Writer, opt WriteOptions) error {
	s := speech{opt.Lang}
	page, err := template.New("comparison").Funcs(template.FuncMap{
		"say":     s.say,
		"side":    s.sideName,
		"summary": s.summary,
		"word":    func(k Kind) string { return k.Word(opt.Lang) },
		"status":  statusText,
		"numbers": func(refs []ItemRef) string { return numbers(refs, c.many()) },
		"signed":  func(a, b int) string { return fmt.Sprintf("%+d", b-a) },
		"first":   func(list []Change, i int) bool { return i == 0 || list[i-1].Kind != list[i].Kind },
		"under": func(list []Block, i int) bool {
			return list[i].Under != "" && (i == 0 || list[i-1].Under != list[i].Under)
		},
	}).Parse(comparisonHTML)
	if err != nil {
		return err
	}
	return page.Execute(w, struct {
		*Comparison
		Lang string
		Many bool
	}{c, opt.Lang, c.many()})
}
