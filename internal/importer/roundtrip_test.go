package importer_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/importer"
	"kaijisho/internal/workbook"
)

// edit changes one cell with openpyxl, which saves the whole workbook anew.
func edit(t *testing.T, file, change string) {
	t.Helper()
	script, err := filepath.Abs("../workbook/testdata/edit.py")
	must(t, err)
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import openpyxl").Run() != nil {
			continue
		}
		if out, err := exec.Command(python, script, file, change).CombinedOutput(); err != nil {
			t.Fatalf("openpyxl: %v\n%s", err, out)
		}
		return
	}
	t.Skip("needs Python with openpyxl (Debian: python3-openpyxl)")
}

// office has LibreOffice open the workbook and save it as xlsx.
func office(t *testing.T, file string) {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice Calc (Debian: libreoffice-calc)")
	}
	out := filepath.Join(t.TempDir(), "out")
	cmd := exec.CommandContext(t.Context(), soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, file)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, text)
	}
	must(t, os.Rename(filepath.Join(out, filepath.Base(file)), file))
}

// One cell of the sample's workbook is changed, and LibreOffice saves it:
// exactly that answer changes, and in it exactly those words.
func TestOneCellThroughLibreOffice(t *testing.T) {
	sample := os.DirFS("../..")
	doc, _, err := disclosure.Load(t.Context(), sample, disclosure.Options{})
	must(t, err)
	c := doc.Checklists[0]
	it := c.Item(5)
	data := book(t, sample)
	file := filepath.Join(t.TempDir(), "book.xlsx")
	must(t, os.WriteFile(file, data, 0o666))
	cell := workbook.Shown(doc, it)["answer"]
	_, filled := read(t, sample, data, false, nil)
	edited := strings.Replace(cell, "10営業日以内", "7営業日以内", 1)
	if edited == cell {
		t.Fatal("the sample no longer says what this test changes")
	}
	edit(t, file, filled.Rows[4].Place.Sheet+"!"+filled.Rows[4].Cells["answer"].Ref+"="+edited)
	office(t, file)
	data, err = os.ReadFile(file)
	must(t, err)
	p := plan(t, sample, data, importer.Options{}, nil)
	want := "write content/answers/medical-cloud/005.md\n" + strings.Join(diffOf(it.Answer.Source.Text, "10営業日以内", "7営業日以内"), "\n") + "\n"
	if diff := cmp.Diff(want, told(p)); diff != "" {
		t.Error(diff)
	}
}

func diffOf(text, old, changed string) []string {
	return importer.File{Old: text, Text: strings.Replace(text, old, changed, 1)}.Diff()
}

// FuzzRoundTrip sends any answer through a workbook into an empty project.
func FuzzRoundTrip(f *testing.F) {
	for _, body := range []string{
		"一行目\n二行目\n\n三行目", "- 一\n  - 二\n    - 三\n\n1. 四\n2. 五", "| a | b |\n|---|:-:|\n| -1 | =2 |", "```go\nx := `=1`\n\n\ty\n```",
		"😀 ｶﾅ >> [ ] [x]", "=1+1", "+1", "-1", "@x", "'x", "\"x\"", "_x000D_ _x0041_", "\\_x000D\\_", " 先頭", "末尾  \n改行", "&lt;b&gt; <b>", "**はい（対応済）**と",
		"[a]: https://example.jp/ \"x\"\n\n[a]", "文[^1]\n\n[^1]: 注\n    続き", "[//]: # (隠れた注)", strings.Repeat("長い文。", 7000), "a\tb", "\u00a0\u3000x", "---\nx", "\u2028",
	} {
		f.Add(body)
	}
	base := files(f, false)
	f.Fuzz(func(t *testing.T, body string) {
		const name = "content/answers/tiny/005.md"
		text := "---\nstatus: \"yes\"\n---\n" + body + "\n"
		fsys := with(base, name, text)
		doc, list, err := disclosure.Load(t.Context(), fsys, disclosure.Options{})
		must(t, err)
		it := doc.Checklists[0].Item(5)
		if it.Answer == nil || list.HasErrors() || len(workbook.Check(doc)) > 0 {
			t.Skip("no answer, or one that a build refuses")
		}
		var buf bytes.Buffer
		must(t, workbook.Write(&buf, doc))
		p := plan(t, base, buf.Bytes(), importer.Options{}, nil)
		if len(p.Problems) > 0 || len(p.Files) != 1 {
			t.Fatalf("%q: %s", body, told(p))
		}
		if workbook.AnswerSource(it) == text && p.Files[0].Text != text {
			t.Errorf("%q came back as %q", text, p.Files[0].Text)
		}
		if p := plan(t, fsys, buf.Bytes(), importer.Options{}, nil); len(p.Files)+len(p.Conflicts)+len(p.Problems) > 0 {
			t.Errorf("%q: importing into the same project does something: %s", body, told(p))
		}
	})
}

