package markdown

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"kaijisho/internal/diag"
)

// FuzzParse: no text makes the readings panic, point outside the file, or give
// HTML that is out of balance or holds what an author must not bring in.
func FuzzParse(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed, 0)
	}
	f.Add("---\na: b\n---\n# x", 13)
	f.Fuzz(func(t *testing.T, input string, start int) {
		src := diag.NewSource("079.md", input)
		doc, list := Parse(src, start)
		checkSpans(t, input, doc, list)
		var page strings.Builder
		if err := doc.HTML(&page, testOptions); err != nil {
			t.Fatal(err)
		}
		checkHTML(t, page.String())
		checkRuns(t, doc)
	})
}

// FuzzRefs: what stands between [[ and ]] comes back as it was written.
func FuzzRefs(f *testing.F) {
	for _, seed := range []string{"80", "79(3)", "総務省GL 3.2.3(2)(ア)2", "doc:x", "80|見出し", `80\|x`, "a`b", "*a*", "&amp;", "x|<y>", "^1", " "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, inside string) {
		input := "項目[[" + inside + "]]です。"
		doc, list := Parse(diag.NewSource("079.md", input), 0)
		checkSpans(t, input, doc, list)
		for _, r := range doc.Refs() {
			source := r.Span.Text()
			if !strings.HasPrefix(source, "[[") || !strings.HasSuffix(source, "]]") {
				t.Errorf("reference at %q", source)
			}
			if r.Target != strings.TrimSpace(r.Target) || strings.ContainsAny(r.Target, "[]|\n") {
				t.Errorf("target %q", r.Target)
			}
		}
		plain := inside != "" && !strings.ContainsFunc(inside, func(r rune) bool { return !strings.ContainsRune("0123456789().-:abcxyzア", r) })
		if plain && (len(doc.Refs()) != 1 || doc.Refs()[0].Target != inside) {
			t.Errorf("[[%s]] gave %v", inside, doc.Refs())
		}
	})
}

func seeds(f *testing.F) []string {
	var out []string
	for _, file := range goldenFiles(f) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		out = append(out, string(archive.Files[0].Data))
	}
	return out
}

func checkSpans(t *testing.T, input string, doc *Doc, list diag.List) {
	t.Helper()
	var spans []diag.Span
	for _, r := range doc.Refs() {
		spans = append(spans, r.Span)
	}
	for _, l := range doc.Links() {
		spans = append(spans, l.Span)
	}
	for _, p := range doc.Points() {
		spans = append(spans, p.Span)
	}
	for _, d := range list {
		spans = append(spans, d.Span)
	}
	for _, s := range spans {
		if s.Source == nil || s.Start < 0 || s.End < s.Start || s.End > len(input) {
			t.Errorf("span %d–%d in a source of %d bytes", s.Start, s.End, len(input))
		}
	}
}

// void are the elements without an end tag.
var void = []string{"br", "hr", "img"}

func checkHTML(t *testing.T, page string) {
	t.Helper()
	if !utf8.ValidString(page) {
		t.Errorf("not UTF-8: %q", page)
	}
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) || len(open) > 0 {
				t.Errorf("open at the end: %v %v\n%s", open, z.Err(), page)
			}
			return
		case html.StartTagToken:
			tok := z.Token()
			checkAttributes(t, tok, ids)
			if !slices.Contains(void, tok.Data) {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> closes %v\n%s", name, open, page)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			t.Errorf("%s in\n%s", z.Token(), page)
		}
	}
}

func checkAttributes(t *testing.T, tok html.Token, ids map[string]bool) {
	t.Helper()
	for _, a := range tok.Attr {
		switch a.Key {
		case "id":
			if ids[a.Val] || strings.ContainsFunc(a.Val, func(r rune) bool { return r <= ' ' || r > '~' }) {
				t.Errorf("id %q is not ASCII or not unique", a.Val)
			}
			ids[a.Val] = true
		case "href", "src":
			if i := strings.IndexAny(a.Val, ":/?#"); i >= 0 && a.Val[i] == ':' &&
				!slices.Contains([]string{"http", "https", "mailto", "to-doc"}, a.Val[:i]) || strings.HasPrefix(a.Val, "//") {
				t.Errorf("address %q", a.Val)
			}
		case "class", "start", "tabindex", "role", "rel", "alt", "title", "scope", "aria-label":
		default:
			t.Errorf("attribute %s in %s", a.Key, tok)
		}
	}
}

func checkRuns(t *testing.T, doc *Doc) {
	t.Helper()
	var all strings.Builder
	for _, r := range doc.Runs(testResolver) {
		if r.Text == "" {
			t.Error("a run without text")
		}
		all.WriteString(r.Text)
	}
	if s := all.String(); s != doc.Text(testResolver) || strings.Trim(s, "\n") != s || !utf8.ValidString(s) || strings.ContainsFunc(s, isForbidden) {
		t.Errorf("runs %q", s)
	}
}
