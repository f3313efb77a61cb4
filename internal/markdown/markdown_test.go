package markdown

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"kaijisho/internal/diag"
)

// One document is read by many goroutines in each way at once; the race
// detector and the equality of the results speak.
func TestConcurrentReading(t *testing.T) {
	for _, file := range goldenFiles(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		input := string(archive.Files[0].Data)
		doc, _ := Parse(diag.NewSource("079.md", input), 0)
		read := func() string {
			var page strings.Builder
			if err := doc.HTML(&page, testOptions); err != nil {
				t.Error(err)
			}
			return page.String() + spellRuns(doc.Runs(testResolver))
		}
		results := make([]string, 8)
		var wg sync.WaitGroup
		for i := range results {
			wg.Go(func() {
				Parse(diag.NewSource("079.md", input), 0)
				results[i] = read()
			})
		}
		wg.Wait()
		for _, r := range results {
			if r != read() {
				t.Errorf("%s reads differently", file)
			}
		}
	}
}

// An anchor stays where its words are when another heading is put before it.
func TestHeadingIDsStay(t *testing.T) {
	before, _ := Parse(diag.NewSource("a.md", "## 運用\n\n## 体制\n"), 0)
	after, _ := Parse(diag.NewSource("a.md", "## 目的\n\n## 運用\n\n### 体制\n"), 0)
	for _, h := range before.Headings() {
		found := false
		for _, g := range after.Headings() {
			found = found || g.Text == h.Text && g.ID == h.ID
		}
		if !found {
			t.Errorf("%s had #%s, now %v", h.Text, h.ID, after.Headings())
		}
	}
}

func TestEmpty(t *testing.T) {
	for input, want := range map[string]bool{
		"":                    true,
		" \n\n\t\n":           true,
		"\ufeff":              true,
		"---\n":               true,
		"> \n\n-\n":           true,
		"[a]: https://a.jp":   true,
		"　\n":                 true,
		"x":                   false,
		"[[80]]":              false,
		"`x`":                 false,
		"```\nx\n":            false,
		"![図](attachments/a)": false,
		"<!-- x -->":          false,
		"| a |\n|---|\n":      false,
	} {
		doc, _ := Parse(diag.NewSource("a.md", input), 0)
		if doc.Empty() != want {
			t.Errorf("Empty of %q is %v", input, !want)
		}
	}
}

// The same document without any options must still say everything.
func TestZeroOptions(t *testing.T) {
	doc, _ := Parse(diag.NewSource("a.md", "# (1) 見出し\n\n[[80]] [[81|名前]] [節](#a1) ![図](attachments/a.png)\n"), 0)
	var page strings.Builder
	if err := doc.HTML(&page, HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	want := "<h1 id=\"a1\">(1) 見出し</h1>\n" +
		"<p>[[80]] 名前 <a href=\"#a1\">節</a> <img src=\"attachments/a.png\" alt=\"図\"></p>\n"
	if page.String() != want {
		t.Errorf("got  %s\nwant %s", page.String(), want)
	}
	if got, want := doc.Text(nil), "(1) 見出し\n[[80]] 名前 節 ［画像：図］"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWindowsLineFeeds(t *testing.T) {
	for _, file := range goldenFiles(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		input := string(archive.Files[0].Data)
		unix, _ := Parse(diag.NewSource("a.md", input), 0)
		windows, _ := Parse(diag.NewSource("a.md", strings.ReplaceAll(input, "\n", "\r\n")), 0)
		if got, want := windows.Text(nil), unix.Text(nil); got != want {
			t.Errorf("%s: got\n%q\nwant\n%q", file, got, want)
		}
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteError(t *testing.T) {
	doc, _ := Parse(diag.NewSource("a.md", "x"), 0)
	if err := doc.HTML(brokenWriter{}, HTMLOptions{}); !errors.Is(err, errBroken) {
		t.Error(err)
	}
}

// No text of 20 KB may keep a build waiting, whatever it repeats. The worst
// takes a fifth of a second; what grows with the square of the size and was
// fixed took a minute.
func TestHostileText(t *testing.T) {
	for _, piece := range []string{
		">", "> - ", "- ", "1. ", "- (1)\n", "# a\n", "|a|\n|-|\n", "- a\n",
		"[", "[[", "[[a]]", "[a](b", "[](<", "![", "[^a]", "[^", "[a]: b\n", "]", "](",
		"*a ", "*a_b", "**", "_a", "~~a", "`a``", "&#", "<a ", "<<", "<!-- ", "\\",
	} {
		begin := time.Now()
		doc, _ := Parse(diag.NewSource("a.md", strings.Repeat(piece, 20_000/len(piece))), 0)
		if err := doc.HTML(io.Discard, testOptions); err != nil {
			t.Fatal(err)
		}
		doc.Text(nil)
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%q takes %v", piece, took)
		}
	}
}

func TestTooLarge(t *testing.T) {
	doc, list := Parse(diag.NewSource("a.md", "---\n---\n"+strings.Repeat(">", maxSize+1)), 8)
	if !doc.Empty() || len(list) != 1 || list[0].Code != "markdown-large" {
		t.Errorf("got %v", list)
	}
}
