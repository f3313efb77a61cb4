package browsertest

import (
	"context"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

func scriptsOff() chromedp.Action { return emulation.SetScriptExecutionDisabled(true) }

// countNodes counts elements without running a script in the page.
func countNodes(selector string, n *int) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		root, err := dom.GetDocument().Do(ctx)
		if err != nil {
			return err
		}
		ids, err := dom.QuerySelectorAll(root.NodeID, selector).Do(ctx)
		*n = len(ids)
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
