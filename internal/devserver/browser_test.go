package devserver

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestInTheBrowser holds that, under the policy that published pages have, the
// script renews an open page, lays problems over it and takes them away, and
// shows remarks on their page only.
func TestInTheBrowser(t *testing.T) {
	browser := openBrowser(t)
	r := serve(t, map[string]string{"index.html": page("first"), "other.html": page("other")})
	if err := chromedp.Run(browser, chromedp.Navigate(r.url+"index.html")); err != nil {
		t.Fatal(err)
	}
	shows := func(step, want string) {
		t.Helper()
		start := time.Now()
		var text string
		for strings.TrimSpace(text) != want {
			if time.Since(start) > 20*time.Second {
				t.Fatalf("%s: the page says %q, want %q", step, text, want)
			}
			time.Sleep(5 * time.Millisecond)
			// Between two pages there is none to ask.
			_ = chromedp.Run(browser, chromedp.Evaluate(saying, &text))
		}
		t.Logf("%s: %v", step, time.Since(start).Round(time.Millisecond))
	}
	shows("first", "first")
	r.write("index.html", page("second"))
	shows("saved", "second")
	r.write("index.html", page("mistake"))
	shows("mistake", "second | 誤りが1件あります。直すまでは、最後に作れたページを表示します。index.htmlmistake")
	r.write("index.html", page("remark"))
	shows("remark", "remark | このページに、確かめたいところが1件あります。remark")
	if err := chromedp.Run(browser, chromedp.Navigate(r.url+"other.html")); err != nil {
		t.Fatal(err)
	}
	shows("another page", "other")
}

// openBrowser starts Chromium for as long as the test lasts.
func openBrowser(t *testing.T) context.Context {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("CI needs chromium")
		}
		t.Skip("needs chromium, which is not installed here")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox,
		chromedp.WSURLReadTimeout(time.Minute))
	// The test's own context ends before anybody could wait for the browser, which
	// goes on writing into its profile until it has ended itself.
	alloc, stop := chromedp.NewExecAllocator(context.WithoutCancel(t.Context()), opts...)
	t.Cleanup(stop)
	browser, _ := chromedp.NewContext(alloc)
	// Started by itself, the browser does not hang on the limit of what is run in it.
	if err := chromedp.Run(browser); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := chromedp.Cancel(browser); err != nil {
			t.Error(err)
		}
	})
	limited, cancel := context.WithTimeout(browser, 2*time.Minute)
	t.Cleanup(cancel)
	return limited
}

func page(text string) string {
	return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>t</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'">
</head><body><main>` + text + `</main></body></html>`
}

// saying is the text of the page and, behind a bar, of what lies over it.
const saying = `(function () {
  var over = document.querySelector('body > div');
  return document.querySelector('main').textContent +
    (over && over.shadowRoot ? ' | ' + over.shadowRoot.querySelector('h2').textContent + over.shadowRoot.querySelector('ol').textContent : '');
})()`
