package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
	"kaijisho/internal/workbook"
)

// A document is one that a line of 確認したエビデンス may name. A kind of the
// checklist without an id becomes one when a line names it.
type document struct {
	id, title, edition, kind string
	entry                    string // of the register, when that does not have it yet
}

// register gathers the titles that citations may begin with: the project's
// documents, those that the workbook brings along, and the checklist's kinds.
func (p *planner) register(filled *workbook.Filled) {
	have := map[string]bool{}
	for _, e := range p.sources.Set.Evidence {
		have[e.ID] = true
		p.known = append(p.known, document{id: e.ID, title: e.Title, edition: e.Edition})
	}
	if filled.Source != nil {
		for _, d := range filled.Source.Documents {
			if e := parseDocument(d.Text); e != nil && !have[d.ID] {
				have[d.ID] = true
				p.known = append(p.known, document{id: d.ID, title: e.Title, edition: e.Edition, entry: d.Text})
			}
		}
	}
	for _, k := range p.doc.Kinds {
		p.known = append(p.known, document{title: k.Name, kind: k.Name})
	}
}

// parseDocument reads an entry that a workbook carries.
func parseDocument(text string) *answer.Evidence {
	var entries []*answer.Evidence
	if list := strictyaml.Decode(diag.NewSource(answer.EvidenceFile, text), &entries); len(list) > 0 || len(entries) != 1 {
		return nil
	}
	return entries[0]
}

// citations reads the cell of 確認したエビデンス: a document and a place on each
// line, or several documents between commas.
func (p *planner) citations(text string) []workbook.Citation {
	var out []workbook.Citation
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(workbook.TrimAccess(parseLine(line).text))
		if line == "" || workbook.IsRemark(line) {
			continue
		}
		for _, part := range p.parts(line) {
			out = append(out, p.citation(part))
		}
	}
	return out
}

var commas = regexp.MustCompile(`[、,，;；／]`)

// parts splits a line at its commas if every part begins with the title of a
// document; a comma inside the place of one does not.
func (p *planner) parts(line string) []string {
	parts := commas.Split(line, -1)
	for _, part := range parts {
		if d, _ := p.named(part); d == nil {
			return []string{line}
		}
	}
	return parts
}

// citation finds the document of a line; one that nothing knows is added to the
// register under the words before the place.
func (p *planner) citation(line string) workbook.Citation {
	d, rest := p.named(line)
	if d == nil {
		var title string
		title, rest = cutTitle(line)
		d = &document{title: title}
	}
	if d.id == "" {
		d = p.stub(d)
	}
	p.need(d)
	rest = strings.TrimLeft(rest, " 　")
	if after, ok := cutFolded(rest, d.edition); ok && d.edition != "" {
		rest = after
	}
	return workbook.Citation{Doc: d.id, At: trimPlace(rest)}
}

// named finds the document whose title the line begins with, the longest one,
// and the rest of the line.
func (p *planner) named(line string) (*document, string) {
	line = strings.TrimLeft(line, " 　「『【")
	var best *document
	rest := ""
	for i := range p.known {
		d := &p.known[i]
		if best != nil && len(d.title) <= len(best.title) {
			continue
		}
		if after, ok := cutFolded(line, d.title); ok {
			best, rest = d, after
		}
	}
	return best, rest
}

// cutFolded is strings.CutPrefix that does not mind width and blanks. What
// follows a prefix must not go on with a word of Latin letters.
func cutFolded(s, prefix string) (rest string, ok bool) {
	want := []rune(foldBlanks(prefix))
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

func foldBlanks(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
}

// placeStart is where the place in a document begins.
var placeStart = regexp.MustCompile(`[ 　\t(（「『【:：]|第[0-9０-９一二三四五六七八九十]|[pP][.．]|[0-9０-９]+(?:頁|ページ|章|条)`)

func cutTitle(line string) (title, rest string) {
	line = strings.TrimLeft(line, "「『【")
	if at := placeStart.FindStringIndex(line); at != nil && at[0] > 0 {
		return strings.TrimRight(line[:at[0]], "」』】"), line[at[0]:]
	}
	return strings.TrimRight(line, "」』】"), ""
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

// stub is an entry for a document that the register does not know. Its id is
// made of the title, so that another import finds the same; it is internal
// until a person decides who may see it.
func (p *planner) stub(d *document) *document {
	for i := range p.known {
		if known := &p.known[i]; known.id != "" && foldBlanks(known.title) == foldBlanks(d.title) {
			return known
		}
	}
	sum := sha256.Sum256([]byte(foldBlanks(d.title)))
	id := "doc-" + hex.EncodeToString(sum[:4])
	p.known = append(p.known, document{id: id, title: d.title, entry: workbook.Document{
		ID: id, Title: d.title, Kind: d.kind, Access: string(answer.Internal),
		Note: "取り込みで作成。版・日付・公開範囲を確かめる",
	}.String()})
	p.Stubs = append(p.Stubs, d.title)
	return &p.known[len(p.known)-1]
}

// need puts a document on the list of entries to add, once.
func (p *planner) need(d *document) {
	if d.entry == "" {
		return
	}
	p.added = append(p.added, *d)
	for i := range p.known {
		if p.known[i].id == d.id {
			p.known[i].entry = ""
		}
	}
}

// documents adds the entries that the register lacks at its end.
func (p *planner) documents(fsys fs.FS) error {
	if len(p.added) == 0 {
		return nil
	}
	entries := ""
	for _, d := range p.added {
		entries += d.entry
	}
	f := File{Path: answer.EvidenceFile, Text: entries}
	data, err := fs.ReadFile(fsys, answer.EvidenceFile)
	switch {
	case err == nil:
		f.Old, f.Exists = string(data), true
		f.Text = appended(f.Old, entries)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	p.Files = append(p.Files, f)
	return nil
}

// appended puts entries at the end of a register. One that holds none yet may
// be written as "[]", after which nothing can follow.
func appended(register, entries string) string {
	register = emptyList.ReplaceAllString(register, "")
	if register != "" && !strings.HasSuffix(register, "\n") {
		register += "\n"
	}
	return register + entries
}

var emptyList = regexp.MustCompile(`(?m)^\[\s*\][ \t]*\n?`)
