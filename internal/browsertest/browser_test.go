package browsertest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The one browser and the one built site that all tests share.
var (
	siteDir string
	browser context.Context
	skip    string
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			fmt.Fprintln(os.Stderr, "browsertest: CI needs chromium")
			return 1
		}
		skip = "needs chromium, which is not installed here"
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "browsertest")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	siteDir = filepath.Join(dir, "site")
	build := exec.Command("go", "run", "kaijisho/cmd/kaijisho", "-C", "../..", "build", "-o", siteDir)
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the sample: %v\n%s", err, out)
		return 1
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.UserDataDir(filepath.Join(dir, "profile")), chromedp.WSURLReadTimeout(time.Minute),
	)
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	defer stop()
	var cancel context.CancelFunc
	browser, cancel = chromedp.NewContext(alloc)
	defer cancel()
	if err := chromedp.Run(browser); err != nil {
		fmt.Fprintln(os.Stderr, "starting chromium:", err)
		return 1
	}
	return m.Run()
}

// bases are the ways a reader gets at the site: from disk, and from a server
// under a sub-path.
func bases(t *testing.T) map[string]string {
	t.Helper()
	if skip != "" {
		t.Skip(skip)
	}
	server := httptest.NewServer(http.StripPrefix("/some/path/", http.FileServer(http.Dir(siteDir))))
	t.Cleanup(server.Close)
	return map[string]string{"file": "file://" + siteDir + "/", "http": server.URL + "/some/path/"}
}

// A tab is a page of the browser that notes what must not happen: messages on
// the console, failed requests, and requests that leave the site.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu  sync.Mutex
	bad []string
}

func open(t *testing.T, base string, width, height int64, media ...string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	tb := &tab{t: t, ctx: ctx, base: base}
	chromedp.ListenTarget(ctx, tb.watch)
	t.Cleanup(func() { tb.clean(); stop(); cancel() })
	actions := []chromedp.Action{network.Enable(), log.Enable(), emulation.SetDeviceMetricsOverride(width, height, 1, false)}
	if len(media) > 0 {
		actions = append(actions, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: media[0]}}))
	}
	tb.run(actions...)
	return tb
}

func (tb *tab) watch(ev any) {
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		tb.note("console %s: %v", ev.Type, ev.Args)
	case *runtime.EventExceptionThrown:
		tb.note("exception: %s", ev.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		tb.note("log %s: %s %s", ev.Entry.Level, ev.Entry.Text, ev.Entry.URL)
	case *network.EventRequestWillBeSent:
		if url := ev.Request.URL; !strings.HasPrefix(url, tb.base) && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "about:") && !strings.HasPrefix(url, "blob:") {
			tb.note("request leaves the site: %s", url)
		}
	case *network.EventLoadingFailed:
		if !ev.Canceled {
			tb.note("request failed: %s", ev.ErrorText)
		}
	}
}

func (tb *tab) note(format string, args ...any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.bad = append(tb.bad, fmt.Sprintf(format, args...))
}

// clean fails the test for everything that must not have happened.
func (tb *tab) clean() {
	tb.t.Helper()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, b := range tb.bad {
		if strings.Contains(b, "favicon.ico") {
			continue // the browser asks a server for it by itself
		}
		tb.t.Error(b)
	}
	tb.bad = nil
}

func (tb *tab) run(actions ...chromedp.Action) {
	tb.t.Helper()
	if err := chromedp.Run(tb.ctx, actions...); err != nil {
		tb.t.Fatal(err)
	}
}

// goTo loads a page of the site.
func (tb *tab) goTo(path string) {
	tb.t.Helper()
	tb.run(chromedp.Navigate(tb.base + path))
}

// eval runs JavaScript and returns its value.
func eval[T any](tb *tab, js string) T {
	tb.t.Helper()
	var v T
	tb.run(chromedp.Evaluate(js, &v, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	return v
}

// until waits for a JavaScript condition and fails with it after ten seconds.
// It asks anew each time, because the page may be on its way to another one.
func (tb *tab) until(js string) {
	tb.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		var ok bool
		if err := chromedp.Run(tb.ctx, chromedp.Evaluate("!!("+js+")", &ok)); err == nil && ok {
			return
		}
	}
	tb.t.Fatalf("never true: %s; status: %q", js, eval[string](tb, `[...document.querySelectorAll('[role=status]')].map(e => e.textContent).join(' ')`))
}

// pdf prints the page on A4 as the stylesheet has it.
func (tb *tab) pdf() []byte {
	tb.t.Helper()
	var out []byte
	tb.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		out, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithPrintBackground(false).Do(ctx)
		return err
	}))
	return out
}
