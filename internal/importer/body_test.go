package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Edits of a text with footnotes, which a cell shows as ※1 and at its end.
func TestMergeNotes(t *testing.T) {
	const source = "## 期間\n\n**3年間**保管します[^keep]。記録は[台帳](https://example.jp/)にも。\n\n[^keep]: 法令の定めによります。\n\n- 甲[^b]\n- *乙*\n\n終わり[a]。\n\n[^b]: 甲は2名です。\n\n[a]: https://example.jp/a"
	before := shown(source)
	for name, test := range map[string]struct {
		old, new, want string
		loss           loss
	}{
		"a digit":             {"3年間", "5年間", strings.Replace(source, "3年間", "5年間", 1), noForm},
		"in a note":           {"2名", "3名", strings.Replace(source, "2名", "3名", 1), noForm},
		"both":                {"3年間保管します※1。", "5年間保管しています※1。", strings.Replace(source, "3年間**保管します", "5年間**保管しています", 1), noForm},
		"beside a mark":       {"※2", "と丙※2", strings.Replace(source, "甲[^b]", "甲と丙[^b]", 1), noForm},
		"another paragraph":   {"・甲※2", "追加します。\n・甲※2", "## 期間\n\n**3年間**保管します[^keep]。記録は[台帳](https://example.jp/)にも。\n\n追加します。\n\n- 甲[^b]\n- *乙*\n\n終わり[a]。\n\n[^keep]: 法令の定めによります。\n\n[^b]: 甲は2名です。\n\n[a]: https://example.jp/a", noForm},
		"rewritten paragraph": {"3年間保管します※1。記録は台帳（https://example.jp/）にも。", "書き直した全く別のことを述べる文※1。", "## 期間\n\n書き直した全く別のことを述べる文[^keep]。\n\n- 甲[^b]\n- *乙*\n\n終わり[a]。\n\n[^keep]: 法令の定めによります。\n\n[^b]: 甲は2名です。\n\n[a]: https://example.jp/a", someForm},
		"below the notes":     {"甲は2名です。", "甲は2名です。\n追加します。", strings.NewReplacer("[^keep]: 法令の定めによります。\n\n", "", "終わり[a]。", "終わり[a]。\n\n追加します。\n\n[^keep]: 法令の定めによります。").Replace(source), noForm},
		"a note is gone":      {"※1。", "。", "", allForm},
	} {
		t.Run(name, func(t *testing.T) {
			after := strings.Replace(before, test.old, test.new, 1)
			if after == before {
				t.Fatalf("the text does not say %q:\n%s", test.old, before)
			}
			got, lost := mergeBody(source, before, after, shown)
			if lost != test.loss {
				t.Errorf("loss %v, want %v: %s", lost, test.loss, got)
			}
			if diff := cmp.Diff(test.want, got); diff != "" && lost != allForm {
				t.Error(diff)
			}
		})
	}
}
