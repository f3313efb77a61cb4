package workbook_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/workbook"
)

func read(t testing.TB, data []byte, opt workbook.ReadOptions) *workbook.Filled {
	t.Helper()
	filled, err := workbook.Read(bytes.NewReader(data), int64(len(data)), opt)
	if err != nil {
		t.Fatal(err)
	}
	return filled
}

// sheets are the checklists of a document.
func sheets(doc *disclosure.Document) []*checklist.Checklist {
	var out []*checklist.Checklist
	for _, c := range doc.Checklists {
		out = append(out, c.Checklist)
	}
	return out
}

// savers are programs that open workbooks and save them again.
var savers = map[string]func(t *testing.T, books ...[]byte) [][]byte{
	"untouched":   func(_ *testing.T, books ...[]byte) [][]byte { return books },
	"openpyxl":    throughOpenpyxl,
	"LibreOffice": throughLibreOffice,
}

func throughOpenpyxl(t *testing.T, books ...[]byte) [][]byte {
	files := writeFiles(t, books)
	for _, file := range files {
		if out, err := exec.Command(python(t), "testdata/edit.py", file).CombinedOutput(); err != nil {
			t.Fatalf("openpyxl: %v\n%s", err, out)
		}
	}
	return readFiles(t, files)
}

// throughLibreOffice has LibreOffice Calc open and save workbooks, all in one
// start, which takes longer than a workbook does.
func throughLibreOffice(t *testing.T, books ...[]byte) [][]byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice Calc (Debian: libreoffice-calc)")
	}
	files, out := writeFiles(t, books), t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}, files...)
	if text, err := exec.CommandContext(t.Context(), office, args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, text)
	}
	for i, file := range files {
		files[i] = filepath.Join(out, filepath.Base(file))
	}
	return readFiles(t, files)
}

func writeFiles(t testing.TB, books [][]byte) []string {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for i, data := range books {
		files = append(files, filepath.Join(dir, fmt.Sprintf("book%d.xlsx", i)))
		must(t, os.WriteFile(files[i], data, 0o666))
	}
	return files
}

func readFiles(t testing.TB, files []string) [][]byte {
	t.Helper()
	var out [][]byte
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(t, err)
		out = append(out, data)
	}
	return out
}

// A workbook that nobody edited comes back with every cell and every source,
// whichever program has saved it.
func TestReadsItsOwn(t *testing.T) {
	docs := []*disclosure.Document{load(t, tiny(t)), load(t, shipped())}
	books := [][]byte{write(t, docs[0]), write(t, docs[1])}
	for name, save := range savers {
		t.Run(name, func(t *testing.T) {
			for i, data := range save(t, books...) {
				filled := read(t, data, workbook.ReadOptions{Checklists: sheets(docs[i])})
				for _, p := range append(filled.Problems, filled.Notices...) {
					t.Error(p.In("ja"))
				}
				compareFilled(t, docs[i], filled)
			}
		})
	}
}

func compareFilled(t *testing.T, doc *disclosure.Document, filled *workbook.Filled) {
	t.Helper()
	rows := map[int]*workbook.Row{}
	for _, r := range filled.Rows {
		rows[r.No] = r
	}
	carried := map[int]workbook.CarriedAnswer{}
	for _, a := range filled.Source.Answers {
		carried[a.No] = a
	}
	for _, it := range doc.Checklists[0].Items {
		if rows[it.No] == nil {
			t.Errorf("item %d is missing", it.No)
			continue
		}
		for column, want := range workbook.Shown(doc, it) {
			if got := rows[it.No].Cells[column].Text; workbook.Fingerprint(got) != workbook.Fingerprint(want) {
				t.Errorf("item %d, %s: %s", it.No, column, cmp.Diff(want, got))
			}
			if it.Answer != nil && carried[it.No].Shown[column] != workbook.Fingerprint(want) {
				t.Errorf("item %d, %s: another fingerprint", it.No, column)
			}
		}
		if diff := cmp.Diff(workbook.AnswerSource(it), carried[it.No].Text); diff != "" {
			t.Errorf("item %d: source: %s", it.No, diff)
		}
	}
}

// Text that we struck through ourselves is read without a word.
func TestStruckTextOfOurOwn(t *testing.T) {
	doc := load(t, with(t, tiny(t), "content/answers/tiny/005.md", "---\nstatus: \"yes\"\n---\n~~貸します。~~貸しません。\n"))
	filled := read(t, write(t, doc), workbook.ReadOptions{Checklists: sheets(doc)})
	if len(filled.Notices) > 0 {
		t.Error(problemsOf(filled.Notices))
	}
}
