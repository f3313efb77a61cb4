package workbook

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// maxLinks is how many linked cells Excel takes in a sheet. Those beyond use a
// function, which costs no more than its text.
const maxLinks = 65530

// links are those of a sheet: its cells, and the addresses outside the
// workbook, which the format keeps in a part of their own.
type links struct{ cells, addresses gathered }

// add links a cell, or returns the formula that does.
func (l *links) add(ref string, c *cell) (formula string) {
	if l.cells.n == maxLinks {
		return c.hyperlink()
	}
	if inside, ok := strings.CutPrefix(c.link, "#"); ok {
		l.cells.add(`<hyperlink ref="`, ref, `" location="`, inXML(inside), `"/>`)
		return ""
	}
	id := strconv.Itoa(l.addresses.n + 1)
	l.cells.add(`<hyperlink ref="`, ref, `" r:id="rId`, id, `"/>`)
	l.addresses.add(`<Relationship Id="rId`, id, `" Type="`, linkRelation, `" Target="`, inXML(c.link), `" TargetMode="External"/>`)
	return ""
}

// maxFormulaText is how long Excel lets a text in a formula be.
const maxFormulaText = 255

func (c *cell) hyperlink() string {
	if c.number == 0 || len(c.link) > maxFormulaText {
		return ""
	}
	return `HYPERLINK("` + strings.ReplaceAll(c.link, `"`, `""`) + `",` + strconv.Itoa(c.number) + `)`
}

const linkRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

// write writes the part with the addresses that a sheet links to.
func (l *links) write(a *archive, sheet int) error {
	if l.addresses.n == 0 {
		return nil
	}
	return a.whole("xl/worksheets/_rels/sheet"+strconv.Itoa(sheet)+".xml.rels", slices.Concat(
		[]byte(xml.Header+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`),
		l.addresses.xml, []byte(`</Relationships>`)))
}
