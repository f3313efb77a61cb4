package site

import (
	"strconv"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// AboutView explains the site: what it shows, its words, who gets what.
type AboutView struct {
	Frame
	Service    string
	Contact    Contact
	VendorURL  string
	ServiceURL string
	Checklists []ChecklistNote
	Guidelines []GuidelineCard
	Levels     []LevelNote
	Classes    []AccessClass
	Errata     string
	Edition    string
	Date       Date
	Tool       string
}

// A ChecklistNote describes a sheet, its origin and its vocabulary.
type ChecklistNote struct {
	Link
	Total    int
	Source   string
	Note     string
	Statuses []StatusNote
}

// A StatusNote says what a status means for the counts.
type StatusNote struct {
	Status
	Meaning string
}

// A LevelNote explains a level.
type LevelNote struct {
	Badge
	Meaning string
}

// ErrataView lists every departure from the sources.
type ErrataView struct {
	Frame
	Sheets []ErrataSheet
}

// An ErrataSheet is one checklist's.
type ErrataSheet struct {
	Title, Source, Note string
	Applied, Recorded   []ErratumRow
}

// An ErratumRow is a departure with its item.
type ErratumRow struct {
	Item *Link
	Erratum
}

// NotFoundView is the page for addresses that lead nowhere.
type NotFoundView struct {
	Frame
	Ways []Way
}

func (s *site) aboutJobs() []job {
	return []job{
		{errataPath, "errata", func() any { return s.errataView() }},
		{aboutPath, "about", func() any { return s.aboutView() }},
		{notFoundPath, "404", func() any { return s.notFoundView() }},
	}
}

func (s *site) aboutView() AboutView {
	d, at := s.doc, spotOf(aboutPath)
	v := AboutView{
		Frame:   s.frame(aboutPath, sectionNone, "このサイトについて", "この開示書の読み方、用語、開示の区分、出典を説明します。"),
		Service: d.Service.Name, Contact: s.contact(), VendorURL: d.Vendor.URL.Text, ServiceURL: d.Service.URL.Text,
		Levels: levelNotes(), Classes: s.accessClasses(), Errata: errataPath,
		Edition: d.Release().Version, Date: dateOf(d.Release().Published), Tool: s.opt.Version,
	}
	for _, c := range d.Checklists {
		v.Checklists = append(v.Checklists, checklistNote(at, c))
	}
	for _, g := range d.Guidelines {
		v.Guidelines = append(v.Guidelines, guidelineCard(at, g))
	}
	return v
}

func checklistNote(at spot, c *disclosure.Checklist) ChecklistNote {
	n := ChecklistNote{Link: Link{at.to(tablePath(c)), c.Title}, Total: len(c.Items), Source: c.Source.Title, Note: c.Source.Note}
	for _, sc := range c.Counts.ByStatus {
		n.Statuses = append(n.Statuses, StatusNote{statusOf(c, sc.Status), meaning(c, sc.Status)})
	}
	return n
}

// meaning tells a status by its kind, because the words are the checklist's
// and the tool knows only what they count as.
func meaning(c *disclosure.Checklist, st *disclosure.Status) string {
	switch tone(c, st) {
	case "met":
		return "要求事項を満たしていると、事業者が回答しています。"
	case "partial":
		return "要求事項の一部を満たしています。不足する点を回答に記しています。"
	case "planned":
		return "まだ満たしていません。いつまでに対応するかを回答に記しています。"
	case "open":
		return "満たしていません。代わりの対策があれば回答に記しています。"
	case "excluded":
		return "このサービスには当てはまりません。その理由を回答に記しています。"
	}
	return "まだ回答がありません。"
}

func levelNotes() []LevelNote {
	notes := []LevelNote{}
	for _, l := range []struct {
		level checklist.Level
		text  string
	}{
		{checklist.Required, "対応するガイドラインの条項が、実施を求める事項だけの項目です。"},
		{checklist.Recommended, "対応する条項が推奨事項だけの項目です。実施していなくても、不適合には数えません。"},
		{checklist.Mixed, "実施を求める事項と推奨事項の両方に対応する項目です。"},
	} {
		notes = append(notes, LevelNote{Badge{levelClasses[l.level], levelWords[l.level]}, l.text})
	}
	return notes
}

// accessClasses explains the classes, with the number of documents in each
// that this site shows.
func (s *site) accessClasses() []AccessClass {
	var classes []AccessClass
	for _, a := range []answer.Access{answer.Public, answer.OnRequest, answer.Contract, answer.Internal} {
		n := 0
		for _, e := range s.doc.Evidence {
			if e.Access == a {
				n++
			}
		}
		classes = append(classes, AccessClass{accessOf(a), accessTerms[a], n})
	}
	return classes
}

func (s *site) errataView() ErrataView {
	at := spotOf(errataPath)
	v := ErrataView{Frame: s.frame(errataPath, sectionNone, "原資料からの訂正",
		"受け取った原資料の読み取り違いなどを直した箇所と、直さずに記録した箇所の一覧です。")}
	for _, c := range s.doc.Checklists {
		sheet := ErrataSheet{Title: c.Title, Source: c.Source.Title, Note: c.Source.Note}
		for _, e := range c.Errata {
			row := ErratumRow{Erratum: erratum(s.doc, e)}
			if it := c.Item(e.Item); it != nil {
				row.Item = &Link{at.to(itemPath(it)), strconv.Itoa(it.No)}
			}
			if e.Applied() {
				sheet.Applied = append(sheet.Applied, row)
			} else {
				sheet.Recorded = append(sheet.Recorded, row)
			}
		}
		v.Sheets = append(v.Sheets, sheet)
	}
	return v
}

// notFoundView links from the site's own address when it is known, because a
// server shows this page at any depth.
func (s *site) notFoundView() NotFoundView {
	at := spot{root: s.base()}
	total := 0
	for _, c := range s.doc.Checklists {
		total += len(c.Items)
	}
	return NotFoundView{
		Frame: s.frameAt(at, notFoundPath, sectionNone, "ページが見つかりません", "お探しのページはありません。"),
		Ways:  s.ways(at, strconv.Itoa(total)),
	}
}
