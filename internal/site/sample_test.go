package site

import (
	"bytes"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample is the shipped sample as a site, rendered once for all tests.
func sample(t testing.TB) built {
	t.Helper()
	onceSample.Do(func() { theSample = mustRender(t) })
	if theSample.files == nil {
		t.Fatal("the sample could not be rendered")
	}
	return theSample
}

var (
	onceSample sync.Once
	theSample  built
)

// TestEveryPage holds rules that no page may break.
func TestEveryPage(t *testing.T) {
	b := sample(t)
	doubled := regexp.MustCompile(`&amp;(amp|lt|gt|quot|#[0-9]+);`)
	titles := map[string]string{}
	for _, p := range b.pages() {
		page := string(b.files[p])
		rules := []struct {
			broken bool
			why    string
		}{
			{doubled.MatchString(page), "text is escaped twice"},
			{strings.Contains(page, "ZgotmplZ"), "html/template refused a value"},
			{strings.Contains(page, " style="), "a style attribute, which the CSP drops"},
			{regexp.MustCompile(`<script>|<style|<script[^>]* integrity`).MatchString(page), "inline script or style, or integrity"},
			{!strings.Contains(page, `<html lang="ja">`), "no lang"},
			{!strings.Contains(page, `content="default-src &#39;none&#39;;`), "no Content-Security-Policy"},
			{strings.Contains(page, `name="description" content=""`), "an empty description"},
			{strings.Count(page, "<h1") != 1, "not one h1"},
			{strings.Count(page, "<main") != 1, "not one main"},
			{!strings.HasPrefix(page, "<!DOCTYPE html>\n<html"), "no doctype"},
		}
		for _, r := range rules {
			if r.broken {
				t.Errorf("%s: %s", p, r.why)
			}
		}
		title := regexp.MustCompile(`<title>(.*)</title>`).FindString(page)
		if other := titles[title]; other != "" {
			t.Errorf("%s and %s have the same title", p, other)
		}
		titles[title] = p
	}
}

// TestHeadings holds that no heading skips a level, which a screen reader's
// outline would lose.
func TestHeadings(t *testing.T) {
	b := sample(t)
	heading := regexp.MustCompile(`<h([1-6])[ >]`)
	for _, p := range b.pages() {
		last := 0
		for _, m := range heading.FindAllStringSubmatch(mainOf(t, string(b.files[p])), -1) {
			level := int(m[1][0] - '0')
			if level > last+1 {
				t.Errorf("%s: h%d after h%d", p, level, last)
			}
			last = level
		}
	}
}

// TestWeight holds the sizes that old machines on slow networks need.
func TestWeight(t *testing.T) {
	const itemLimit, cssLimit, scriptLimit = 30_000, 40_000, 40_000
	b := sample(t)
	scripts := 0
	for path, data := range b.files {
		switch {
		case strings.HasPrefix(path, "items/") && !strings.HasSuffix(path, "index.html") && len(data) > itemLimit:
			t.Errorf("%s: %d bytes, at most %d", path, len(data), itemLimit)
		case path == "assets/css/kaijisho.css" && len(data) > cssLimit:
			t.Errorf("%s: %d bytes, at most %d", path, len(data), cssLimit)
		case strings.HasPrefix(path, "assets/js/"):
			scripts += len(data)
		}
	}
	if scripts > scriptLimit {
		t.Errorf("all scripts: %d bytes, at most %d", scripts, scriptLimit)
	}
}

// TestDeterministic holds that the bytes depend on neither processors nor luck.
func TestDeterministic(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := mustRender(t, files)
	runtime.GOMAXPROCS(8)
	for range 5 {
		if diff := cmp.Diff(one.files, mustRender(t, files).files); diff != "" {
			t.Fatalf("-1 processor +8:\n%s", diff)
		}
	}
}

// TestAddress holds what only a site that knows its address writes.
func TestAddress(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	doc, layers := load(t, files)
	doc.Site.BaseURL.Text = "https://disclosure.example.jp/x"
	b, err := render(t, doc, layers)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"index.html":            `<link rel="canonical" href="https://disclosure.example.jp/x/">`,
		"items/tiny/001.html":   `<link rel="canonical" href="https://disclosure.example.jp/x/items/tiny/001.html">`,
		"404.html":              `href="https://disclosure.example.jp/x/assets/css/kaijisho.css"`,
		"sitemap.xml":           "<loc>https://disclosure.example.jp/x/items/tiny/001.html</loc>",
		"robots.txt":            "Sitemap: https://disclosure.example.jp/x/sitemap.xml",
		"_headers":              "Strict-Transport-Security",
		"guidelines/index.html": `href="../assets/css/kaijisho.css"`,
	} {
		if !bytes.Contains(b.files[path], []byte(want)) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
	without := mustRender(t, files)
	if without.files["sitemap.xml"] != nil || bytes.Contains(without.files["index.html"], []byte("canonical")) {
		t.Error("a site without an address states one")
	}
}

func BenchmarkRender(b *testing.B) {
	doc, files := load(b)
	sink := func(string, []byte, ...string) error { return nil }
	for b.Loop() {
		if err := Render(b.Context(), doc, Options{Files: files}, sink); err != nil {
			b.Fatal(err)
		}
	}
}
