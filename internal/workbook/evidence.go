package workbook

import (
	"strconv"

	"kaijisho/internal/disclosure"
)

// evidence writes the register. Below each document stand the items that cite
// it, because an evaluator opens a document once and checks all of them.
func (b *book) evidence() {
	t := b.table(evidenceSheet,
		"回答の裏付けとなる文書の台帳と、それぞれを引用する項目。",
		1, []column{
			{"文書名／項目の題", 44}, {"種別（確認対象物例）", 24}, {"版", 12}, {"日付", 15}, {"有効期限", 18},
			{"公開範囲", 14}, {"項目 No.", 9}, {"箇所（章・節・ページ）／備考", 40},
		})
	for _, e := range b.doc.Evidence {
		t.document(e)
	}
	t.done("台帳に文書はありません。")
}

func (t *table) document(e *disclosure.Evidence) {
	kind := ""
	if e.Kind != nil {
		kind = e.Kind.Name
	}
	until := e.ValidUntil.Japanese()
	if e.Expired {
		until += "（期限切れ）"
	}
	link := e.URL
	if link == "" {
		link = t.book.page("evidence/" + e.ID + ".html")
	}
	t.head(linked(e.Title, link), words(kind), words(e.Edition), words(e.Date.Japanese()), words(until),
		words(accessWords[e.Access]), words(strconv.Itoa(len(e.Uses))+"件"), words(e.Note))
	for _, use := range e.Uses {
		t.row(1, member(use.Item.Title), cell{}, cell{}, cell{}, cell{}, cell{}, t.book.itemNumber(use.Item), words(use.At))
	}
}
