package markdown

import (
	"errors"
	"strings"
	"sync"
	"testing"

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

// What grows with the square of a file's size would let one file stop a build.
func TestHostileSize(t *testing.T) {
	for name, piece := range map[string]string{
		"quotes": ">", "brackets": "[", "double brackets": "[[", "images": "![", "stars": "*a ", "backticks": "`a``",
		"underscores": "_a", "lists": "- ", "links": "[a](b", "entities": "&#", "html": "<a ", "comments": "<!-- ",
		"notes": "[^a]", "tables": "|a|\n|-|\n", "tildes": "~~a", "angle": "<<", "closers": "]", "refs": "[[a]]",
	} {
		t.Run(name, func(t *testing.T) {
			input := strings.Repeat(piece, 20_000/len(piece))
			doc, _ := Parse(diag.NewSource("a.md", input), 0)
			var page strings.Builder
			if err := doc.HTML(&page, testOptions); err != nil {
				t.Fatal(err)
			}
			doc.Text(nil)
		})
	}
}
