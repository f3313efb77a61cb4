package workbook

import (
	"slices"
	"strconv"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// cover writes 表紙: what this is, whose and of when, how to read the other
// sheets, and the words that answers and verdicts use.
func (b *book) cover() {
	s := b.sheet(coverSheet, layout{widths: []float64{26, 44, 20, 44}, paper: paperA4, onePage: true})
	release := b.doc.Release()
	s.spanning(cell{text: plain(b.doc.Service.Name), style: style{size: nameSize, bold: true, middle: true}}, 40)
	s.spanning(cell{text: plain("サービス仕様適合開示書"), style: style{size: titleSize, middle: true}}, 30)
	if b.doc.Site.Notice != "" {
		s.spanning(cell{text: plain(b.doc.Site.Notice), style: style{bold: true}}, rowHeight(b.doc.Site.Notice, s.width(), textSize))
	}
	s.space()
	s.fact("版", linked("第"+release.Version+"版", b.page("changes/index.html")))
	s.fact("公表日", words(release.Published.Japanese()))
	s.fact("施行日", words(effective(release)))
	s.fact("事業者", words(joined(b.doc.Vendor.Name, b.doc.Vendor.Department)))
	s.fact("問い合わせ先", words(b.doc.Vendor.Email))
	s.fact("サービスの概要", words(b.doc.Service.Summary))
	if url := b.doc.Site.BaseURL.Text; url != "" {
		s.fact("ウェブ版", linked(url, url))
	}
	s.space()
	b.contents(s)
	for _, c := range b.doc.Checklists {
		s.space()
		b.legend(s, c)
	}
	s.close()
}

func (s *sheet) space() { s.addHigh(0, 10, nil) }

// heading opens a part of the cover.
func (s *sheet) heading(title string) {
	s.spanning(cell{text: plain(title), style: style{size: headingSize, bold: true, middle: true}}, 22)
}

// fact writes a label and its value, which takes the rest of the width. A fact
// that is not known is left out.
func (s *sheet) fact(label string, value cell) { s.entry(words(label), value) }

func (s *sheet) entry(label, value cell) {
	if len(value.text) == 0 {
		return
	}
	label.style.fill, label.style.bold, label.style.border = fillHead, true, true
	value.style.border = true
	cells := []cell{label, value}
	for len(cells) < len(s.widths) {
		cells = append(cells, cell{style: style{border: true}})
	}
	s.addHigh(0, rowHeight(value.text.String(), s.width()-s.widths[0], textSize), cells)
	s.merge(2, s.row, len(s.widths), s.row)
}

// contents says what each sheet is for.
func (b *book) contents(s *sheet) {
	s.heading("シートの見方")
	sheet := func(name, about string) { s.entry(linked(name, "#"+quoted(name)+"!A1"), words(about)) }
	for _, c := range b.doc.Checklists {
		sheet(b.names[c], "評価に使う様式（"+strconv.Itoa(len(c.Items))+"項目）。緑の列を事業者が、黄の列を評価員が記入する。"+
			"対応策は「"+labelStatus+colon+"」の行で始まり、本文が続く。空欄は"+c.Unanswered+"。")
	}
	sheet(guidelinesSheet, "ガイドラインの条項から、それを引用する項目と回答を引く表。行を畳むと条項だけになる。")
	sheet(evidenceSheet, "回答の裏付けとなる文書と、それを引用する項目。")
	sheet(dutiesSheet, "医療機関等にお願いする対応の一覧。")
	sheet(changesSheet, "この開示書の改訂の記録。")
	s.fact(sourceSheet+"（非表示）", words("上のシートに示した回答の Markdown 原稿の控え。kaijisho import が使う。ほかの内容は入っていない。"))
}

// legend explains a checklist's words: those of the answers, with how often
// each occurs, and those of the evaluator. The drop-down in the check sheet
// takes its list from these cells, so an evaluator can put words of their own there.
func (b *book) legend(s *sheet, c *disclosure.Checklist) {
	s.heading(b.names[c] + "：" + labelStatus + "の区分と件数")
	for _, n := range c.Counts.ByStatus {
		if st := n.Status; n.N > 0 || uses(c, st) {
			s.fact(st.Label, words(strconv.Itoa(n.N)+"件　"+meaning(c, st)))
		}
	}
	if len(c.Verdicts) == 0 {
		return
	}
	s.space()
	s.heading(b.names[c] + "：判定結果の選択肢（評価員が書き換えてよい）")
	first := s.row + 1
	for _, v := range c.Verdicts {
		s.addHigh(0, rowHeight(v, s.widths[0], textSize), []cell{{text: plain(v), style: style{border: true, fill: fillEvaluator}}})
	}
	b.define(b.verdictName(c), s.name, fixedAt(1, first)+":"+fixedAt(1, s.row))
}

// verdictName is the name of the cells that hold a checklist's verdicts.
func (b *book) verdictName(c *disclosure.Checklist) string { return "判定結果." + definable(c.ID) }

// meaning says in words what a status counts as.
func meaning(c *disclosure.Checklist, st *disclosure.Status) string {
	switch st.Kind {
	case checklist.Met:
		return "要求を満たしている。"
	case checklist.Partial:
		return "一部を満たしている。"
	case checklist.Excluded:
		return "このサービスには当てはまらない。"
	case checklist.None:
		return "まだ回答していない（空欄）。"
	}
	for _, s := range c.Statuses {
		if s.ID == st.ID && slices.Contains(s.Requires, "target_date") {
			return "まだ満たしていないが、期日を定めて対応する。"
		}
	}
	return "満たしていない。"
}

// uses reports whether the status is a word of the checklist: counts list the
// words of all checklists.
func uses(c *disclosure.Checklist, st *disclosure.Status) bool {
	return st.Kind == checklist.None ||
		slices.ContainsFunc(c.Statuses, func(s *checklist.Status) bool { return s.ID == st.ID })
}
