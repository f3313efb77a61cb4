package browsertest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

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

// What a reviewer exports can be imported again; where records differ the
// reviewer decides, and what is no export is refused.
func TestReviewExportAndImport(t *testing.T) {
	eachBase(t, func(t *testing.T, base string) {
		tb, dir := open(t, base, 1280, 900), t.TempDir()
		chromedp.ListenTarget(tb.ctx, func(ev any) {
			if _, asked := ev.(*page.EventJavascriptDialogOpening); asked {
				go chromedp.Run(tb.ctx, page.HandleJavaScriptDialog(true))
			}
		})
		tb.run(cdp.SetDownloadBehavior(cdp.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir))
		tb.goTo("review.html")
		tb.run(chromedp.Click("#review-on", chromedp.ByQuery))
		tb.judge("079", 2, `=手順書に"版数"を足すこと`)
		tb.judge("080", 1, "")

		tb.goTo("review.html")
		tb.run(chromedp.Click("#review-json", chromedp.ByQuery), chromedp.Click("#review-csv", chromedp.ByQuery))
		const name = "review-sample-karte-cloud-medical-cloud"
		exported, table := downloaded(t, dir, name+".json"), downloaded(t, dir, name+".csv")
		var file struct {
			Items []struct{ No, Verdict, Improvement string }
		}
		if err := json.Unmarshal(exported, &file); err != nil {
			t.Fatal(err)
		}
		want := []struct{ No, Verdict, Improvement string }{{"79", "一部適", `=手順書に"版数"を足すこと`}, {"80", "適", ""}}
		if diff := cmp.Diff(want, file.Items); diff != "" {
			t.Errorf("review.json (-want +got)\n%s", diff)
		}
		for _, part := range []string{"\ufeff\"項目\",", `"一部適","'=手順書に""版数""を足すこと"`} {
			if !strings.Contains(string(table), part) {
				t.Errorf("review.csv lacks %s:\n%s", part, table)
			}
		}

		progress := `document.querySelector('#review-progress').textContent`
		tb.run(chromedp.Click("#review-erase", chromedp.ByQuery))
		tb.until(progress + `.includes('うち0項目')`)
		tb.importNotes(filepath.Join(dir, name+".json"))
		tb.run(chromedp.Click("#review-merge", chromedp.ByQuery))
		tb.until(progress + `.includes('うち2項目')`)

		tb.judge("080", 3, "")
		tb.goTo("review.html")
		tb.importNotes(filepath.Join(dir, name+".json"))
		if rows := eval[[]string](tb, `[...document.querySelectorAll('#review-diff tbody tr')].map(r => r.cells[0].textContent + r.cells[1].textContent + r.cells[2].textContent)`); !cmp.Equal(rows, []string{"80不適適"}) {
			t.Errorf("records that differ: %q", rows)
		}
		tb.run(chromedp.Click("#review-cancel", chromedp.ByQuery), chromedp.SetUploadFiles("#review-file", []string{filepath.Join(dir, name+".csv")}, chromedp.ByQuery))
		tb.until(`document.querySelector('#review-message').textContent.includes('読み込めません')`)
		if verdict := eval[string](tb, `document.querySelector('#review-table tr[data-item="80"] [data-part=verdict]').textContent`); verdict != "不適" {
			t.Errorf("cancelling leaves %q", verdict)
		}
		tb.run(chromedp.Evaluate(`localStorage.clear()`, nil))
	})
}

// judge writes a note on an item's page.
func (tb *tab) judge(item string, verdict int, improvement string) {
	tb.t.Helper()
	tb.goTo("items/medical-cloud/" + item + ".html")
	tb.until(`document.querySelector('#review').offsetParent`)
	js, _ := json.Marshal([]any{verdict, improvement})
	tb.run(chromedp.Evaluate(`(([verdict, improvement]) => {
		const fields = document.querySelector('#review form').elements;
		fields.verdict.selectedIndex = verdict;
		fields.improvement.value = improvement;
		fields.verdict.dispatchEvent(new Event('change', {bubbles: true}));
	})(`+string(js)+`)`, nil))
	tb.until(`document.querySelector('#review-saved').textContent === '保存しました。'`)
}

func (tb *tab) importNotes(file string) {
	tb.t.Helper()
	tb.run(chromedp.SetUploadFiles("#review-file", []string{file}, chromedp.ByQuery))
	tb.until(`!document.querySelector('#review-preview').hidden`)
}

// downloaded waits for a file that the browser saves.
func downloaded(t *testing.T, dir, name string) []byte {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err == nil && len(data) > 0 {
			return data
		}
	}
	t.Fatalf("%s is not downloaded", name)
	return nil
}
