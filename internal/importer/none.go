package importer

import (
	"regexp"
	"slices"
)

var (
	// noDocument is what people write where there is none.
	noDocument = regexp.MustCompile(`^(?:[-‐‑–—―ーｰ−/]+|無|(?:該当(?:する)?|特に)?(?:文書|資料)?は?(?:な[しい]|無し|無い)|該当せず|n/?a|none)[。.]?$`)
	// ditto points at the evidence of another item.
	ditto = regexp.MustCompile(`^(?:同上|同左|〃|々|"|[(（]?(?:上記|前項|前記|(?:項目|項番|no\.?|#)?(?:no\.?)?[0-9]+(?:番|項)?)(?:の項目)?(?:に|と)?(?:同じ|同様|同一|参照|準ずる|準じる)[)）]?)[。.]?$`)
)

func namesNothing(line string) bool { return noDocument.MatchString(foldBlanks(line)) }

func pointsElsewhere(line string) bool { return ditto.MatchString(foldBlanks(line)) }

// blankEvidence takes a cell of 確認したエビデンス that names no document in
// words for an empty one, and reports what points at another item: whose
// documents are meant, its author has to write down.
func (c *change) blankEvidence() {
	cell, names := c.row.Cells["evidence"], false
	if c.as("evidence") {
		return
	}
	for _, line := range textLines(cell.Text) {
		text := parseLine(line).text
		if pointsElsewhere(text) {
			c.problem(cell, c.row, "「%s」は文書の名前ではありません。項目%dのエビデンスには文書の名前を書いてください", "%q names no document; write the names into the evidence of item %d", text, c.row.No)
		}
		names = names || !namesNothing(text) && !pointsElsewhere(text)
	}
	if !names && c.carried == nil {
		delete(c.row.Cells, "evidence")
		c.row.Columns = slices.DeleteFunc(slices.Clone(c.row.Columns), func(id string) bool { return id == "evidence" })
	}
}
