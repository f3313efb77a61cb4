package workbook

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"
)

// A source is an opened workbook: where its sheets are and what its cells
// refer to.
type source struct {
	*container
	sheets  []sheetPart // in the order of the tabs
	strings []richText
	formats []bool // by style: shows a number as it is, not as a date or an amount
}

type sheetPart struct{ name, path string }

// openSource reads everything beside the sheets themselves.
func openSource(c *container) (*source, error) {
	book, err := c.mainPart()
	if err != nil {
		return nil, err
	}
	targets, err := c.relations(book)
	if err != nil {
		return nil, err
	}
	s := &source{container: c}
	if err := s.readSheets(book, targets); err != nil {
		return nil, err
	}
	for _, t := range targets {
		switch t.kind {
		case "sharedStrings":
			s.strings, err = c.sharedStrings(t.path)
		case "styles":
			s.formats, err = c.styles(t.path)
		}
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

// mainPart finds the part that lists the sheets.
func (c *container) mainPart() (string, error) {
	targets, err := c.relations("")
	if err != nil {
		return "", err
	}
	for _, t := range targets {
		if t.kind == "officeDocument" && c.has(t.path) {
			if path.Base(t.path) == "workbook.bin" {
				return "", refuse("バイナリ形式（.xlsb）です。「Excel ブック（.xlsx）」として保存し直してください", "this is a binary workbook (.xlsb); save it as .xlsx")
			}
			return t.path, nil
		}
	}
	return "", refuse("Excel のブックではありません（中にシートの一覧がありません）", "this is no workbook: it holds no list of sheets")
}

// A target is what a relation of a part leads to.
type target struct{ id, kind, path string }

// relations reads the relations of a part, by their ids in order. Those that
// lead out of the file are left alone: nothing here follows them.
func (c *container) relations(of string) ([]target, error) {
	dir, base := path.Split(of)
	p, err := c.open(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	var out []target
	err = p.each(func(e xml.StartElement) error {
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return nil
		}
		to := attr(e, "Target")
		if !strings.HasPrefix(to, "/") {
			to = dir + to
		}
		out = append(out, target{attr(e, "Id"), path.Base(attr(e, "Type")), strings.TrimPrefix(path.Clean("/"+to), "/")})
		return nil
	})
	return out, err
}

func (s *source) readSheets(book string, targets []target) error {
	p, err := s.open(book)
	if err != nil {
		return err
	}
	return p.each(func(e xml.StartElement) error {
		if e.Name.Local != "sheet" {
			return nil
		}
		for _, t := range targets {
			if t.kind == "worksheet" && t.id == attr(e, "id") && s.has(t.path) {
				s.sheets = append(s.sheets, sheetPart{attr(e, "name"), t.path})
			}
		}
		return nil
	})
}

// maxStyles is how many cell styles Excel itself allows.
const maxStyles = 65490

// styles tells for each cell style whether a number in it is shown as the
// digits that the file holds: general, text, or a whole number.
func (c *container) styles(name string) ([]bool, error) {
	p, err := c.open(name)
	if err != nil {
		return nil, err
	}
	plain := map[string]bool{"": true, "0": true, "1": true, "49": true}
	inCells := false
	var out []bool
	err = p.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			code := strings.ToLower(attr(e, "formatCode"))
			if code == "general" || code == "@" || strings.Trim(code, "0") == "" {
				plain[attr(e, "numFmtId")] = true
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells && len(out) < maxStyles {
				out = append(out, plain[attr(e, "numFmtId")])
			}
		}
		return nil
	})
	return out, err
}

// plainNumber reports whether a number in the style reads as its digits.
func (s *source) plainNumber(style string) bool {
	i, err := strconv.Atoi(style)
	return err != nil || i < 0 || i >= len(s.formats) || s.formats[i]
}
