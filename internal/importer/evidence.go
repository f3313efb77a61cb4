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
	folded                   []rune // the title, as titles are compared
	entry                    string // of the register, when that does not have it yet
	made                     bool   // by this import
}

func (p *planner) know(d document) {
	d.folded = []rune(foldBlanks(d.title))
	p.known = append(p.known, d)
}

// register gathers the titles that citations may begin with: the project's
// documents, those that the workbook brings along, the checklist's kinds, and
// what the cells name beside these.
func (p *planner) register(filled *workbook.Filled) {
	have := map[string]bool{}
	for _, e := range p.sources.Set.Evidence {
		have[e.ID] = true
		p.know(document{id: e.ID, title: e.Title, edition: e.Edition})
	}
	if filled.Source != nil {
		for _, d := range filled.Source.Documents {
			if e := parseDocument(d.Text); e != nil && !have[d.ID] {
				have[d.ID] = true
				p.know(document{id: d.ID, title: e.Title, edition: e.Edition, entry: d.Text})
			}
		}
	}
	for _, k := range p.doc.Kinds {
		p.know(document{title: k.Name, kind: k.Name})
	}
	p.learn(filled)
}

// maxLearning bounds how often the cells are read to find what they name.
const maxLearning = 8

// learn reads the cells until they name nothing new. A title that one cell
// gives decides where another is parted, so that all must be known before any
// is taken: the next import, which has them in its register, reads the same.
func (p *planner) learn(filled *workbook.Filled) {
	var rows []*change
	for _, r := range filled.Rows {
		carried := p.carried[answerKey{r.Checklist, r.No}]
		text := r.Cells["evidence"].Text
		if text == "" || carried != nil && workbook.Fingerprint(text) == carried.Shown["evidence"] {
			continue
		}
		if c := p.change(r); c.item != nil {
			rows = append(rows, c)
		}
	}
	for range maxLearning {
		before := len(p.known)
		for _, c := range rows {
			for _, read := range c.citations() {
				if read.doc.id == "" {
					p.stub(read.doc)
				}
			}
		}
		if len(p.known) == before {
			return
		}
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

func foldBlanks(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
}

// stub is an entry for a document that the register does not know. Its id is
// made of the title, so that another import finds the same; it is internal
// until a person decides who may see it.
func (p *planner) stub(d document) document {
	folded := foldBlanks(d.title)
	for _, known := range p.known {
		if known.id != "" && string(known.folded) == folded {
			return known
		}
	}
	sum := sha256.Sum256([]byte(folded))
	d.id, d.made = "doc-"+hex.EncodeToString(sum[:4]), true
	d.entry = workbook.Document{
		ID: d.id, Title: d.title, Kind: d.kind, Edition: d.edition, Access: string(answer.Internal),
		Note: "取り込みで作成。版・日付・公開範囲を確かめる",
	}.String()
	p.know(d)
	return d
}

// need puts a document on the list of entries to add, once.
func (p *planner) need(id string) {
	for i := range p.known {
		d := &p.known[i]
		if d.id != id || d.entry == "" {
			continue
		}
		p.added = append(p.added, *d)
		if d.made {
			p.Stubs = append(p.Stubs, d.title)
		}
		d.entry = ""
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
