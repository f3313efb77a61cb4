package browsertest

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// An item prints on few pages, each with its number, and with a box for the evaluator.
func TestPrint(t *testing.T) {
	tb := open(t, bases(t)["file"], 1280, 900)
	for _, test := range []struct {
		path string
		most int
		box  bool
	}{
		{"items/medical-cloud/079.html", 4, true}, {"items/medical-cloud/228.html", 5, true},
		{"index.html", 3, false}, {"items/medical-cloud/index.html", 14, false},
	} {
		tb.goTo(test.path)
		pdf := tb.pdf()
		n := pages(pdf)
		t.Logf("%s prints on %d pages", test.path, n)
		if n < 1 || n > test.most {
			t.Errorf("%s prints on %d pages, want at most %d", test.path, n, test.most)
		}
		text := textOf(t, pdf)
		if !endsWithPage(text, n) {
			t.Errorf("%s does not end with the number of its last page", test.path)
		}
		if box := strings.Contains(text, "判定結果") && strings.Contains(text, "改善策"); box != test.box {
			t.Errorf("%s: box for the evaluator: %v", test.path, box)
		}
	}
}

// print.html holds every item of the list, and its contents lead to each category.
func TestPrintAll(t *testing.T) {
	tb := open(t, bases(t)["file"], 1280, 900)
	tb.goTo("items/medical-cloud/index.html")
	items := eval[int](tb, `document.querySelectorAll('#items tr[data-item]').length`)
	tb.goTo("print.html")
	if n := eval[int](tb, `document.querySelectorAll('.item-all .judge').length`); n != items {
		t.Errorf("print.html has %d items, the list %d", n, items)
	}
	lost := eval[[]string](tb, `(() => {
		const ids = [...document.querySelectorAll('.group-all')].map(e => '#' + e.id);
		const links = [...document.querySelectorAll('.contents a')].map(a => a.getAttribute('href'));
		return ids.filter(id => !links.includes(id)).concat(links.filter(id => !ids.includes(id)));
	})()`)
	if len(lost) > 0 {
		t.Error("contents and categories differ: ", lost)
	}
	pdf := tb.pdf()
	n := pages(pdf)
	t.Logf("print.html prints on %d pages", n)
	if n < 100 || !endsWithPage(textOf(t, pdf), n) {
		t.Errorf("print.html prints on %d pages, or does not end with the number of the last", n)
	}
}

// endsWithPage looks for "3 / 3" at the foot; poppler may drop its spaces.
func endsWithPage(text string, n int) bool {
	return regexp.MustCompile(fmt.Sprintf(`\b%d ?/ ?%d\s*$`, n, n)).MatchString(text)
}

var pageCount = regexp.MustCompile(`/Count (\d+)`)

// pages reads the size of the page tree's root: the largest count there is.
func pages(pdf []byte) int {
	most := 0
	for _, m := range pageCount.FindAllSubmatch(pdf, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		most = max(most, n)
	}
	return most
}

// textOf reads the text of a PDF with poppler.
func textOf(t *testing.T, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("needs pdftotext to read what was printed")
	}
	cmd := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-", "-")
	cmd.Stdin = strings.NewReader(string(pdf))
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
