package diag

import (
	"embed"
	"strings"

	"golang.org/x/tools/txtar"
)

// examples holds a txtar for each rule: files below bad/ break the rule, files
// below good/ do not. A name that ends with + is an excerpt that belongs at the
// end of its file. The tests run every one of them.
//
//go:embed examples/*.txtar
var examples embed.FS

// An Example is a file of an example, by its path in a project.
type Example struct {
	Path    string
	Excerpt bool // Text belongs at the end of the file
	Text    string
}

// Examples gives the files that show how a rule is broken and how it is kept.
// Rules about files as such (a size, an encoding) have none.
func Examples(code string) (bad, good []Example) {
	data, err := examples.ReadFile("examples/" + code + ".txtar")
	if err != nil {
		return nil, nil
	}
	for _, f := range txtar.Parse(data).Files {
		side, path, _ := strings.Cut(f.Name, "/")
		e := Example{Path: strings.TrimSuffix(path, "+"), Excerpt: strings.HasSuffix(path, "+"), Text: string(f.Data)}
		if side == "bad" {
			bad = append(bad, e)
		} else {
			good = append(good, e)
		}
	}
	return bad, good
}
