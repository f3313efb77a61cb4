package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func TestLinkCheck(t *testing.T) {
	tests := []struct {
		name string
		page string // a/b.html; beside it stand index.html with the id "top", and x.css
		want []string
	}{
		{"well", `<a href="../index.html#top">a</a> <a href="b.html?q=1#here">b</a> <p id="here"><a href="#here">c</a> <link href="../x.css"> <a href="https://example.jp/">d</a> <a href="mailto:a@example.jp">e</a>`, nil},
		{"own address", `<link rel="canonical" href="https://own.example/a/b.html"><a href="https://own.example/">home</a>`, nil},
		{"own address, no such page", `<a href="https://own.example/c.html">c</a>`, []string{`c.html: no such file: c.html`}},
		{"missing file", `<a href="../none.html">a</a>`, []string{`../none.html: no such file: none.html`}},
		{"missing id", `<a href="../index.html#gone">a</a>`, []string{`index.html#gone: no such id on that page`}},
		{"missing id here", `<a href="#gone">a</a>`, []string{`a/b.html#gone: no such id on that page`}},
		{"twice", `<p id="x"></p><p id='x'></p>`, []string{`#x: this id stands twice on the page`}},
		{"absolute", `<a href="/index.html">a</a>`, []string{`/index.html: absolute link`}},
		{"other host", `<a href="//host/x.html">a</a>`, []string{`//host/x.html: absolute link`}},
		{"directory", `<a href="../">a</a><a href="..">b</a><a href="">c</a>`, []string{`../: names no file`, `..: names no file`, `: names no file`}},
		{"out of the site", `<a href="../../index.html">a</a>`, []string{`../../index.html: no such file: ../index.html`}},
		{"script and form", `<script src="../none.js"></script><form action="none.html">`, []string{`../none.js: no such file: none.js`, `none.html: no such file: a/none.html`}},
		{"entities", `<a href="../index.html?a=1&amp;b=2#top">a</a>`, nil},
		{"in a comment", `<!-- <a href="/x"> -->`, nil},
		{"climbing in the middle", `<a href="../a/../index.html#top">a</a><a href="./b.html">b</a>`, nil},
		{"unquoted", `<a href=/x.html>a</a>`, []string{`/x.html: absolute link`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			jobs := []job{{path: "a/b.html"}, {path: "index.html"}}
			check := newLinkCheck(jobs, []file{{path: "x.css"}}, Options{}, "https://own.example/")
			check.reader().page(0, []byte("<main>"+test.page+"</main>"))
			check.reader().page(1, []byte(`<main id="main"><p id="top"></p></main>`))
			var got []string
			if err, ok := check.verify().(*LinkError); ok {
				for _, f := range err.Faults {
					got = append(got, f.Link+": "+f.Why)
					if !strings.Contains(err.Error(), f.Page) {
						t.Errorf("the message does not name the page %s", f.Page)
					}
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestScanSeesWhatAParserSees compares the pass over the bytes with a tokenizer
// of HTML, on every page of the sample.
func TestScanSeesWhatAParserSees(t *testing.T) {
	b := sample(t)
	for _, p := range b.pages() {
		var got, want []string
		scan(b.files[p], func(id []byte, _ bool) { got = append(got, "id "+string(id)) },
			func(value []byte) { got = append(got, "link "+string(value)) })
		// A tokenizer takes what is in <noscript> for text, as a browser with scripts does.
		page := strings.NewReplacer("<noscript>", "", "</noscript>", "").Replace(string(b.files[p]))
		z := html.NewTokenizer(strings.NewReader(page))
		for z.Next() != html.ErrorToken {
			for _, a := range z.Token().Attr {
				switch a.Key {
				case "id":
					want = append(want, "id "+a.Val)
				case "href", "src", "action":
					want = append(want, "link "+a.Val)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s: -want +got:\n%s", p, diff)
		}
	}
}
