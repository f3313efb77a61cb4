package workbook

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"kaijisho/internal/disclosure"
)

// maxSheetName is Excel's limit, in UTF-16 units.
const maxSheetName = 31

// sheetNames gives each checklist a sheet name of its own. Excel forbids some
// characters in it and takes names that differ in case only for the same.
func sheetNames(doc *disclosure.Document) map[*disclosure.Checklist]string {
	taken := map[string]bool{}
	for _, name := range []string{coverSheet, guidelinesSheet, evidenceSheet, dutiesSheet, changesSheet, sourceSheet} {
		taken[name] = true
	}
	names := map[*disclosure.Checklist]string{}
	for _, c := range doc.Checklists {
		stem := sheetName(c.Short)
		name := stem
		for n := 2; taken[strings.ToLower(name)]; n++ {
			suffix := " " + strconv.Itoa(n)
			name = truncate(stem, maxSheetName-len(suffix)) + suffix
		}
		taken[strings.ToLower(name)] = true
		names[c] = name
	}
	return names
}

func sheetName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return '_'
		}
		return r
	}, title)
	name = strings.Trim(truncate(name, maxSheetName), "' ")
	if name == "" {
		return "チェックシート"
	}
	return name
}

// truncate cuts s to at most n UTF-16 units, between characters.
func truncate(s string, n int) string {
	if len(s) <= n { // a character takes no fewer bytes than units
		return s
	}
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return s[:i]
		}
	}
	return s
}

// quoted is a sheet's name as references write it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// itemPage is the address of an item's page, or "" when the site has none yet.
func (b *book) itemPage(it *disclosure.Item) string {
	return b.page("items/" + it.Checklist.ID + "/" + it.Checklist.FileName(it) + ".html")
}

func (b *book) page(path string) string {
	base := b.doc.Site.BaseURL.Text
	if base == "" {
		return ""
	}
	return strings.TrimSuffix(base, "/") + "/" + path
}

// itemRow is a link to an item's row in its check sheet.
func (b *book) itemRow(it *disclosure.Item) string {
	return "#" + quoted(b.names[it.Checklist]) + "!A" + strconv.Itoa(b.written[it].row)
}
