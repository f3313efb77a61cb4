package former

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"kaijisho/internal/publish"
)

const page = `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<link rel="canonical" href="https://old.example.jp/items/a.html">
<link rel="alternate" type="application/atom+xml" href="changes/feed.xml">
<link rel="stylesheet" href="../assets/a.css">
</head>
<body class="x">
<main><p>本文</p></main></body>
</html>
`

// zipped is a published site with the files, as a zip.
func zipped(t *testing.T, version string, files map[string]string) []byte {
	t.Helper()
	var tree publish.Tree
	files["downloads/disclosure.json"] = `{"release":{"version":"` + version + `","published":"2026-08-21"},"checklists":[{"id":"a"}]}`
	for name, text := range files {
		if err := tree.Add(name, []byte(text), "x"); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := publish.WriteZip(&b, &tree, "site", nil, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestMark(t *testing.T) {
	s, err := Read(zipped(t, "1.3.0", map[string]string{"items/a.html": page, "gone.html": page, "plain.html": "<p>x", "robots.txt": "y", "v/1.0/a.html": page}))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ base, name, canonical, link string }{
		{"", "items/a.html", `"../../../items/a.html"`, `<a href="../../../items/a.html">現在の同じページへ`},
		{"https://new.example.jp/", "items/a.html", `"https://new.example.jp/items/a.html"`, `<a href="../../../items/a.html">現在の同じページへ`},
		{"", "gone.html", `"../../index.html"`, `<a href="../../index.html">現在の開示書へ`},
	} {
		var tree publish.Tree
		now := Present{Version: "1.4.0", Base: tt.base, Has: func(p string) bool { return p == "items/a.html" }}
		if err := s.Add(&tree, now); err != nil {
			t.Fatal(err)
		}
		data, err := tree.Get("v/1.3.0/" + tt.name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, want := range []string{
			`<meta name="robots" content="noindex">`, `<link rel="canonical" href=` + tt.canonical, tt.link,
			"2026年8月21日に公表した第1.3.0版です。現在の版は第1.4.0版です。", `<link rel="stylesheet" href="../assets/a.css">`, "<main><p>本文</p></main>",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s:\n%s", tt.name, want, text)
			}
		}
		if strings.Count(text, "canonical") != 1 || strings.Contains(text, "atom+xml") {
			t.Errorf("%s keeps what is no longer true:\n%s", tt.name, text)
		}
		for _, gone := range []string{"v/1.3.0/robots.txt", "v/1.3.0/v/1.0/a.html", "v/1.3.0/manifest.json"} {
			if _, err := tree.Get(gone); err == nil {
				t.Errorf("%s is kept", gone)
			}
		}
		if plain, _ := tree.Get("v/1.3.0/plain.html"); string(plain) != "<p>x" {
			t.Errorf("a page without head: %s", plain)
		}
	}
}

func TestRefused(t *testing.T) {
	whole := zipped(t, "1.3.0", map[string]string{"a.html": strings.Repeat("x", 99)})
	files, err := publish.OpenZip(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := open(altered{files}); !isAltered(err) {
		t.Errorf("an altered site: %v", err)
	}
	if _, err := Read(whole[:len(whole)/2]); err == nil {
		t.Error("half a zip is taken")
	}
	for _, version := range []string{"../x", "a/b", "", "CON", "版"} {
		if _, err := Read(zipped(t, version, map[string]string{"a.html": "x"})); err == nil || isAltered(err) {
			t.Errorf("version %q: %v", version, err)
		}
	}
}

func isAltered(err error) bool {
	_, ok := errors.AsType[*AlteredError](err)
	return ok
}

// altered has one file that is not what the manifest lists.
type altered struct{ fs.FS }

func (a altered) Open(name string) (fs.File, error) {
	if name == "a.html" {
		return fstest.MapFS{name: {Data: []byte(strings.Repeat("y", 99))}}.Open(name)
	}
	return a.FS.Open(name)
}
