package importer

import (
	"regexp"
	"slices"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/workbook"
)

// A reading is what a piece of the cell of 確認したエビデンス was taken for. A
// document without an id is known to nobody yet.
type reading struct {
	doc document
	at  string
	cut bool // the line was parted, or not, in a way that a person should look at
	// stated is the edition that the cell gives where the register has another.
	stated string
}

func (r reading) citation() workbook.Citation { return workbook.Citation{Doc: r.doc.id, At: r.at} }

// String is how a person is told.
func (r reading) String() string { return strings.TrimSpace("「" + r.doc.title + "」" + r.at) }

// citations reads the cell of 確認したエビデンス: a document and a place on each
// line, or several documents between commas. Lines that the answer shows itself
// are the citations that they show. The column of places, where a form has one,
// goes with the documents line by line.
func (c *change) citations() []reading {
	known := c.shownCitations()
	var out []reading
	for line := range strings.SplitSeq(c.row.Cells["evidence"].Text, "\n") {
		if r, ok := known[strings.TrimSpace(line)]; ok {
			out = append(out, r)
			continue
		}
		line = strings.TrimSpace(workbook.TrimAccess(parseLine(line).text))
		switch {
		case line == "" || workbook.IsRemark(line) || namesNothing(line) || pointsElsewhere(line):
		case bareEdition(line) != "" && len(out) > 0:
			out[len(out)-1].states(bareEdition(line))
		case place.MatchString(line) && len(out) > 0:
			last := &out[len(out)-1]
			last.at, last.cut = strings.TrimPrefix(last.at+"、"+trimPlace(line), "、"), true
		default:
			out = append(out, c.line(line)...)
		}
	}
	c.places(out)
	return out
}

// shownCitations are the citations of the answer as it stands, by their lines.
func (c *change) shownCitations() map[string]reading {
	out := map[string]reading{}
	if c.answer == nil {
		return out
	}
	lines := textLines(c.shown["evidence"])
	lines = slices.DeleteFunc(lines, workbook.IsRemark)
	if len(lines) != len(c.answer.Evidence) { // a place of several lines
		return out
	}
	for i, use := range c.answer.Evidence {
		out[strings.TrimSpace(lines[i])] = reading{doc: document{id: use.Evidence.ID, title: use.Evidence.Title, edition: use.Evidence.Edition}, at: use.At}
	}
	return out
}

// places adds the column of places to the documents beside it.
func (c *change) places(docs []reading) {
	lines := textLines(c.row.Cells["at"].Text)
	switch {
	case len(lines) == 0 || len(docs) == 0:
	case len(docs) == 1:
		docs[0].at = strings.TrimPrefix(docs[0].at+"、"+strings.Join(lines, "、"), "、")
	case len(lines) == len(docs):
		for i := range docs {
			docs[i].at = strings.TrimPrefix(docs[i].at+"、"+strings.TrimSpace(lines[i]), "、")
		}
	}
}

// line reads a line that no citation shows.
func (p *planner) line(line string) []reading {
	parts := p.parts(line)
	var out []reading
	for _, part := range parts {
		r := p.read(part)
		r.cut = len(parts) > 1 || r.doc.made && commas.MatchString(r.doc.title)
		out = append(out, r)
	}
	return out
}

var commas = regexp.MustCompile(`[、,，;；／]`)

// parts splits a line at the commas behind which another document begins: one
// that is known, or words with a place of their own.
func (p *planner) parts(line string) []string {
	var out []string
	start, title := 0, p.titleEnd(line)
	for _, at := range commas.FindAllStringIndex(line, -1) {
		here, rest := line[start:at[0]], line[at[1]:]
		if at[0] < title || strings.Count(here, "(")+strings.Count(here, "（") > strings.Count(here, ")")+strings.Count(here, "）") || !p.begins(rest) {
			continue
		}
		out = append(out, here)
		start, title = at[1], at[1]+p.titleEnd(rest)
	}
	return append(out, line[start:])
}

func (p *planner) begins(text string) bool {
	if d, _ := p.named(text); d != nil {
		return true
	}
	if word, _, _ := strings.Cut(strings.ReplaceAll(strings.Trim(text, blanks), "　", " "), " "); p.kind(word) {
		return true
	}
	if at := commas.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	_, rest := cutTitle(text)
	return rest != ""
}

// kind reports whether the checklist knows a document of that name.
func (p *planner) kind(word string) bool {
	folded := foldBlanks(word)
	return slices.ContainsFunc(p.known, func(d document) bool { return d.kind != "" && string(d.folded) == folded })
}

// titleEnd is where the title of a known document ends, in bytes.
func (p *planner) titleEnd(text string) int {
	if d, rest := p.named(text); d != nil {
		return len(text) - len(rest)
	}
	return 0
}

