package workbook

// duties writes what the vendor asks of medical institutions, item by item, so
// that an institution can take the list into rules of its own.
func (b *book) duties() {
	t := b.table(dutiesSheet,
		"サービスの利用にあたり、医療機関等にお願いする対応の一覧。",
		0, []column{{"項目 No.", 9}, {"大分類", 14}, {"中分類", 22}, {"項目の題", 40}, {"お願いする対応", 62}, {"責任分担", 20}})
	for _, d := range b.doc.Duties {
		it := d.Item
		t.row(0, b.itemNumber(it), words(it.Subcategory.Category.Title), words(it.Subcategory.Title),
			words(it.Title), words(d.Text), words(responsibilityWords[it.Answer.Responsibility]))
	}
	t.done("お願いする対応はありません。")
}
