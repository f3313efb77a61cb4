package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// Each box tells how many it would leave, and leaves as many.
func TestCounts(t *testing.T) {
	tb := open(t, bases(t)["file"], 1280, 900)
	for _, test := range []struct{ path, root, shown string }{
		{"items/medical-cloud/index.html", "#filter", `[...document.querySelectorAll('#items tr[data-item]')].filter(r => !r.hidden).length`},
		{"search.html?q=パスワード", "#search-facets", `+/(\d+)件です/.exec(document.querySelector('#search-status').textContent)[1]`},
	} {
		tb.goTo(test.path)
		tb.until(`document.querySelector('[role=status]').textContent`)
		groups := eval[[]string](tb, fmt.Sprintf(`[...new Set([...document.querySelectorAll('%s input')].map(box => box.name))]`, test.root))
		if len(groups) < 7 {
			t.Errorf("%s has only the groups %q", test.path, groups)
		}
		for _, group := range groups {
			box := fmt.Sprintf(`[...document.querySelectorAll('%s input[name=%s]')].find(box => +box.parentNode.querySelector('.facet-count').textContent)`, test.root, group)
			said := eval[int](tb, box+`.parentNode.querySelector('.facet-count').textContent * 1`)
			tb.run(chromedp.Evaluate(box+`.click()`, nil))
			tb.until(`location.search.includes('` + group + `=')`)
			if shown := eval[int](tb, test.shown); shown != said {
				t.Errorf("%s: a box of %s says %d and leaves %d", test.path, group, said, shown)
			}
			tb.run(chromedp.Evaluate(fmt.Sprintf(`document.querySelector('%s input:checked').click()`, test.root), nil))
			tb.until(`!location.search.includes('` + group + `=')`)
		}
	}
}

// The figures of the home page lead to the items that they count.
func TestFiguresLeadToItems(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		tb := open(t, base, 1280, 900)
		tb.goTo("index.html")
		n := eval[int](tb, `document.querySelectorAll('.kpi a').length`)
		for i := range n {
			tb.goTo("index.html")
			figure := eval[int](tb, fmt.Sprintf(`document.querySelectorAll('.kpi b')[%d].textContent * 1`, i))
			tb.run(chromedp.Evaluate(fmt.Sprintf(`document.querySelectorAll('.kpi a')[%d].click()`, i), nil))
			tb.until(`document.querySelector('#filter-status')?.textContent`)
			if rows := eval[int](tb, `[...document.querySelectorAll('#items tr[data-item]')].filter(r => r.offsetParent).length`); rows != figure {
				t.Errorf("figure %d leads to %d items", figure, rows)
			}
		}
	})
}

// Every number of a coverage matrix leads to as many items.
func TestMatrixLeadsToItems(t *testing.T) {
	tb := open(t, bases(t)["file"], 1280, 900)
	tb.goTo("coverage/meti-2012.html")
	for i := range 10 {
		tb.goTo("coverage/meti-2012.html")
		cell := fmt.Sprintf(`document.querySelectorAll('.matrix td a')[%d]`, 7*i)
		number := eval[int](tb, cell+`.textContent * 1`)
		tb.run(chromedp.Evaluate(cell+`.click()`, nil))
		tb.until(`document.querySelector(':target')`)
		if n := eval[int](tb, `document.querySelectorAll(':target dd a').length`); n != number {
			t.Errorf("cell %d says %d and leads to %d items", 7*i, number, n)
		}
	}
}
