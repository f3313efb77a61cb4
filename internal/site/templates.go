package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// templates holds one set per kind of page: the layout and the parts, which
// all pages share, and the page's own file, which defines "main".
type templates struct {
	pages  map[string]*pageTemplate
	shared *template.Template
}

// sharedTemplates are the files that belong to every page's set.
var sharedTemplates = []string{"layout", "parts"}

// parseTemplates reads templates/*.html. A project may hide any file with its
// own, but a name that is no kind of page is refused, since it could only be a
// misspelt one that silently changes nothing.
func parseTemplates(files fs.FS) (*templates, error) {
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	t := &templates{pages: map[string]*pageTemplate{}, shared: template.New("shared")}
	for _, name := range sharedTemplates {
		if err := parseFile(t.shared, files, name); err != nil {
			return nil, err
		}
	}
	shared, err := t.shared.Clone() // never executed
	if err != nil {
		return nil, err
	}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if slices.Contains(sharedTemplates, name) {
			continue
		}
		view, known := views[name]
		if !known {
			return nil, fmt.Errorf("%s: no page uses a template of this name", file)
		}
		own := template.New(name)
		if err := parseFile(own, files, name); err != nil {
			return nil, err
		}
		t.pages[name] = newPageTemplate(own, shared, view)
	}
	return t, nil
}

func parseFile(set *template.Template, files fs.FS, name string) error {
	file := path.Join("templates", name+".html")
	text, err := fs.ReadFile(files, file)
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	if _, err := set.New(file).Parse(string(text)); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// execute appends the page of a view to buf. Where the program fails, the
// template tells why.
func (t *templates) execute(buf *bytes.Buffer, name string, view any) error {
	page := t.pages[name]
	if page == nil {
		return fmt.Errorf("templates/%s.html is missing", name)
	}
	before := buf.Len()
	if p := page.program(); p != nil && p.Execute(buf, view) == nil {
		return nil
	}
	buf.Truncate(before)
	set, err := page.set()
	if err == nil {
		err = set.ExecuteTemplate(buf, "layout", view)
	}
	if err != nil {
		return fmt.Errorf("templates/%s.html: %w", name, err)
	}
	return nil
}

// views names every kind of page with the type of its view. A test checks each
// template against it.
var views = map[string]any{
	"home": HomeView{}, "search": SearchView{}, "table": TableView{}, "item": ItemView{}, "category": CategoryView{},
	"guidelines": GuidelinesView{}, "guideline": GuidelineView{}, "clause": ClauseView{},
	"coverage": CoverageView{}, "gaps": GapsView{},
	"register": RegisterView{}, "evidence": EvidenceView{}, "kinds": KindsView{},
	"disclosure": ProseView{}, "customer": CustomerView{}, "changes": ChangesView{}, "release": ReleaseView{}, "crosswalk": CrosswalkView{},
	"page": PageView{}, "errata": ErrataView{}, "about": AboutView{}, "404": NotFoundView{}, "print": PrintView{}, "review": ReviewView{}, "moved": MovedView{},
}
