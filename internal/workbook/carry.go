package workbook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"kaijisho/internal/disclosure"
)

// A cell shows an answer as text; its Markdown cannot be had back from that.
// So the sources travel in a sheet of their own, which is hidden (not "very
// hidden": anyone can show it, and 表紙 says that it is there). Of the places
// that a file offers, cells are the one that Excel, LibreOffice and libraries
// all keep through a save: custom parts and properties are lost by some of
// them, comments are seen, and a hidden column is cut off with its row.
//
// Beside each source stand fingerprints of the cells that show it. A cell that
// still has its fingerprint was not touched, and its source is the answer; a
// cell that a person has changed wins over the source.
const sourceSheet = "原稿"

// sourceMark is what the first cell of the sheet says. The number grows when
// the layout changes in a way that older readers would misread.
const sourceMark = "kaijisho-source 1"

// maxChunk is how much of a source one cell holds, in UTF-16 units, safely
// below Excel's limit.
const maxChunk = 32000

// carry writes the sources of what the workbook shows: answers and documents.
func (b *book) carry() {
	l := layout{widths: []float64{10, 16, 10, 18, 18, 18, 18, 60}, paper: paperA4}
	s := b.sheet(sourceSheet, l)
	s.line(sourceMark, string(b.doc.Audience), "kaijisho import が使う控えです。書き換えないでください。")
	var sheets []string
	for _, c := range b.doc.Checklists {
		sheets = append(sheets, b.names[c])
	}
	s.line(append([]string{"sheets"}, sheets...)...)
	s.line("kind", "checklist", "id", "answer", "evidence", "note", "source", "text")
	for _, c := range b.doc.Checklists {
		for _, it := range c.Items {
			switch {
			case it.Answer == nil:
			case it.Answer.Via != nil:
				b.carryReused(s, it)
			default:
				b.carryAnswer(s, it)
			}
		}
	}
	for _, e := range b.doc.Evidence {
		source := documentSource(e)
		s.line(append([]string{"evidence", "", e.ID, "", "", "", Fingerprint(source)}, b.chunks(source)...)...)
	}
	s.close()
}

func (b *book) carryAnswer(s *sheet, it *disclosure.Item) {
	source := AnswerSource(it)
	prints := b.written[it].prints
	s.line(append([]string{
		"answer", it.Checklist.ID, strconv.Itoa(it.No), prints.answer, prints.evidence, prints.note, b.fingerprint(plain(source)),
	}, b.chunks(source)...)...)
}

// carryReused writes whose answer a row shows that has none of its own: no
// source, because the file belongs to the other checklist.
func (b *book) carryReused(s *sheet, it *disclosure.Item) {
	prints, of := b.written[it].prints, it.Answer.Via.Other
	s.line("reused", it.Checklist.ID, strconv.Itoa(it.No), prints.answer, prints.evidence, prints.note, "", of.Checklist.ID, strconv.Itoa(of.No))
}

// line writes a row of plain texts, one line high whatever they hold.
func (s *sheet) line(texts ...string) {
	cells := make([]cell, len(texts))
	for i, t := range texts {
		cells[i].text = plain(t)
	}
	s.addHigh(0, 15, cells)
}

// Shown is the text of the cells that a person may edit, by the ids of their
// columns, as Write writes it.
func Shown(doc *disclosure.Document, it *disclosure.Item) map[string]string {
	t := (&book{doc: doc}).shown(it)
	return map[string]string{"answer": t.answer.String(), "evidence": t.evidence.String(), "note": t.note.String()}
}

// fingerprints are those of what an item's row shows of its answer.
type fingerprints struct{ answer, evidence, note string }

func (b *book) fingerprints(t shown) fingerprints {
	return fingerprints{b.fingerprint(t.answer), b.fingerprint(t.evidence), b.fingerprint(t.note)}
}

// fingerprint is that of a text, which is put together where rows are.
func (b *book) fingerprint(t text) string {
	x := b.scratch[:0]
	for _, r := range t {
		x = append(x, r.Text...)
	}
	b.scratch = x
	return fingerprint(x)
}

// Fingerprint tells whether a cell's text was changed. What programs change of
// themselves, line breaks and blanks at the ends of lines, does not count.
func Fingerprint(text string) string { return fingerprint([]byte(text)) }

func fingerprint(text []byte) string {
	for _, s := range untidy {
		if bytes.Contains(text, s) {
			text = []byte(blankEnds.ReplaceAllString(lineBreaks.Replace(string(text)), "\n"))
			break
		}
	}
	text = bytes.TrimRight(bytes.TrimRight(text, " \t"), "\n")
	if len(text) == 0 {
		return "-"
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

var (
	blankEnds = regexp.MustCompile(`[ \t]+\n`)
	// untidy is what few texts hold of all that does not count.
	untidy = [][]byte{[]byte(" \n"), []byte("\t\n"), []byte("\r"), []byte("\v"), []byte("\f"), []byte("\u2028"), []byte("\u2029")}
)

// chunks spells a source as JSON, so that no program takes its line breaks,
// its leading signs or its control characters for its own, and cuts it into
// pieces that fit into cells.
func (b *book) chunks(source string) []string {
	if source == "" {
		return nil
	}
	b.json.Reset()
	enc := json.NewEncoder(&b.json)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(source) // a string always has a JSON form
	text := strings.TrimSuffix(b.json.String(), "\n")
	text = strings.ReplaceAll(text, "_x", `\u005fx`) // _x0041_ is an escape of the file format itself
	var out []string
	for text != "" {
		piece := truncate(text, maxChunk)
		out = append(out, piece)
		text = text[len(piece):]
	}
	return out
}

// unchunk is the source that chunks has spelled.
func unchunk(pieces []string) (string, bool) {
	if len(pieces) == 0 {
		return "", true
	}
	var source string
	err := json.Unmarshal([]byte(strings.Join(pieces, "")), &source)
	return source, err == nil
}
