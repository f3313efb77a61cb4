package strictyaml

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"kaijisho/internal/diag"
)

// cut reports a text that ends at a # which its author may have meant as part
// of it: 手順書 #12. A comment has more than one space before it or one behind.
func (d *decoder) cut(n *yaml.Node) {
	span := d.span(n)
	if n.Style != 0 || span.Text() != n.Value {
		return
	}
	src := d.part.Source
	if !strings.HasPrefix(src.Text[span.End:], " #") { // nearly always, and a line can be long
		return
	}
	rest, _, _ := strings.Cut(src.Text[span.End:], "\n")
	rest = strings.TrimRight(rest, " \t\r")
	if meantAsText.MatchString(rest) {
		d.list.Add(diag.New("yaml-comment", src.Span(span.End+1, span.End+len(rest)), "value", n.Value, "quoted", quoted(n.Value+rest)))
	}
}

var meantAsText = regexp.MustCompile(`^ #[^\s#]`)

// comment is what stands behind a key's colon as a comment, as #0a5 does.
func (d *decoder) comment(key *yaml.Node) string {
	src := d.part.Source
	rest := src.Text[d.span(key).End:d.line(key.Line).End]
	return strings.TrimRight(afterColon.FindString(rest), " \t")
}

var afterColon = regexp.MustCompile(`#[^\s#]\S*$`)
