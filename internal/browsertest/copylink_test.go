package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

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
	})
}

// Every part and sub-item has a link that copies its address, with the
// clipboard's API and, on an intranet without https, without it.
func TestCopyLink(t *testing.T) {
	tb := open(t, bases(t)["file"], 1280, 900)
	for _, test := range []struct{ path, press, want string }{
		{"items/medical-cloud/079.html", "#requirement > h2 > .hash", "#requirement"},
		{"items/medical-cloud/079.html", "#p3 > .hash", "#p3"},
		{"items/medical-cloud/079.html", "#a2 > .hash", "#a2"},
		{"items/medical-cloud/079.html", "#customer > h2 > .hash", "#customer"},
		{"items/medical-cloud/079.html", "[data-copy-link]", ""},
		{"guidelines/meti-2012/7.6.14.html", "[id='6'] > h2 > .hash", "#6"},
		{"disclosure.html", ".chapter > h2 > .hash", "#c-organisation"},
		{"changes/index.html", "section > h2 > .hash", "#v1.4.0"},
	} {
		for api, clipboard := range map[string]string{
			"with":    `{writeText: text => { window.copied = text; return Promise.resolve(); }}`,
			"without": `undefined`,
		} {
			tb.goTo(test.path)
			tb.run(chromedp.Evaluate(fmt.Sprintf(`Object.defineProperty(navigator, 'clipboard', {value: %s});
				document.addEventListener('copy', () => { window.copied = document.activeElement.value; })`, clipboard), nil),
				chromedp.Click(test.press, chromedp.ByQuery)) // browsers copy for a real click only
			tb.until(`document.querySelector('.copied') && [...document.querySelectorAll('[role=status]')].some(e => e.textContent.includes('コピーしました'))`)
			if got, want := eval[string](tb, `window.copied`), tb.base+test.path+test.want; got != want {
				t.Errorf("%s, %s the API: %s copies %s, want %s", test.path, api, test.press, got, want)
			}
		}
	}
	for _, path := range templates {
		tb.goTo(path)
		without := eval[[]string](tb, `[...document.querySelectorAll('main [id]:not([aria-labelledby]) > :is(h2, h3, h4, h5):first-child')]
			.filter(h => !h.querySelector('.hash')).map(h => h.parentNode.id)`)
		if len(without) > 0 {
			t.Errorf("%s: no link to %s", path, strings.Join(without, ", "))
		}
	}
}
