package site

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// A file is a part of the site that is not rendered from a template.
type file struct {
	path string
	data []byte
}

// static gathers the assets, the attachments that the audience may have, the
// stylesheet of what this disclosure alone decides, and what web servers look for.
func (s *site) static(jobs []job) ([]file, error) {
	files, err := s.assets()
	if err != nil {
		return nil, err
	}
	attached, err := s.attachments()
	if err != nil {
		return nil, err
	}
	feeds, err := s.feedFiles()
	if err != nil {
		return nil, err
	}
	files = append(append(files, attached...), feeds...)
	return append(append(files, file{brandPath, brandCSS(s.doc)}), s.hosting(jobs)...), nil
}

func (s *site) assets() ([]file, error) {
	var files []file
	err := fs.WalkDir(s.opt.Files, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		data, err := fs.ReadFile(s.opt.Files, name)
		files = append(files, file{name, data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading assets: %w", err)
	}
	return files, nil
}

// attachments reads what texts, documents and the logo refer to. Whatever else
// lies in content/attachments is not published: it may be meant for others.
func (s *site) attachments() ([]file, error) {
	var files []file
	for _, name := range s.attached() {
		data, err := fs.ReadFile(s.opt.Files, "content/"+name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a link to it is a broken link, and reported as one
		}
		if err != nil {
			return nil, fmt.Errorf("reading content/%s: %w", name, err)
		}
		files = append(files, file{name, data})
	}
	return files, nil
}

// attached lists the attachments as the site names them, sorted, once each.
func (s *site) attached() []string {
	var names []string
	add := func(name string) {
		name, _, _ = strings.Cut(name, "#")
		if strings.HasPrefix(name, "attachments/") && fs.ValidPath(name) {
			names = append(names, name)
		}
	}
	for _, e := range s.doc.Evidence {
		if e.File != "" {
			add(attachmentPath(e.File))
		}
	}
	for _, c := range s.doc.Checklists {
		for _, it := range c.Items {
			if it.Answer != nil && it.Answer.Body != nil {
				for _, l := range it.Answer.Body.Links() {
					add(l.Path)
				}
			}
		}
	}
	for _, p := range s.doc.Pages {
		for _, l := range p.Body.Links() {
			add(l.Path)
		}
	}
	if logo := s.doc.Site.Logo.Text; logo != "" {
		add(attachmentPath(logo))
	}
	slices.Sort(names)
	return slices.Compact(names)
}
