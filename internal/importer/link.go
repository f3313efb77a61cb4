package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/project"
	"kaijisho/internal/workbook"
)

// link links the project for the workbook's audience, together with the
// answers and documents that only the workbook has. So the cells that any
// answer would show are known, and an edit can be told from what was there. A
// form of others is the vendor's own, who sees everything.
func (p *planner) link(ctx context.Context, fsys fs.FS, filled *workbook.Filled) error {
	for _, a := range p.sources.Set.Answers {
		p.answers[answerKey{a.Checklist, a.No}] = a
	}
	audience := answer.Internal
	if filled.Source != nil {
		audience = filled.Source.Audience
		over, err := p.overlay(fsys, filled.Source)
		if err != nil {
			return err
		}
		fsys = project.Layers(over, fsys)
	}
	doc, _, err := disclosure.Load(ctx, fsys, disclosure.Options{Audience: audience})
	if err != nil {
		return err
	}
	if doc == nil {
		return fmt.Errorf("%s names no checklist or no release", answer.DisclosureFile)
	}
	p.doc = doc
	return nil
}

// overlay is a file system of what the workbook carries and the project lacks.
func (p *planner) overlay(fsys fs.FS, source *workbook.Source) (fs.FS, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	add := func(name, text string) {
		if w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}); err == nil {
			_, _ = w.Write([]byte(text)) // into memory
		}
	}
	entries := ""
	have := map[string]bool{}
	for _, e := range p.sources.Set.Evidence {
		have[e.ID] = true
	}
	for _, d := range source.Documents {
		if !have[d.ID] && parseDocument(d.Text) != nil {
			entries += d.Text
		}
	}
	register, _ := fs.ReadFile(fsys, answer.EvidenceFile)
	add(answer.EvidenceFile, appended(string(register), entries))
	for i := range source.Answers {
		a := &source.Answers[i]
		key := answerKey{a.Checklist, a.No}
		p.carried[key] = a
		if a.Text != "" && !answered(p.answers[key]) {
			add(p.path(a.Checklist, a.No), a.Text)
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
}

// answered reports whether the project answers an item: a stub does not.
func answered(a *answer.Answer) bool { return a != nil && (a.SameAs != 0 || !a.Body.Empty()) }

// path is where an item's answer is, or where it belongs.
func (p *planner) path(checklist string, no int) string {
	if a := p.answers[answerKey{checklist, no}]; a != nil {
		return a.Source.Path
	}
	width := 3
	for _, c := range p.sources.Sheets {
		if n := len(c.Items); c.ID == checklist && n > 0 {
			width = max(width, len(fmt.Sprint(c.Items[n-1].No)))
		}
	}
	return path.Join(answer.AnswersDir, checklist, fmt.Sprintf("%0*d.md", width, no))
}
