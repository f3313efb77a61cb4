package workbook_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/project"
	"kaijisho/internal/workbook"
)

// tiny is the project of testdata/project.txtar.
func tiny(t testing.TB) fs.FS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/project.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

// with is fsys with one more file, or another text of one.
func with(t testing.TB, fsys fs.FS, name, text string) fs.FS {
	t.Helper()
	return project.Layers(fstest.MapFS{name: {Data: []byte(text)}}, fsys)
}

// shipped is the sample that comes with the command.
func shipped() fs.FS { return os.DirFS("../..") }

func load(t testing.TB, fsys fs.FS) *disclosure.Document {
	t.Helper()
	doc, _, err := disclosure.Load(t.Context(), fsys, disclosure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if doc == nil {
		t.Fatal("the project cannot be linked")
	}
	return doc
}

func write(t testing.TB, doc *disclosure.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := workbook.Write(&buf, doc); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// What testdata/read.py prints of a workbook.
type (
	readBook struct {
		Order      []string
		Sheets     map[string]readSheet
		Names      map[string]string
		Properties []string
	}
	readSheet struct {
		State     string
		Rows      [][]any
		Kinds     map[string]string
		Wrapped   bool
		Fonts     []string
		Heights   []float64
		Merged    []string
		Links     map[string]string
		Choices   map[string]string
		Frozen    string
		Filter    string
		Titles    string
		Paper     []any
		Fit       bool
		Breaks    []int
		Widths    []float64
		Footer    []string
		Protected bool
	}
)

// python is an interpreter that can import openpyxl, or the test is skipped.
func python(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import openpyxl").Run() == nil {
			return name
		}
	}
	t.Skip("needs Python with openpyxl (Debian: python3-openpyxl), a reader that shares no code with ours")
	return ""
}

// readBack reads a workbook with openpyxl.
func readBack(t testing.TB, data []byte) readBook {
	t.Helper()
	interpreter := python(t)
	file := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(interpreter, "testdata/read.py", file)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, &stderr)
	}
	var book readBook
	if err := json.Unmarshal(out, &book); err != nil {
		t.Fatal(err)
	}
	return book
}