// read finds the document of a piece. Words that nothing knows are the title of
// a new one, up to a place that is clearly one.
func (p *planner) read(part string) reading {
	d, rest := p.named(part)
	if d == nil {
		title, rest := cutTitle(part)
		doc := document{title: title}
		if m := edition.FindStringSubmatch(title); m != nil {
			doc.title, doc.edition = m[1], m[2]+m[3]
			rest = m[4] + rest
			if p.kind(doc.title) {
				doc.kind = doc.title
			}
		}
		return reading{doc: doc, at: trimPlace(rest)}
	}
	rest = strings.TrimLeft(rest, blanks)
	r := reading{doc: *d}
	if after, ok := cutFolded(rest, []rune(foldBlanks(d.edition))); ok && d.edition != "" {
		rest = after
	} else if m := editionFirst.FindStringSubmatch(rest); m != nil {
		r.states(m[1])
		rest = rest[len(m[0]):]
	}
	r.at = trimPlace(rest)
	return r
}

const blanks = " 　\t"

// named finds the document whose title the text begins with, the longest one,
// and what follows. That must not go on with the word: ログ管理手順書 names no
// document 「ログ」.
func (p *planner) named(text string) (*document, string) {
	text = strings.TrimLeft(text, blanks+"「『【")
	folded := []rune(foldBlanks(firstRune(text)))
	var best *document
	rest := ""
	for i := range p.known {
		d := &p.known[i]
		if len(folded) == 0 || len(d.folded) == 0 || d.folded[0] != folded[0] { // most, at little cost
			continue
		}
		if best != nil && (len(d.folded) < len(best.folded) || len(d.folded) == len(best.folded) && (best.id != "" || d.id == "")) {
			continue
		}
		if after, ok := cutFolded(text, d.folded); ok && d.ends(after) {
			best, rest = d, after
		}
	}
	return best, rest
}

// ends reports whether the document's title may end before the text. Behind a
// document of the register any words in a blank's distance are a place; behind
// a word that the checklist knows as a kind, only a place that is clearly one.
func (d *document) ends(rest string) bool {
	switch bare := strings.TrimLeft(rest, blanks+"」』】"); {
	case bare == "", place.MatchString(bare), d.id != "" && editionFirst.MatchString(bare), commas.MatchString(firstRune(bare)):
		return true
	case d.id == "":
		return false
	case bare != rest, strings.ContainsAny(firstRune(bare), "(（「『【:："):
		return true
	}
	_, ok := cutFolded(rest, []rune(foldBlanks(d.edition)))
	return ok && d.edition != ""
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// cutFolded is strings.CutPrefix that does not mind width and blanks.
func cutFolded(s string, want []rune) (rest string, ok bool) {
	for i, r := range s {
		if len(want) == 0 {
			return s[i:], true
		}
		for _, f := range foldBlanks(string(r)) {
			if len(want) == 0 || f != want[0] {
				return "", false
			}
			want = want[1:]
		}
	}
	return "", len(want) == 0
}

// placeWords are how a place in a document begins, if it is clearly one.
const placeWords = `[(（「]?(?:第?[0-9０-９.．一二三四五六七八九十百-]+[ 　]?(?:章|条|節|項|部|編|頁|ページ|月)|[pPｐＰ]{1,2}[.．]?[ 　]?[0-9０-９]|§|附則|別紙|別添|別表|付録|付属書|様式)`

var (
	place = regexp.MustCompile(`^` + placeWords)
	// behindTitle is a place that a blank, a colon, a parenthesis or the end of
	// a quoted title parts from what stands before it.
	behindTitle = regexp.MustCompile(`(?:[ 　\t:：」』】]+|[(（])` + placeWords)
)

// cutTitle parts the title of an unknown document from the place behind it. A
// text that is nothing but a place has no title of its own.
func cutTitle(text string) (title, rest string) {
	text = strings.TrimLeft(text, blanks+"「『【")
	if at := behindTitle.FindStringIndex(text); at != nil && at[0] > 0 && !place.MatchString(text) {
		return strings.TrimRight(text[:at[0]], blanks), text[at[0]:]
	}
	return strings.TrimRight(text, blanks+"」』】"), ""
}

// trimPlace takes off what parted a place from its document: blanks, colons,
// one pair of parentheses around all of it.
func trimPlace(s string) string {
	s = strings.Trim(s, " 　\t:：、,」』】")
	for _, pair := range []string{"()", "（）"} {
		r := []rune(pair)
		if inner, ok := strings.CutPrefix(s, string(r[0])); ok && strings.HasSuffix(inner, string(r[1])) && !strings.ContainsRune(inner[:len(inner)-len(string(r[1]))], r[0]) {
			return strings.TrimSuffix(inner, string(r[1]))
		}
	}
	return s
}

// withHidden puts the citations that the workbook's audience does not see back
// to where they stand in the file.
func (e *editor) withHidden(cites []workbook.Citation) []workbook.Citation {
	at := 0
	for _, c := range e.front.Evidence {
		have := workbook.Citation{Doc: c.Doc.Text, At: c.At}
		switch i := slices.Index(cites, have); {
		case i >= 0:
			at = i + 1
		case e.hidden(have.Doc):
			cites = slices.Insert(cites, at, have)
			at++
		}
	}
	return cites
}

func (e *editor) hidden(id string) bool {
	return !e.seen(id) && slices.ContainsFunc(e.sources.Set.Evidence, func(d *answer.Evidence) bool { return d.ID == id })
}
