package workbook

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// The frame of a sheet is what its part holds before and behind the rows. The
// format prescribes the order.

const sheetNamespaces = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// top is what stands before the rows: how the sheet is looked at.
func (s *sheet) top() []byte {
	selected := ""
	if s.number == 1 {
		selected = ` tabSelected="1"`
	}
	x := []byte(xml.Header + `<worksheet ` + sheetNamespaces + `>` +
		`<sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
		`<sheetViews><sheetView showGridLines="0"` + selected + ` workbookViewId="0">` + s.panes() + `</sheetView></sheetViews>` +
		`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, w := range s.widths {
		x = fmt.Appendf(x, `<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, w)
	}
	return append(x, `</cols><sheetData>`...)
}

// panes keep the header and the first columns in view.
func (s *sheet) panes() string {
	if s.head == 0 {
		return ""
	}
	rows, columns, pane := s.headFrom+s.head-1, "", "bottomLeft"
	if s.fixed > 0 {
		columns, pane = fmt.Sprintf(` xSplit="%d"`, s.fixed), "bottomRight"
	}
	corner := s.at(s.fixed+1, rows+1)
	return fmt.Sprintf(`<pane%s ySplit="%d" topLeftCell="%s" activePane="%s" state="frozen"/>`, columns, rows, corner, pane) +
		fmt.Sprintf(`<selection pane="%s" activeCell="%s" sqref="%[2]s"/>`, pane, corner)
}

// bottom is what stands behind the rows.
func (s *sheet) bottom() []byte {
	x := []byte(`</sheetData>`)
	if s.filtered != "" {
		x = fmt.Appendf(x, `<autoFilter ref="%s"/>`, s.filtered)
	}
	x = s.merges.list(x, "mergeCells", "count")
	x = s.choices.list(x, "dataValidations", "count")
	x = s.links.cells.list(x, "hyperlinks")
	x = append(x, s.printing()...)
	x = s.breaks.list(x, "rowBreaks", "count", "manualBreakCount")
	return append(x, `</worksheet>`...)
}

// gathered are elements of a list that the file counts.
type gathered struct {
	xml []byte
	n   int
}

func (g *gathered) add(parts ...string) {
	for _, p := range parts {
		g.xml = append(g.xml, p...)
	}
	g.n++
}

// list adds what was gathered as an element, if there is anything. The
// attributes in counts state how much.
func (g *gathered) list(x []byte, name string, counts ...string) []byte {
	if g.n == 0 {
		return x
	}
	x = append(x, `<`+name...)
	for _, c := range counts {
		x = fmt.Appendf(x, ` %s="%d"`, c, g.n)
	}
	x = append(append(x, '>'), g.xml...)
	return append(x, `</`+name+`>`...)
}

// printing says how a sheet is printed: landscape, as wide as the paper, with
// the page's number below.
func (s *sheet) printing() string {
	high := 0 // as many pages as it takes
	if s.onePage {
		high = 1
	}
	const side, end = sideMargin / 72, endMargin / 72 // inches
	return `<printOptions horizontalCentered="1"/>` +
		fmt.Sprintf(`<pageMargins left="%g" right="%[1]g" top="%[1]g" bottom="%[2]g" header="0.3" footer="0.3"/>`, side, end) +
		fmt.Sprintf(`<pageSetup paperSize="%d" fitToWidth="1" fitToHeight="%d" orientation="landscape"/>`, s.paper, high) +
		`<headerFooter><oddFooter>` + inXML(s.book.footer()) + `</oddFooter></headerFooter>`
}

// inXML is a text as XML holds it, in attributes too.
func inXML(s string) string { return xmlEscapes.Replace(allowed(s)) }

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")
