package checklist

import (
	"path"
	"regexp"

	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

type guidelineFile struct {
	ID        string       `yaml:"id,required"`
	Title     string       `yaml:"title,required"`
	Short     string       `yaml:"short,required"`
	Publisher string       `yaml:"publisher"`
	Published string       `yaml:"published"`
	Note      string       `yaml:"note"`
	Clauses   []clauseFile `yaml:"clauses,required"`
}

type clauseFile struct {
	ID        strictyaml.String `yaml:"id,required"`
	Number    strictyaml.String `yaml:"number,required"`
	Title     string            `yaml:"title,required"`
	Parent    strictyaml.String `yaml:"parent"`
	Official  *bool             `yaml:"official"` // default true
	Structure bool              `yaml:"structure"`
	Uncited   bool              `yaml:"uncited"`
	Note      string            `yaml:"note"`
}

// idPattern is what may become part of a URL and a file name on every system.
var idPattern = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

func (l *loader) guideline(id string) *Guideline {
	var file guidelineFile
	src := l.read(path.Join("checklist", "guidelines", id+".yaml"), &file)
	if src == nil {
		return nil
	}
	g := &Guideline{
		ID: id, Title: file.Title, Short: file.Short, Publisher: file.Publisher,
		Published: file.Published, Note: file.Note, Span: src.Span(0, 0),
	}
	byID := map[string]*Clause{}
	byNumber := map[string]*Clause{}
	for _, f := range file.Clauses {
		c := &Clause{
			ID: f.ID.Text, Number: f.Number.Text, Title: f.Title, Official: f.Official == nil || *f.Official,
			Structure: f.Structure, Uncited: f.Uncited, Note: f.Note, Guideline: g, Span: f.ID.Span,
		}
		if !idPattern.MatchString(c.ID) {
			l.list.Add(diag.New("id-invalid", f.ID.Span, "id", c.ID))
		}
		l.once(byID, "id", f.ID, c)
		l.once(byNumber, "number", f.Number, c)
		if f.Parent.Text != "" {
			if c.Parent = byID[f.Parent.Text]; c.Parent == nil {
				l.list.Add(diag.New("clause-parent", f.Parent.Span, "parent", f.Parent.Text))
			} else {
				c.Parent.Children = append(c.Parent.Children, c)
			}
		}
		g.Clauses = append(g.Clauses, c)
	}
	return g
}

// once reports a clause whose id or number another clause has.
func (l *loader) once(seen map[string]*Clause, key string, value strictyaml.String, c *Clause) {
	if first := seen[value.Text]; first != nil {
		l.list.Add(diag.New("guideline-duplicate", value.Span, "key", key, "value", value.Text).With("first-here", first.Span))
		return
	}
	seen[value.Text] = c
}
