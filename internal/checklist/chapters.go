package checklist

import (
	"path"

	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

type chapterFile struct {
	ID       strictyaml.String `yaml:"id,required"`
	Number   string            `yaml:"number"`
	Title    string            `yaml:"title,required"`
	Official bool              `yaml:"official"`
	Items    []int             `yaml:"items"`
	Sections []*chapterFile    `yaml:"sections"`
	Span     diag.Span         `yaml:",span"`
}

type chaptersFile struct {
	Chapters []*chapterFile `yaml:"chapters"`
}

func (l *loader) chapters(c *Checklist) {
	var file chaptersFile
	l.readOptional(path.Join(l.dir, "chapters.yaml"), &file)
	seen := map[string]diag.Span{}
	c.Chapters = l.sections(file.Chapters, seen)
}

func (l *loader) sections(files []*chapterFile, seen map[string]diag.Span) []*Chapter {
	var out []*Chapter
	for _, f := range files {
		if !idPattern.MatchString(f.ID.Text) {
			l.list.Add(diag.New("id-invalid", f.ID.Span, "id", f.ID.Text))
		}
		if first, ok := seen[f.ID.Text]; ok {
			l.list.Add(diag.New("yaml-key-duplicate", f.ID.Span, "key", f.ID.Text).With("first-here", first))
		}
		seen[f.ID.Text] = f.ID.Span
		out = append(out, &Chapter{
			ID: f.ID.Text, Number: f.Number, Title: f.Title, Official: f.Official,
			Items: f.Items, Sections: l.sections(f.Sections, seen), Span: f.Span,
		})
	}
	return out
}
