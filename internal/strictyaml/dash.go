package strictyaml

import (
	"strings"

	"gopkg.in/yaml.v3"

	"kaijisho/internal/diag"
)

// swallowed reports a line with a dash that became the end of the text above
// it, because it is not indented as that text's own dash is.
func (d *decoder) swallowed(n *yaml.Node) {
	if n.Style != 0 || !strings.Contains(n.Value, " - ") { // nearly never
		return
	}
	for i := n.Line + 1; ; i++ {
		line := d.line(i)
		text := strings.TrimSpace(line.Text())
		switch {
		case text == "" || !strings.Contains(n.Value, " "+text):
			return
		case strings.HasPrefix(text, "- "):
			start := line.Start + strings.Index(line.Text(), "-")
			d.list.Add(diag.New("yaml-dash", d.part.Source.Span(start, line.End)))
		}
	}
}
