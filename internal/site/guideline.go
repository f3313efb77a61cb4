package site

import (
	"strconv"

	"kaijisho/internal/disclosure"
)

// GuidelinesView leads to the guidelines.
type GuidelinesView struct {
	Frame
	Guidelines []GuidelineCard
	Gaps       string
}

// A GuidelineCard describes a guideline.
type GuidelineCard struct {
	Link
	Short     string
	Publisher string
	Published string
	Note      string
	Clauses   int // that items cite
	Items     int
	Coverage  string // address of its matrix
}

// GuidelineView is a guideline's tree of clauses.
type GuidelineView struct {
	Frame
	GuidelineCard
	Roots  []ClauseRow
	Others []Link // the other guidelines
}

// A ClauseRow is a clause in the tree, with those below it.
type ClauseRow struct {
	Link
	Number      string
	Provisional bool
	Own         int // items that cite the clause itself
	Below       int // items that cite it or a clause below it
	Gap         bool
	Rows        []ClauseRow
}

func (s *site) guidelineJobs() []job {
	jobs := []job{{guidelinesPath, "guidelines", func() any { return s.guidelinesView() }}}
	for _, g := range s.doc.Guidelines {
		jobs = append(jobs, job{guidelinePath(g), "guideline", func() any { return s.guidelineView(g) }})
	}
	return jobs
}

func (s *site) guidelinesView() GuidelinesView {
	at := spotOf(guidelinesPath)
	v := GuidelinesView{
		Frame: s.frame(guidelinesPath, sectionGuidelines, "ガイドラインから探す", "ガイドラインの条項から、対応するチェックシートの項目と回答をたどれます。"),
		Gaps:  at.to(gapsPath),
	}
	for _, g := range s.doc.Guidelines {
		v.Guidelines = append(v.Guidelines, guidelineCard(at, g))
	}
	return v
}

func guidelineCard(at spot, g *disclosure.Guideline) GuidelineCard {
	card := GuidelineCard{
		Link: Link{at.to(guidelinePath(g)), g.Title}, Short: g.Short, Publisher: g.Publisher, Published: monthText(g.Published),
		Note: g.Note, Items: len(g.Items), Coverage: at.to(coveragePath(g)),
	}
	for _, c := range g.Clauses {
		if len(c.Items) > 0 {
			card.Clauses++
		}
	}
	return card
}

// monthText is 2018年7月 for 2018-07, and the text itself for what is no month.
func monthText(s string) string {
	if len(s) < len("2018-07") || s[4] != '-' {
		return s
	}
	month, err := strconv.Atoi(s[5:7])
	if err != nil {
		return s
	}
	return s[:4] + "年" + strconv.Itoa(month) + "月"
}

func (s *site) guidelineView(g *disclosure.Guideline) GuidelineView {
	path := guidelinePath(g)
	at := spotOf(path)
	v := GuidelineView{
		Frame: s.frame(path, sectionGuidelines, g.Short+"の条項", g.Title+"の条項と、それに対応するチェックシートの項目です。",
			Link{at.to(guidelinesPath), "ガイドライン"}),
		GuidelineCard: guidelineCard(at, g), Roots: clauseRows(at, g.Roots),
	}
	for _, other := range s.doc.Guidelines {
		if other != g {
			v.Others = append(v.Others, Link{at.to(guidelinePath(other)), other.Short})
		}
	}
	return v
}

func clauseRows(at spot, clauses []*disclosure.Clause) []ClauseRow {
	var rows []ClauseRow
	for _, c := range clauses {
		rows = append(rows, ClauseRow{
			Link: Link{at.to(clausePath(c)), c.Title}, Number: c.Number, Provisional: !c.Official,
			Own: len(c.Items), Below: c.Below, Gap: isGap(c), Rows: clauseRows(at, c.Children),
		})
	}
	return rows
}

// isGap reports whether no item answers for the clause or for any below it,
// although it is there to be answered for.
func isGap(c *disclosure.Clause) bool { return c.Below == 0 && !c.Structure }
