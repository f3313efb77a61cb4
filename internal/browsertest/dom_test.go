package browsertest

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

func scriptsOff() chromedp.Action { return emulation.SetScriptExecutionDisabled(true) }

// countNodes counts elements without running a script in the page. The document
// may be replaced between the two questions while it loads; then they are asked
// again.
func countNodes(selector string, n *int) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) (err error) {
		for range 50 {
			var root *cdp.Node
			var ids []cdp.NodeID
			if root, err = dom.GetDocument().Do(ctx); err == nil {
				if ids, err = dom.QuerySelectorAll(root.NodeID, selector).Do(ctx); err == nil && len(ids) > 0 {
					*n = len(ids)
					return nil
				}
			}
			time.Sleep(100 * time.Millisecond)
		}
		return err
	})
}

// slash presses "/" as a keyboard does: the character follows only if the page
// has not taken the key, which a separate char event would ignore.
func (tb *tab) slash() {
	tb.t.Helper()
	tb.run(
		input.DispatchKeyEvent(input.KeyDown).WithKey("/").WithCode("Slash").WithText("/").WithWindowsVirtualKeyCode(191),
		input.DispatchKeyEvent(input.KeyUp).WithKey("/").WithCode("Slash").WithWindowsVirtualKeyCode(191),
	)
}
