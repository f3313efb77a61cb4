package workbook

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// maxFooter is Excel's limit for a footer, in UTF-16 units.
const maxFooter = 255

func (b *book) footer() string {
	const numbers = "&R&A　&P / &N"
	left := b.doc.Service.Name + "　第" + b.doc.Release().Version + "版"
	left = strings.ReplaceAll(allowed(left), "&", "&&")
	return "&L" + strings.TrimRight(truncate(left, maxFooter-len("&L")-len(numbers)), "&") + numbers
}

func (b *book) printTitles(sheet string, from, to int) error {
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: quoted(sheet) + "!$" + strconv.Itoa(from) + ":$" + strconv.Itoa(to),
	})
}

// define gives a range a name that formulas can use and the name box lists.
func (b *book) define(name, sheet, area string) {
	b.do(func() error {
		return b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: quoted(sheet) + "!" + area})
	})
}

// headed tells screen readers where a table's headings are: JAWS and NVDA look
// for a name of this form, whose cell is the corner of the header.
func (s *sheet) headed(corner int) {
	name := "TitleRegion1." + s.at(1, corner) + "." + s.at(len(s.widths), max(s.row, corner)) + "." + strconv.Itoa(s.number)
	s.book.define(name, s.name, fixedAt(1, corner))
}

// properties fill File › Info. The times are those of the release, because a
// clock would make two builds of the same content differ.
func (b *book) properties() {
	r := b.doc.Release()
	day := r.Published.String() + "T00:00:00Z"
	b.do(func() error {
		return b.file.SetDocProps(&excelize.DocProperties{
			Title:   b.doc.Service.Name + " サービス仕様適合開示書 第" + r.Version + "版",
			Subject: b.doc.Checklists[0].Title, Description: b.doc.Site.Notice,
			Creator: b.doc.Vendor.Name, LastModifiedBy: b.doc.Vendor.Name,
			Created: day, Modified: day, Version: r.Version, Language: "ja-JP",
		})
	})
	b.do(func() error {
		return b.file.SetAppProps(&excelize.AppProperties{Application: "kaijisho", Company: b.doc.Vendor.Name})
	})
}

// definable makes a name that Excel accepts of any text.
func definable(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == 'ー' {
			return r
		}
		return '_'
	}, name)
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(r) {
		name = "_" + name
	}
	return name
}
