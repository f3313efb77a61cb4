package site

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho"
	"kaijisho/internal/search"
)

// TestAppearance builds the example of docs/appearance.md: the files that it
// names before a block, the line it adds to the layout, logo, accent, synonyms.
func TestAppearance(t *testing.T) {
	text, err := os.ReadFile("../../docs/appearance.md")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{"content/attachments/logo.svg": {Data: []byte("<svg/>\n")}}
	for _, m := range regexp.MustCompile("(?m)^`([a-z./]+)`\n```[a-z]+\n((?s:.*?))```$").FindAllStringSubmatch(string(text), -1) {
		own[m[1]] = &fstest.MapFile{Data: []byte(m[2])}
	}
	layout, err := fs.ReadFile(kaijisho.FS, "templates/layout.html")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`<link rel="stylesheet".*own\.css">\n`).FindString(string(text))
	after := `assets/css/brand.css">` + "\n"
	own["templates/layout.html"] = &fstest.MapFile{Data: []byte(strings.Replace(string(layout), after, after+line, 1))}
	if line == "" || len(own) != 5 {
		t.Fatalf("the document names other files: %v", slices.Sorted(maps.Keys(own)))
	}

	_, files := archive(t, "tiny.txtar")
	doc, layers := load(t, own, files)
	doc.Site.Logo.Text = "logo.svg"
	doc.Site.Accent.Text = regexp.MustCompile(`#[0-9a-f]{6}`).FindString(string(text))
	if list := Check(doc, layers); len(list) > 0 {
		t.Errorf("the example is reported: %v", list)
	}
	groups, list, err := search.Synonyms(layers)
	if err != nil || len(list) > 0 || !slices.Contains(groups[len(groups)-1], "監視センター") {
		t.Errorf("the synonyms end with %v; %v, %v", groups[len(groups)-1], list, err)
	}
	b, err := render(t, doc, layers)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"customer.html":         "設定を代行する有償のサービス",
		"items/tiny/001.html":   `href="../../assets/css/own.css"`,
		"index.html":            `<img src="attachments/logo.svg" alt="">`,
		"assets/css/brand.css":  "--accent: " + doc.Site.Accent.Text,
		"assets/css/own.css":    "--wide: 84rem",
		"attachments/logo.svg":  "<svg/>",
		"guidelines/index.html": `href="../assets/css/own.css"`,
	} {
		if !strings.Contains(string(b.files[path]), want) {
			t.Errorf("%s lacks %q", path, want)
		}
	}
}

// TestAttachments holds that an attachment is published when something that the
// audience may see refers to it, and only then.
func TestAttachments(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	own := fstest.MapFS{
		"content/evidence.yaml": {Data: []byte(`
- {id: rules, title: 規程集, access: public, file: rules.pdf}
- {id: minutes, title: 議事録, access: contract, file: minutes.pdf}
- {id: secret, title: 内部文書, access: internal, file: secret.pdf}
`)},
		"content/answers/tiny/004.md": {Data: []byte("---\nstatus: \"yes\"\n---\n![構成図](attachments/a/figure.png)\n")},
		"content/answers/tiny/005.md": {Data: []byte("---\nstatus: \"yes\"\nvisibility: contract\n---\n![配線図](attachments/hidden.png)\n")},
	}
	for _, name := range []string{"rules.pdf", "minutes.pdf", "secret.pdf", "a/figure.png", "hidden.png", "stray.txt"} {
		own["content/attachments/"+name] = &fstest.MapFile{Data: []byte(name)}
	}
	var got []string
	b := mustRender(t, own, files)
	for _, path := range slices.Sorted(maps.Keys(b.files)) {
		if strings.HasPrefix(path, "attachments/") {
			got = append(got, path)
		}
	}
	if diff := cmp.Diff([]string{"attachments/a/figure.png", "attachments/rules.pdf"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if page := string(b.files["items/tiny/004.html"]); !strings.Contains(page, `src="../../attachments/a/figure.png"`) {
		t.Error("the picture's address does not lead to it")
	}
}
