package workbook_test

import (
	"bytes"
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

// savers are programs that open a workbook and save it again.
var savers = map[string]func(t *testing.T, data []byte) []byte{
	"untouched":   func(_ *testing.T, data []byte) []byte { return data },
	"openpyxl":    throughOpenpyxl,
	"LibreOffice": throughLibreOffice,
}

func throughOpenpyxl(t *testing.T, data []byte) []byte {
	return throughPython(t, data, "testdata/edit.py")
}

// throughPython runs a script on a workbook, which it changes in place.
func throughPython(t *testing.T, data []byte, script string, args ...string) []byte {
	t.Helper()
	interpreter := python(t)
	file := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(interpreter, append([]string{script, file}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, out)
	}
	return readFile(t, file)
}

// throughLibreOffice has LibreOffice Calc open and save a workbook.
func throughLibreOffice(t *testing.T, data []byte) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice Calc (Debian: libreoffice-calc)")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "book.xlsx"), data, 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "book.xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	return readFile(t, filepath.Join(dir, "out", "book.xlsx"))
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A workbook that nobody edited comes back with every cell and every source,
// whichever program has saved it.
func TestReadsItsOwn(t *testing.T) {
	for name, save := range savers {
		t.Run(name, func(t *testing.T) {
			for _, doc := range []*disclosure.Document{load(t, tiny(t)), load(t, shipped())} {
				filled := read(t, save(t, write(t, doc)), workbook.ReadOptions{Checklists: sheets(doc)})
				for _, p := range filled.Problems {
					t.Error(p.In("ja"))
				}
				compareFilled(t, doc, filled)
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
