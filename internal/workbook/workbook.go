// Package workbook owns the xlsx: it writes a disclosure.Document as the form
// that evaluators know, and reads filled forms back. It is the only room that
// knows the spreadsheet library.
//
//	list := workbook.Check(doc)     // what would not fit into a cell
//	err := workbook.Write(w, doc)   // the workbook
//	filled, err := workbook.Read(r, size, workbook.ReadOptions{…})
//
// The sheets are 表紙, one check sheet for each checklist (form.go),
// ガイドライン対応表, エビデンス一覧, 医療機関の対応 and 改訂履歴 (tables.go and
// one file each), and, hidden, 原稿 with the sources of the answers (carry.go).
// The form's words and columns are data of the checklist.
//
// Read (read.go) takes a workbook of ours or a filled form of others. It parses
// the file itself, as a stream with limits (container.go, part.go, grid.go):
// what is read comes from strangers, and the library builds whole sheets in
// memory and does not tell a formula from its result.
//
// Sheets are streamed (sheet.go, row.go, frame.go): each row goes to the file as
// soon as it is laid out, so that a workbook of any length takes little memory
// and linear time. The library makes the styles and the parts that say what
// the workbook holds. The same document gives the same bytes: no clock, no map
// order (archive.go), and the file's properties come from the newest release.
package workbook

import (
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"kaijisho/internal/disclosure"
)

// Names of the sheets beside the check sheets, which are called as the
// checklist calls itself.
const (
	coverSheet      = "表紙"
	guidelinesSheet = "ガイドライン対応表"
	evidenceSheet   = "エビデンス一覧"
	dutiesSheet     = "医療機関の対応"
	changesSheet    = "改訂履歴"
)

// Write writes the workbook of doc. What Check reports makes it fail.
func Write(w io.Writer, doc *disclosure.Document) (err error) {
	b, err := newBook(w, doc)
	if err != nil {
		return err
	}
	defer func() {
		if closing := b.file.Close(); err == nil {
			err = closing
		}
	}()
	b.properties()
	b.do(func() error { return b.archive.front(b.file) })
	b.cover()
	for _, c := range doc.Checklists {
		b.form(c)
	}
	b.guidelines()
	b.evidence()
	b.duties()
	b.changes()
	b.carry()
	if b.err != nil {
		return fmt.Errorf("workbook: %w", b.err)
	}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return b.archive })
	_, err = b.file.WriteToBuffer() // which stays empty
	return err
}

// A book is a workbook being written. The first failure is kept in err, after
// which nothing more is done; so the code that lays out sheets stays free of
// checks that could only fail for a full disk.
type book struct {
	doc     *disclosure.Document
	file    *excelize.File
	archive *archive
	names   map[*disclosure.Checklist]string // of the check sheets
	written map[*disclosure.Item]record      // in the check sheets
	styles  map[style]int
	fonts   map[font]string
	scratch []byte       // for the row that is being written
	json    bytes.Buffer // for the source that is being spelt
	err     error
}

// A record is what other sheets ask about an item's place in its check sheet.
type record struct {
	row    int // the first
	prints fingerprints
}

func newBook(w io.Writer, doc *disclosure.Document) (*book, error) {
	b := &book{
		doc: doc, file: excelize.NewFile(), archive: newArchive(w), names: sheetNames(doc),
		written: map[*disclosure.Item]record{}, styles: map[style]int{}, fonts: map[font]string{},
	}
	if err := b.file.SetDefaultFont(widthFontName); err != nil {
		return nil, err
	}
	if err := b.file.SetSheetName(b.file.GetSheetName(0), coverSheet); err != nil {
		return nil, err
	}
	for _, name := range b.sheetOrder()[1:] {
		if _, err := b.file.NewSheet(name); err != nil {
			return nil, err
		}
	}
	// The library reads every sheet to hide one: now, while they are empty.
	if err := b.file.SetSheetVisible(sourceSheet, false); err != nil {
		return nil, err
	}
	return b, nil
}

func (b *book) sheetOrder() []string {
	order := []string{coverSheet}
	for _, c := range b.doc.Checklists {
		order = append(order, b.names[c])
	}
	return append(order, guidelinesSheet, evidenceSheet, dutiesSheet, changesSheet, sourceSheet)
}

// do runs a step unless one has failed before.
func (b *book) do(step func() error) {
	if b.err == nil {
		b.err = step()
	}
}
