package browsertest

import (
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const axeScript = "../../.ci/node_modules/axe-core/axe.min.js"

// axe-core finds no violation on any template, light and dark, wide and narrow.
func TestAccessibility(t *testing.T) {
	base := bases(t)["file"]
	axe, err := os.ReadFile(axeScript)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("needs axe-core: run npm ci in .ci/")
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 390} {
			t.Run(fmt.Sprintf("%s-%d", scheme, width), func(t *testing.T) {
				tb := open(t, base, width, 900, scheme)
				tb.run(page.SetBypassCSP(true)) // or the page's own policy keeps axe out
				for _, path := range templates {
					tb.goTo(path)
					tb.run(chromedp.Evaluate(string(axe), nil))
					for _, v := range eval[[]string](tb, axeRun) {
						t.Errorf("%s: %s", path, v)
					}
				}
			})
		}
	}
}

const axeRun = `axe.run(document, {preload: false, runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r =>
	r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))`