// FuzzEdit edits any answer's cell to any text: the answer then shows it.
func FuzzEdit(f *testing.F) {
	f.Add("**a**の[b](https://example.jp/)。\n\n- c", "aのb（https://example.jp/）です。\n・c\n・d")
	f.Add("| a | b |\n|---|---|\n| 1 | 2 |", "1. x\n(1) y")
	base := files(f, false)
	f.Fuzz(func(t *testing.T, body, edited string) {
		const name = "content/answers/tiny/005.md"
		fsys := with(base, name, "---\nstatus: \"yes\"\n---\n"+body+"\n")
		doc, list, err := disclosure.Load(t.Context(), fsys, disclosure.Options{})
		must(t, err)
		if doc.Checklists[0].Item(5).Answer == nil || list.HasErrors() || len(workbook.Check(doc)) > 0 || !plainText(edited) {
			t.Skip("no answer, one that a build refuses, or no text that a cell holds")
		}
		var buf bytes.Buffer
		must(t, workbook.Write(&buf, doc))
		p := plan(t, fsys, buf.Bytes(), importer.Options{}, map[string]string{"5 answer": "回答：はい\n\n" + edited})
		for _, f := range p.Files {
			fsys = with(fsys, f.Path, f.Text)
		}
		doc, list, err = disclosure.Load(t.Context(), fsys, disclosure.Options{})
		must(t, err)
		if list.HasErrors() {
			t.Errorf("%q edited to %q has mistakes: %s", body, edited, list[0].Message("en"))
		}
		if len(p.Files) == 0 {
			return // the cell said the same
		}
		again := plan(t, fsys, book(t, fsys), importer.Options{}, nil)
		if len(again.Files)+len(again.Conflicts) > 0 {
			t.Errorf("%q edited to %q does not come to rest: %s", body, edited, told(again))
		}
	})
}

func plainText(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\n' || r == '\ufffd' {
			return false
		}
	}
	return strings.TrimSpace(s) != "" && len(s) < 10_000
}

func BenchmarkImport(b *testing.B) {
	base := files(b, false)
	for _, n := range []int{253, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := with(base, register(base, n)...)
			data := book(b, fsys)
			b.ReportAllocs()
			for b.Loop() {
				if p := plan(b, fsys, data, importer.Options{}, nil); len(p.Kept) != n {
					b.Fatal(len(p.Kept), len(p.Files))
				}
			}
		})
	}
}

// register is a project's checklist of n items, and an answer to each.
func register(base fstest.MapFS, n int) []string {
	const part = 10_000 // items in a file, which has a limit
	var out []string
	var subcategories strings.Builder
	for from := 1; from <= n; from += part {
		var items strings.Builder
		fmt.Fprintf(&items, "category: 組織\nsubcategory: 規程%d\nitems:\n", from)
		for no := from; no < min(from+part, n+1); no++ {
			fmt.Fprintf(&items, "  - {no: %d, title: 項目の題%d, requirement: 規程%dを定め、毎年見直し、周知すること。}\n", no, no, no)
			out = append(out, fmt.Sprintf("content/answers/tiny/%06d.md", no), fmt.Sprintf("---\nstatus: \"yes\"\n---\n規程%dを**定め**、見直しています。\n\n- 周知\n- 記録\n", no))
		}
		out = append(out, fmt.Sprintf("checklist/tiny/items/%d.yaml", from), items.String())
		fmt.Fprintf(&subcategories, "      - {slug: rules-%d, title: 規程%d, file: items/%d.yaml}\n", from, from, from)
	}
	const sheet = "checklist/tiny/checklist.yaml"
	form := string(base[sheet].Data)
	return append(out, sheet, strings.Replace(form, "      - {slug: rules, title: 規程, file: items/1.yaml}\n", subcategories.String(), 1),
		"content/disclosure.yaml", "checklists: [tiny]\nvendor: {name: 見本社}\nservice: {name: 見本}\nreleases:\n  - {version: \"1\", published: 2026-01-01, summary: 初版}\n")
}
