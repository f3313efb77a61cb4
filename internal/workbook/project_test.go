package workbook_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
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

// interpreter is one that can import openpyxl, or "".
var interpreter = sync.OnceValue(func() string {
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import openpyxl").Run() == nil {
			return name
		}
	}
	return ""
})

// python is an interpreter that can import openpyxl, or the test is skipped.
func python(t testing.TB) string {
	t.Helper()
	if interpreter() == "" {
		t.Skip("needs Python with openpyxl (Debian: python3-openpyxl), a reader that shares no code with ours")
	}
	return interpreter()
}

// readBooks keeps what was read, because many tests look at the same workbooks.
var readBooks = map[[sha256.Size]byte]readBook{}

// readBack reads a workbook with openpyxl.
func readBack(t testing.TB, data []byte) readBook {
	t.Helper()
	sum := sha256.Sum256(data)
	book, done := readBooks[sum]
	if done {
		return book
	}
	file := filepath.Join(t.TempDir(), "book.xlsx")
	must(t, os.WriteFile(file, data, 0o666))
	cmd := exec.Command(python(t), "testdata/read.py", file)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, &stderr)
	}
	must(t, json.Unmarshal(out, &book))
	readBooks[sum] = book
	return book
}
