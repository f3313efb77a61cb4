package site

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// without hides what lies below a directory.
func without(fsys fs.FS, dir string) fs.FS { return hiding{fsys, dir} }

type hiding struct {
	fs.FS
	dir string
}

func (h hiding) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, h.dir) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return h.FS.Open(name)
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

func redirects(text string) fs.FS {
	return fstest.MapFS{"content/redirects.yaml": &fstest.MapFile{Data: []byte(text)}}
}

func TestRedirects(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	b := mustRender(t, redirects(`
- {from: items/tiny/900.html, to: "items/tiny/001.html#p1"}
- {from: old/manual/v1/page.html, withdrawn: 2026-11-01, note: 提供を終えました。}
- {from: "items/tiny/001.html#p9", to: "items/tiny/001.html#p1"}
- {from: "items/tiny/001.html#p8", withdrawn: 2026-11-01}
`), files)
	for page, wants := range map[string][]string{
		"items/tiny/900.html": {
			`<meta http-equiv="refresh" content="0; url=001.html#p1">`, `<meta name="robots" content="noindex">`,
			`ここにあった内容は、<a href="001.html#p1">項目1 規程の策定と見直し</a>へ移りました。`, `href="../../assets/css/kaijisho.css"`,
		},
		"old/manual/v1/page.html": {
			`<time datetime="2026-11-01">2026年11月1日</time>に取り下げました。提供を終えました。`, `mailto:trust@example.jp`, `href="../../../assets/css/kaijisho.css"`,
		},
		"items/tiny/001.html": {`<p id="p9">ここにあった内容は、<a href="001.html#p1">`, `<p id="p8">ここにあった内容は、<time datetime="2026-11-01">`},
	} {
		for _, want := range wants {
			if !strings.Contains(string(b.files[page]), want) {
				t.Errorf("%s lacks %s", page, want)
			}
		}
	}
	if got := b.anchors["items/tiny/001.html"]; !slices.Contains(got, "p9") || !slices.Contains(got, "p8") {
		t.Errorf("anchors: %v", got)
	}
	if strings.Contains(string(b.files["old/manual/v1/page.html"]), "refresh") {
		t.Error("a page that was withdrawn leads away")
	}
}

// TestRedirectMistakes holds that entries which contradict the pages are
// mistakes of the author, whether the pages' names or only their text show it.
func TestRedirectMistakes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"occupied", `[{from: items/tiny/001.html, to: items/tiny/002.html}]`, "redirect-occupied 1:9"},
		{"occupied but for case", `[{from: items/tiny/ABOUT.html, to: items/tiny/002.html}, {from: About.html, to: index.html}]`, "redirect-occupied 1:65"},
		{"no such page", `[{from: old.html, to: items/tiny/900.html}]`, "redirect-target 1:23"},
		{"a chain", `[{from: a.html, to: b.html}, {from: b.html, to: index.html}]`, "redirect-target 1:21"},
		{"no such anchor", `[{from: old.html, to: "items/tiny/001.html#p7"}]`, "redirect-target 1:23"},
		{"occupied anchor", `[{from: "items/tiny/001.html#p1", to: index.html}]`, "redirect-occupied 1:9"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, files := archive(t, "tiny.txtar")
			doc, layers := load(t, redirects(test.text), files)
			list := Check(doc, layers)
			if len(list) == 0 {
				_, err := render(t, doc, layers)
				broken, ok := errors.AsType[*LinkError](err)
				if !ok {
					t.Fatalf("got %v", err)
				}
				var all bool
				if list, all = broken.Mistakes(doc); !all {
					t.Errorf("not all are the author's: %v", err)
				}
			}
			var got []string
			for _, d := range list {
				line, col, _, _ := d.Span.Range()
				got = append(got, fmt.Sprintf("%s %d:%d", d.Code, line, col))
			}
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
