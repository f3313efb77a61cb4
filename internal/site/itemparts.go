package site

import (
	"html/template"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
)

// What surrounds an item on its page: kinds of evidence, documents, clauses,
// chapters, releases and the other 中分類.

func kindLinks(at spot, it *disclosure.Item) template.HTML {
	links := make([]Link, len(it.Kinds))
	for i, k := range it.Kinds {
		links[i] = Link{at.to(kindsPath) + "#" + k.ID, k.Name}
	}
	return joined(links)
}

func errata(doc *disclosure.Document, list []*checklist.Erratum) []Erratum {
	var out []Erratum
	for _, e := range list {
		if e.Applied() {
			out = append(out, erratum(doc, e))
		}
	}
	return out
}

func erratum(doc *disclosure.Document, e *checklist.Erratum) Erratum {
	field := errataFields[e.Field]
	for _, g := range doc.Guidelines {
		if g.ID == e.Field {
			field = g.Short + "の参照"
		}
	}
	return Erratum{field, e.Received, e.Corrected, e.Why, confidenceWords[e.Confidence]}
}

func evidenceRows(at spot, uses []*disclosure.EvidenceUse) []EvidenceRow {
	rows := make([]EvidenceRow, len(uses))
	for i, u := range uses {
		e := u.Evidence
		rows[i] = EvidenceRow{
			Link: Link{at.to(evidencePath(e)), e.Title}, At: u.At, Edition: e.Edition, Date: dateOf(e.Date),
			ValidUntil: dateOf(e.ValidUntil), Expired: e.Expired, Access: accessOf(e.Access),
		}
	}
	return rows
}

func accessOf(a answer.Access) Access {
	if a == answer.Public {
		return Access{"public", accessWords[a]}
	}
	return Access{"restricted", accessWords[a]}
}

// maxOthers bounds the neighbours shown at a citation; the clause's own page
// has them all.
const maxOthers = 8

func guidelineBoxes(at spot, it *disclosure.Item) []GuidelineBox {
	var boxes []GuidelineBox
	var current *disclosure.Guideline
	for _, cite := range it.Clauses {
		if g := cite.Clause.Guideline; g != current {
			current = g
			boxes = append(boxes, GuidelineBox{Link: Link{at.to(guidelinePath(g)), g.Short}})
		}
		box := &boxes[len(boxes)-1]
		box.Cites = append(box.Cites, citeOf(at, it, cite))
	}
	return boxes
}

func citeOf(at spot, it *disclosure.Item, cite *disclosure.Citation) Cite {
	path := at.to(clausePath(cite.Clause))
	var points, others []Link
	for _, p := range cite.Points {
		points = append(points, Link{path + "#" + p.ID, p.Label})
	}
	for _, other := range cite.Clause.Items {
		if other == it {
			continue
		}
		if len(others) == maxOthers {
			others = append(others, Link{path, "ほか" + strconv.Itoa(len(cite.Clause.Items)-1-maxOthers) + "項目"})
			break
		}
		others = append(others, Link{at.to(itemPath(other)), strconv.Itoa(other.No)})
	}
	return Cite{
		Link: Link{path, clauseName(cite.Clause)}, Provisional: !cite.Clause.Official,
		Points: joined(points), Others: joined(others),
	}
}

// clauseName is a clause's number and heading. Katakana and circled numbers
// keep close to the number; the heading follows after a blank.
func clauseName(c *disclosure.Clause) string { return c.Number + " " + c.Title }

func chapterLinks(at spot, it *disclosure.Item) template.HTML {
	var links []Link
	for _, ch := range it.Chapters {
		links = append(links, Link{at.to(disclosurePath) + "#" + chapterAnchor(ch), chapterName(ch)})
	}
	return joined(links)
}

// chapterName tells a section with its number and those above it: (1)①(a) ….
func chapterName(ch *disclosure.Chapter) string {
	number := ""
	for up := ch; up != nil; up = up.Parent {
		number = up.Number + number
	}
	return strings.TrimSpace(number + " " + ch.Title)
}

func chapterAnchor(ch *disclosure.Chapter) string { return "c-" + ch.ID }

func releaseAnchor(r *disclosure.Release) string { return "v" + r.Version }

// editURL is where the item's source can be changed, when the site names one.
func (s *site) editURL(it *disclosure.Item) string {
	address := s.doc.Site.EditURL.Text
	if address == "" || it.Answer == nil || it.Answer.Source == nil {
		return ""
	}
	return strings.ReplaceAll(address, "{path}", it.Answer.Source.Path)
}
