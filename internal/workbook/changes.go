package workbook

import "kaijisho/internal/disclosure"

// changes writes 改訂履歴.
func (b *book) changes() {
	t := b.table(changesSheet, "この開示書の版。新しい順。", 0, []column{
		{"版", 10}, {"公表日", 17}, {"施行日", 22}, {"改訂の内容", 80}, {"変更した項目", 38},
	})
	for _, r := range b.doc.Releases {
		t.row(0, words(r.Version), words(r.Published.Japanese()), words(effective(r)), words(r.Summary), words(numbers(r.Items)))
	}
	t.done("")
}

// effective is the day a release takes effect: its own or that of publication.
func effective(r *disclosure.Release) string {
	day := r.Effective
	if day.IsZero() {
		day = r.Published
	}
	if r.Notice {
		return day.Japanese() + "（予告）"
	}
	return day.Japanese()
}
