package workbook_test

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"testing"

	"kaijisho/internal/workbook"
)

// Check does not lay out every text. Whatever makes one longer than its source,
// it must find what Write cannot write, and nothing else.
func TestCheckFindsWhatIsTooLong(t *testing.T) {
	again := func(s string) func(int) string { return func(n int) string { return strings.Repeat(s, n) } }
	for name, body := range map[string]func(n int) string{
		"kanji":      again("漢字"),
		"others":     again("😀"),
		"lines":      again("a\\\n"),
		"paragraphs": again("a\n\n"),
		"rules":      func(n int) string { return "a\n\n" + strings.Repeat("***\n\n", n) },
		"references": again("[[doc:long]] "),
		"marks":      func(n int) string { return strings.Repeat("a[^1] ", n) + "\n\n[^1]: b" },
		"notes":      func(n int) string { return "a[^1]\n\n[^1]:\n" + strings.Repeat("    > - b\n\n", n) },
		"definitions": func(n int) string {
			return strings.Repeat("[a][r] ", n) + "\n\n[r]: https://www.example.jp/" + strings.Repeat("b", 200)
		},
		"numbers":    func(n int) string { return "999999999. a\n" + strings.Repeat("1. ***\n", n) },
		"deep list":  func(n int) string { return strings.Repeat("- ", 19) + "a\n" + strings.Repeat("a\\\n", n) },
		"deep quote": func(n int) string { return strings.Repeat(">", 19) + "a\n" + strings.Repeat("a\\\n", n) },
		"code":       func(n int) string { return "> - ```\n" + strings.Repeat(">   a\n", n) },
		"table":      func(n int) string { return "a|" + strings.Repeat("漢", 29) + "\n-|-\n" + strings.Repeat("a|b\n", n) },
		"records": func(n int) string {
			return "a|" + strings.Repeat("漢", 200) + "\n-|-\n" + strings.Repeat("a|b\n", n)
		},
		"referring records": func(n int) string {
			return "a|" + strings.Repeat("[[doc:long]]", 5) + "\n-|-\n" + strings.Repeat("a|b\n", n)
		},
		"wide records": func(n int) string {
			row := strings.Repeat("漢字|", 40) + "a\n"
			return "> " + row + "> " + strings.Repeat("-|", 40) + "-\n" + strings.Repeat("> "+row, n)
		},
	} {
		t.Run(name, func(t *testing.T) {
			fails := func(n int) (write, check bool) {
				doc := load(t, with(t, with(t, tiny(t), "content/answers/tiny/005.md", "---\nstatus: \"yes\"\n---\n"+body(n)+"\n"),
					"content/evidence.yaml", longTitle))
				return workbook.Write(io.Discard, doc) != nil, workbook.Check(doc).HasErrors()
			}
			double := sort.Search(15, func(i int) bool { write, _ := fails(1 << i); return write })
			first := sort.Search(1<<double, func(n int) bool { write, _ := fails(n); return write })
			if first == 1<<15 {
				t.Fatal("is never too long")
			}
			for n, want := range map[int]bool{first - 1: false, first: true} {
				if _, got := fails(n); got != want {
					t.Errorf("%d: Check reports %v, Write fails %v", n, got, want)
				}
			}
		})
	}
}

var longTitle = fmt.Sprintf("- {id: long, title: %s, access: public}\n", strings.Repeat("長", 200))
