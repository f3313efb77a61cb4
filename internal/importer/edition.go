package importer

import "regexp"

// edition parts a title from its edition, and from what stands behind that.
var edition = regexp.MustCompile(`^(.*[^ 　\t])(?:[ 　\t]+(` + editionWords + `|[0-9０-９]{4}年(?:度|[0-9０-９]{1,2}月[度期]?)?(?:更新|綴り)?)|[ 　\t]*[(（](` + editionWords + `)[)）])((?:[ 　\t].*)?)$`)

// editionWords are an edition that is clearly one.
const editionWords = `第[0-9０-９.．]+版|[0-9０-９]{4}年(?:度|[0-9０-９]{1,2}月[度期]?)?版`

// editionFirst is an edition that stands before a place.
var editionFirst = regexp.MustCompile(`^[(（「]?(` + editionWords + `)[)）」]?`)

// bareEdition is the edition that a line is, and nothing else.
func bareEdition(line string) string {
	if m := editionFirst.FindStringSubmatch(line); m != nil && m[0] == line {
		return m[1]
	}
	return ""
}

// states takes note of an edition in the cell. One that is not the register's
// is told and written nowhere: which of both is right, only a person knows.
func (r *reading) states(edition string) {
	if foldBlanks(edition) != foldBlanks(r.doc.edition) {
		r.stated = edition
	}
}

// editions tells which editions of the cell are not those of the register.
func (c *change) editions() {
	for _, r := range c.citations() {
		switch {
		case r.stated == "":
		case r.doc.edition == "":
			c.remarkAt(c.row.Cells["evidence"], "「%s」の版は「%s」と書かれていますが、台帳に版がありません。版は取り込んでいません", "%q is cited in the edition %q, but the register states none; the edition was not taken", r.doc.title, r.stated)
		default:
			c.remarkAt(c.row.Cells["evidence"], "「%s」の版は「%s」と書かれていますが、台帳では「%s」です。版は取り込んでいません", "%q is cited in the edition %q, but the register has %q; the edition was not taken", r.doc.title, r.stated, r.doc.edition)
		}
	}
}
