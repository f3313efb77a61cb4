package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// templates has one page of every template.
var templates = []string{
	"index.html", "items/medical-cloud/index.html", "items/medical-cloud/079.html", "items/medical-cloud/228.html",
	"categories/medical-cloud/access-control.html", "guidelines/index.html", "guidelines/meti-2012/index.html",
	"guidelines/meti-2012/7.6.14.html", "guidelines/mic-2018/3.2.3-2-a-2.html", "coverage/meti-2012.html",
	"evidence/index.html", "evidence/kinds.html", "evidence/access-control-policy.html", "disclosure.html", "customer.html",
	"changes/index.html", "changes/1.4.0.html", "errata.html", "gaps.html", "about.html", "404.html", "search.html", "review.html", "pages/service.html",
}

func eachBase(t *testing.T, f func(t *testing.T, base string)) {
	for name, base := range bases(t) {
		t.Run(name, func(t *testing.T) { f(t, base) })
	}
}

// No page is wider than the screen, and none says anything on the console or
// asks anybody for anything.
func TestEveryTemplateFitsAndIsQuiet(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		for _, width := range []int64{320, 390, 768, 1280} {
			tb := open(t, base, width, 900)
			for _, path := range append(templates, "print.html") {
				tb.goTo(path)
				if over := eval[int](tb, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("%s is %d px too wide at %d px", path, over, width)
				}
			}
		}
	})
}

func TestFilters(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		tb := open(t, base, 1280, 900)
		tb.goTo("items/medical-cloud/index.html")
		visible := `[...document.querySelectorAll('#items tr[data-item]')].filter(r => r.offsetParent).length`
		all := eval[int](tb, visible)
		tb.run(chromedp.Evaluate(`document.querySelectorAll('#filter details').forEach(d => d.open = true); document.querySelector('#filter input[name=status][value=partial]').click()`, nil))
		tb.until(`location.search.includes('status=partial')`)
		partial := eval[int](tb, visible)
		if partial == 0 || partial >= all {
			t.Errorf("%d of %d rows after choosing one status", partial, all)
		}
		tb.run(chromedp.Evaluate(`document.querySelector('#filter input[name=status][value=planned]').click()`, nil))
		if both := eval[int](tb, visible); both <= partial {
			t.Errorf("a second status shows %d rows, the first alone %d", both, partial)
		}
		tb.run(chromedp.Evaluate(`document.querySelector('#filter input[name=guideline]').click()`, nil))
		status := eval[string](tb, `document.querySelector('#filter-status').textContent`)
		if n := eval[int](tb, visible); !strings.Contains(status, fmt.Sprint(n)) {
			t.Errorf("%d rows, but the status says %q", n, status)
		}
		if !strings.Contains(status, "回答：一部適合、回答：対応予定、ガイドライン：") {
			t.Errorf("the status does not name the filters: %q", status)
		}
		tb.run(chromedp.Reload())
		tb.until(`document.querySelectorAll('#filter input:checked').length === 3`)
		tb.run(chromedp.Evaluate(`document.querySelector('#filter-clear').click()`, nil))
		if n := eval[int](tb, visible); n != all {
			t.Errorf("%d rows after clearing, want %d", n, all)
		}
	})
}

// TestFilterFromTheAddress holds that a reader who follows a link to a filtered
// table sees at once, and while reading on, that it is filtered and the way back.
func TestFilterFromTheAddress(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		for _, width := range []int64{390, 1280} {
			tb := open(t, base, width, 844)
			tb.goTo("items/medical-cloud/index.html")
			tb.run(chromedp.Click(`.kpi a[href$="=partial"]`, chromedp.ByQuery))
			tb.until(`document.querySelector('#filter-status')?.textContent.includes('回答：一部適合')`)
			inView := `['#filter-status', '#filter-clear'].every(id => {
				const box = document.querySelector(id).getBoundingClientRect();
				return box.height && box.top >= 0 && box.bottom <= innerHeight;
			})`
			if !eval[bool](tb, inView) {
				t.Errorf("%d px: the filter is not told in the first view", width)
			}
			tb.run(chromedp.Evaluate(`scrollTo({top: 1500, behavior: 'instant'})`, nil))
			if !eval[bool](tb, inView) {
				t.Errorf("%d px: the filter is not told while reading on", width)
			}
		}
	})
}

// TestCoverageHeads holds that the matrix tells, wherever a reader scrolled it,
// which clause and which category a number is of.
func TestCoverageHeads(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		for _, width := range []int64{390, 1280} {
			tb := open(t, base, width, 844)
			tb.goTo("coverage/mic-2018.html")
			got := eval[[]bool](tb, `(() => {
				const view = document.querySelector('.both'), top = e => e.getBoundingClientRect();
				view.scrollTo({top: 1500, left: 300, behavior: 'instant'});
				const frame = top(view), head = top(document.querySelector('.matrix thead th:nth-child(5)'));
				const row = top(document.querySelectorAll('.matrix tbody th')[30]);
				return [Math.abs(head.top - frame.top) < 3, Math.abs(row.left - frame.left) < 3, view.scrollTop > 1000];
			})()`)
			if !slices.Equal(got, []bool{true, true, true}) {
				t.Errorf("%d px: head stays, row heads stay, scrolled: %v", width, got)
			}
		}
	})
}

func TestTheme(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		tb := open(t, base, 1280, 900)
		tb.goTo("index.html")
		background := `getComputedStyle(document.body).backgroundColor`
		light := eval[string](tb, background)
		tb.run(chromedp.Evaluate(`(s => { s.value = 'dark'; s.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector('[data-theme-switch]'))`, nil))
		if eval[string](tb, background) == light {
			t.Error("the switch changes nothing")
		}
		tb.goTo("items/medical-cloud/079.html")
		if eval[string](tb, background) == light {
			t.Error("the choice is forgotten on the next page")
		}
		tb.run(chromedp.Evaluate(`localStorage.clear()`, nil))
	})
}

// Without JavaScript everything but search and filters is there.
func TestWithoutJavaScript(t *testing.T) {
	tb := open(t, bases(t)["file"], 1280, 900)
	tb.run(scriptsOff())
	tb.goTo("items/medical-cloud/index.html")
	var rows int
	tb.run(countNodes("#items tr[data-item]", &rows))
	if rows < 100 {
		t.Errorf("%d rows without JavaScript", rows)
	}
}
