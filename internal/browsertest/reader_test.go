package browsertest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
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

func TestSearch(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		tb := open(t, base, 1280, 900)
		// from any page: "/" goes to the field, Enter to the results
		tb.goTo("items/medical-cloud/001.html")
		tb.slash()
		tb.run(chromedp.KeyEvent("二要素認証"), chromedp.KeyEvent(kb.Enter))
		tb.until(`location.pathname.endsWith('search.html') && document.querySelectorAll('#search-results li').length > 0`)
		if status := eval[string](tb, `document.querySelector('#search-status').textContent`); !strings.Contains(status, "2要素認証") {
			t.Errorf("synonyms are not announced: %q", status)
		}
		if eval[int](tb, `document.querySelectorAll('#search-results mark').length`) == 0 {
			t.Error("nothing is highlighted")
		}
		for query, first := range map[string]string{
			"項目79": "items/medical-cloud/079.html", "79": "items/medical-cloud/079.html", "７９": "items/medical-cloud/079.html",
			"7.6.14": "guidelines/meti-2012/7.6.14.html", "3.2.3(2)": "guidelines/mic-2018/",
			"項目 228": "items/medical-cloud/228.html",
		} {
			tb.goTo("search.html?q=" + query)
			tb.until(`document.querySelectorAll('#search-results li').length > 0`)
			if href := eval[string](tb, `document.querySelector('#search-results h3 a').getAttribute('href')`); !strings.HasPrefix(href, first) {
				t.Errorf("%s leads first to %s, want %s", query, href, first)
			}
		}
		tb.goTo("search.html?q=7.6.1")
		tb.until(`document.querySelectorAll('#search-results li').length > 0`)
		if href := eval[string](tb, `document.querySelector('#search-results h3 a').getAttribute('href')`); !strings.HasPrefix(href, "guidelines/meti-2012/7.6.1.html") {
			t.Errorf("7.6.1 leads first to %s", href)
		}
		tb.goTo("search.html?q=ﾊﾞｯｸｱｯﾌﾟ 遠隔")
		tb.until(`[...document.querySelectorAll('#search-results h3 a')].some(a => a.getAttribute('href').startsWith('items/'))`)
		// typing changes results, facets narrow them, and the address keeps both
		tb.goTo("search.html")
		tb.run(chromedp.SendKeys("#search-q", "バックアップ", chromedp.ByQuery))
		tb.until(`document.querySelectorAll('#search-results li').length > 0`)
		before := eval[string](tb, `document.querySelector('#search-status').textContent`)
		tb.run(chromedp.Click(`#search-facets input[name=status][value=partial]`, chromedp.ByQuery))
		tb.until(fmt.Sprintf(`document.querySelector('#search-status').textContent !== %q && location.search.includes('status=partial')`, before))
		if q := eval[string](tb, `new URLSearchParams(location.search).get('q')`); q != "バックアップ" {
			t.Errorf("the address holds q=%q", q)
		}
		tb.run(chromedp.Reload())
		tb.until(`document.querySelector('#search-facets input[name=status][value=partial]:checked')`)
		tb.goTo("search.html?q=" + strings.Repeat("無", 40))
		tb.until(`document.querySelector('#search-status').textContent !== ''`)
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
		tb.run(chromedp.Reload())
		tb.until(`document.querySelectorAll('#filter input:checked').length === 3`)
		tb.run(chromedp.Evaluate(`document.querySelector('#filter-clear').click()`, nil))
		if n := eval[int](tb, visible); n != all {
			t.Errorf("%d rows after clearing, want %d", n, all)
		}
	})
}

func TestReviewMode(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		tb := open(t, base, 1280, 900)
		tb.goTo("items/medical-cloud/079.html")
		if eval[bool](tb, `!!document.querySelector('#review').offsetParent`) {
			t.Error("review mode is on by itself")
		}
		tb.goTo("review.html")
		tb.run(chromedp.Click("#review-on", chromedp.ByQuery))
		tb.goTo("items/medical-cloud/079.html")
		tb.until(`document.querySelector('#review').offsetParent`)
		tb.run(
			chromedp.SendKeys("#review-improvement", "手順書に=版数を足すこと", chromedp.ByQuery),
			chromedp.Evaluate(`(s => { s.selectedIndex = 2; s.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector('#review-verdict'))`, nil),
		)
		tb.until(`document.querySelector('#review-saved').textContent !== ''`)
		tb.goTo("review.html")
		row := eval[string](tb, `document.querySelector('#review-table tr[data-item="79"]').textContent`)
		if !strings.Contains(row, "手順書に=版数を足すこと") {
			t.Errorf("the note is not on the list: %q", row)
		}
		tb.run(chromedp.Evaluate(`localStorage.clear()`, nil))
	})
}

// With the keyboard alone: skip link first, then through the page; a copied
// link says so where there is no clipboard API as well.
func TestKeyboardAndCopyLink(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		tb := open(t, base, 1280, 900)
		tb.goTo("items/medical-cloud/079.html")
		tb.run(chromedp.KeyEvent(kb.Tab))
		if text := eval[string](tb, `document.activeElement.textContent.trim()`); text != "本文へ移動" {
			t.Errorf("the first stop is %q", text)
		}
		tb.run(chromedp.KeyEvent(kb.Enter))
		tb.until(`location.hash !== ''`)
		seen := map[string]bool{}
		for range 60 {
			tb.run(chromedp.KeyEvent(kb.Tab))
			visible := eval[bool](tb, `(e => { const s = getComputedStyle(e); return e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none' })(document.activeElement)`)
			name := eval[string](tb, `(e => e.tagName + ' ' + (e.getAttribute('aria-label') || e.textContent).trim().slice(0, 30))(document.activeElement)`)
			if !visible {
				t.Errorf("no visible focus on %s", name)
			}
			seen[name] = true
		}
		if len(seen) < 30 {
			t.Errorf("60 tabs reach only %d places", len(seen))
		}
		tb.run(chromedp.Evaluate(`document.querySelector('#p1 a.hash, #requirement a.hash, a.hash').click()`, nil))
		tb.until(`document.querySelector('.copied') || [...document.querySelectorAll('[role=status]')].some(e => e.textContent.includes('コピー'))`)
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

// An item prints on few pages, with the evaluator's box; print.html holds all.
func TestPrint(t *testing.T) {
	tb := open(t, bases(t)["file"], 1280, 900)
	for path, most := range map[string]int{"items/medical-cloud/079.html": 4, "items/medical-cloud/228.html": 5, "index.html": 3} {
		tb.goTo(path)
		if n := pages(tb.pdf()); n < 1 || n > most {
			t.Errorf("%s prints on %d pages, want at most %d", path, n, most)
		}
	}
	tb.goTo("print.html")
	if n := pages(tb.pdf()); n < 100 {
		t.Errorf("print.html has only %d pages", n)
	}
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
