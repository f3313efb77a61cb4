package site

import (
	"bytes"
	"cmp"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jba/templatecheck"

	"kaijisho"
)

// TestTemplates type-checks every template against the view it gets, so that a
// misspelt field fails here and not on the one page that uses it.
func TestTemplates(t *testing.T) {
	set, err := parseTemplates(kaijisho.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, view := range views {
		t.Run(name, func(t *testing.T) {
			page := set.pages[name]
			if page == nil {
				t.Fatalf("templates/%s.html is missing", name)
			}
			own, err := page.set()
			if err != nil {
				t.Fatal(err)
			}
			if err := templatecheck.CheckHTML(own.Lookup("layout"), view); err != nil {
				t.Error(err)
			}
			if page.program() == nil {
				t.Error("it holds something that package compile does not know, so these pages take much longer")
			}
		})
	}
	for _, name := range []string{"head", "top", "foot"} {
		if err := templatecheck.CheckHTML(set.shared.Lookup(name), FrameView{}); err != nil {
			t.Error(err)
		}
	}
}

// TestViews holds that each job gives its template the view that TestTemplates
// checked it with, and that the program writes the page as the template does.
func TestViews(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	doc, layers := load(t, files)
	s, err := newSite(doc, Options{Files: layers})
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range s.jobs() {
		if j.path == homePath { // rendered apart, when the downloads are there
			j.view = func() any { return s.homeView(nil, false) }
		}
		view, page := j.view(), s.templates.pages[j.template]
		if got, want := reflect.TypeOf(view), reflect.TypeOf(views[j.template]); got != want {
			t.Errorf("%s: template %s gets %v, want %v", j.path, j.template, got, want)
		}
		set, err := page.set()
		if err != nil {
			t.Fatal(err)
		}
		var got, want bytes.Buffer
		if err := cmp.Or(page.program().Execute(&got, view), set.ExecuteTemplate(&want, "layout", view)); err != nil {
			t.Errorf("%s: %v", j.path, err)
		}
		if got.String() != want.String() {
			t.Errorf("%s: the program does not write what the template does", j.path)
		}
	}
}

// TestShadow holds that a project's own template and asset hide the built-in ones.
func TestShadow(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	own := fstest.MapFS{
		"templates/customer.html": {Data: []byte(`{{define "main"}}<main id="main"><h1>院内の手順</h1>{{template "toc" .Contents}}{{template "key"}}</main>{{end}}
			{{define "toc"}}<nav class="own"></nav>{{end}}`)},
		"templates/errata.html":   {Data: []byte(`{{define "main"}}<main id="main"><h1>{{printf "訂正の%s" .Title}}</h1></main>{{end}}`)},
		"assets/css/kaijisho.css": {Data: []byte("body { color: #000; }\n")},
		"assets/img/mark.svg":     {Data: []byte("<svg/>\n")},
	}
	b := mustRender(t, own, files)
	if !strings.Contains(string(b.files["customer.html"]), "院内の手順") {
		t.Error("the project's template does not hide the built-in one")
	}
	if !strings.Contains(string(b.files["customer.html"]), `<nav class="own"></nav><ul class="key"`) {
		t.Error("a page's template may call the shared parts and define its own in their place")
	}
	if strings.Contains(string(b.files["items/tiny/001.html"]), `<nav class="own">`) {
		t.Error("a part that one page's template defines is no other page's")
	}
	if !strings.Contains(string(b.files["errata.html"]), "<h1>訂正の") {
		t.Error("a project's template may call any function of html/template")
	}
	if got := string(b.files["assets/css/kaijisho.css"]); got != "body { color: #000; }\n" {
		t.Error("the project's stylesheet does not hide the built-in one")
	}
	if b.files["assets/img/mark.svg"] == nil || b.files["assets/js/theme.js"] == nil {
		t.Error("assets of both layers should be published")
	}
}

// TestMisspeltTemplate holds that a template no page uses is refused.
func TestMisspeltTemplate(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	doc, layers := load(t, fstest.MapFS{"templates/itme.html": {Data: []byte("x")}}, files)
	_, err := render(t, doc, layers)
	if err == nil || !strings.Contains(err.Error(), "templates/itme.html") {
		t.Errorf("got %v, want an error that names the file", err)
	}
}
