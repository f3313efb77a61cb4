package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kaijisho/internal/checklist"
	"kaijisho/internal/workbook"
)

// repack changes a workbook's parts: a nil function drops one, an unknown name
// adds one.
func repack(t testing.TB, data []byte, edit map[string]func(io.Writer, []byte)) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	done := map[string]bool{}
	for _, f := range in.File {
		change, changed := edit[f.Name]
		done[f.Name] = true
		if changed && change == nil {
			continue
		}
		r, err := f.Open()
		must(t, err)
		old, err := io.ReadAll(r)
		must(t, err)
		w, err := out.Create(f.Name)
		must(t, err)
		if changed {
			change(w, old)
		} else {
			_, err = w.Write(old)
			must(t, err)
		}
	}
	for name, add := range edit {
		if !done[name] {
			w, err := out.Create(name)
			must(t, err)
			add(w, nil)
		}
	}
	must(t, out.Close())
	return buf.Bytes()
}

func replaced(with string) func(io.Writer, []byte) {
	return func(w io.Writer, _ []byte) { io.WriteString(w, with) }
}

const firstSheet = "xl/worksheets/sheet1.xml"

// emptyRows writes a sheet that claims every row Excel has.
func emptyRows(w io.Writer, old []byte) {
	head, tail, _ := bytes.Cut(old, []byte("</sheetData>"))
	w.Write(head)
	for row := 100; row <= 1<<20; row++ {
		fmt.Fprintf(w, `<row r="%d"><c r="A%d" s="1"/><c r="F%d" s="1"/></row>`, row, row, row)
	}
	io.WriteString(w, "</sheetData>")
	w.Write(tail)
}

func zeros(n int) func(io.Writer, []byte) {
	return func(w io.Writer, _ []byte) {
		block := bytes.Repeat([]byte(" "), 1<<20)
		for range n >> 20 {
			w.Write(block)
		}
	}
}

// claiming makes the zip's directory claim that a part has a size.
func claiming(data []byte, name string, size uint32) []byte {
	data = bytes.Clone(data)
	at := bytes.LastIndex(data, []byte(name)) // in the central directory
	binary.LittleEndian.PutUint32(data[at-46+24:], size)
	return data
}

func TestHostileWorkbooks(t *testing.T) {
	c := medical(t)
	good := filledForm(t, filledSheet{name: "表", rows: [][]any{lower12, {1, nil, nil, nil, nil, "一"}}})
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 4096)
	for name, test := range map[string]struct {
		data []byte
		want string // of the refusal, "" for none
	}{
		"empty":           {nil, "Excel のファイル（.xlsx）ではありません"},
		"text":            {[]byte("項目,対応策\n1,一\n"), "Excel のファイル（.xlsx）ではありません"},
		"xls":             {[]byte(compound), "古い形式（.xls）です。Excel で「Excel ブック（.xlsx）」として保存し直してください"},
		"encrypted":       {[]byte(compound + spread("EncryptedPackage") + compound), "パスワードで暗号化されています。パスワードを外して保存し直してください"},
		"truncated":       {good[:len(good)/2], "ファイルが途中で切れているか壊れています。もう一度保存し直してください"},
		"zip of others":   {repack(t, good, map[string]func(io.Writer, []byte){"_rels/.rels": nil}), "Excel のブックではありません（中にシートの一覧がありません）"},
		"OpenDocument":    {repack(t, good, map[string]func(io.Writer, []byte){"mimetype": replaced("application/vnd.oasis")}), "OpenDocument（.ods）です。「Excel 2007-365（.xlsx）」の形式で保存し直してください"},
		"bomb":            {claiming(good, firstSheet, 900<<20), "展開すると大きすぎるため読みません（上限 768 MiB、部品 10000 個）"},
		"bomb that lies":  {claiming(repack(t, good, map[string]func(io.Writer, []byte){firstSheet: zeros(64 << 20)}), firstSheet, 1000), "ファイルの中の sheet1.xml が壊れています。Excel で開いて保存し直してください"},
		"one endless tag": {repack(t, good, map[string]func(io.Writer, []byte){firstSheet: replaced("<worksheet><sheetData><row><c t='" + strings.Repeat("x", 8<<20) + "'/>")}), "ファイルの中の sheet1.xml が壊れています。Excel で開いて保存し直してください"},
		"nested deeply":   {repack(t, good, map[string]func(io.Writer, []byte){firstSheet: replaced(strings.Repeat("<row>", 1<<20))}), "ファイルの中の sheet1.xml が壊れています。Excel で開いて保存し直してください"},
		"entities": {repack(t, good, map[string]func(io.Writer, []byte){"xl/sharedStrings.xml": replaced(
			`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`)}), "ファイルの中の sharedStrings.xml が壊れています。Excel で開いて保存し直してください"},
		"a million rows": {repack(t, good, map[string]func(io.Writer, []byte){firstSheet: emptyRows}), ""},
		"far cell": {repack(t, good, map[string]func(io.Writer, []byte){firstSheet: func(w io.Writer, old []byte) {
			w.Write(bytes.ReplaceAll(old, []byte("</sheetData>"), []byte(`<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>`)))
		}}), ""},
		"macros":      {repack(t, good, map[string]func(io.Writer, []byte){"xl/vbaProject.bin": replaced("x")}), ""},
		"other files": {repack(t, good, map[string]func(io.Writer, []byte){"xl/externalLinks/externalLink1.xml": replaced("x")}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			filled, err := workbook.Read(bytes.NewReader(test.data), int64(len(test.data)), workbook.ReadOptions{Checklists: []*checklist.Checklist{c}})
			runtime.ReadMemStats(&after)
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
			if test.want == "" {
				must(t, err)
				if diff := cmp.Diff([]string{`1 F2 answer="一"`}, rowsOf(filled)); diff != "" {
					t.Error(diff)
				}
				return
			}
			refusal, ok := errors.AsType[*workbook.Refusal](err)
			if !ok {
				t.Fatalf("not refused: %v", err)
			}
			if got := refusal.Problems[0].In("ja"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 64<<20 {
				t.Errorf("holds %d MiB more than before", grown>>20)
			}
		})
	}
}

// spread is s in UTF-16, little endian.
func spread(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(0)
	}
	return b.String()
}

func TestNoticesOfWhatIsNotRead(t *testing.T) {
	good := filledForm(t, filledSheet{name: "表", rows: [][]any{lower12, {1, nil, nil, nil, nil, "一"}}})
	data := repack(t, good, map[string]func(io.Writer, []byte){
		"xl/vbaProject.bin": replaced("x"), "xl/externalLinks/externalLink1.xml": replaced("x"),
	})
	filled := read(t, data, workbook.ReadOptions{Checklists: []*checklist.Checklist{medical(t)}})
	want := []string{"マクロが入っています。実行も取り込みもしません", "ほかのファイルへのリンクがあります。たどりません"}
	if diff := cmp.Diff(want, problemsOf(filled.Notices)); diff != "" {
		t.Error(diff)
	}
}

// Cells that are longer than Excel allows come from other programs.
func TestCellOfFortyThousandCharacters(t *testing.T) {
	good := filledForm(t, filledSheet{name: "表", rows: [][]any{lower12, {1, nil, nil, nil, nil, "長い"}}})
	data := repack(t, good, map[string]func(io.Writer, []byte){"xl/sharedStrings.xml": func(w io.Writer, old []byte) {
		w.Write(bytes.ReplaceAll(old, []byte("長い"), []byte(strings.Repeat("長", 40_000))))
	}})
	filled := read(t, data, workbook.ReadOptions{Checklists: []*checklist.Checklist{medical(t)}})
	if diff := cmp.Diff([]string{"表!F2: セルの上限（32,767 文字）を超えています"}, problemsOf(filled.Problems)); diff != "" {
		t.Error(diff)
	}
}

// A cell that refers to no text of the workbook is not an empty one, in
// whichever column it stands.
func TestLostTexts(t *testing.T) {
	good := filledForm(t, filledSheet{name: "表", rows: [][]any{lower12, {1, nil, nil, nil, nil, "一"}, {"2", nil, nil, nil, nil, "二"}}})
	lost := regexp.MustCompile(`(<c r="(?:F2|A3)"[^>]*><v>)[0-9]+`)
	data := repack(t, good, map[string]func(io.Writer, []byte){"xl/worksheets/sheet1.xml": func(w io.Writer, old []byte) {
		w.Write(lost.ReplaceAll(old, []byte("${1}999")))
	}})
	filled := read(t, data, workbook.ReadOptions{Checklists: []*checklist.Checklist{medical(t)}})
	want := []string{"表!F2: 壊れています。ブックにない文字列を指しています。入力し直してください", "表!A3: 壊れています。ブックにない文字列を指しています。入力し直してください"}
	if diff := cmp.Diff(want, problemsOf(filled.Problems)); diff != "" || len(filled.Rows) > 0 {
		t.Error(diff, rowsOf(filled))
	}
}

// Readings of words and struck text stand beside the text of a cell.
func TestRichText(t *testing.T) {
	c := medical(t)
	data := filledForm(t, filledSheet{name: "表", rows: [][]any{lower12, {1, nil, nil, nil, nil, "漢字"}, {2}}, edit: func(f *excelize.File) {
		must(t, f.SetCellRichText("表", "F3", []excelize.RichTextRun{{Text: "古い", Font: &excelize.Font{Strike: true}}, {Text: "新しい"}}))
	}})
	data = repack(t, data, map[string]func(io.Writer, []byte){"xl/sharedStrings.xml": func(w io.Writer, old []byte) {
		w.Write(bytes.ReplaceAll(old, []byte("<t>漢字</t>"), []byte(`<t>漢字</t><rPh sb="0" eb="2"><t>カンジ</t></rPh>`)))
	}})
	filled := read(t, data, workbook.ReadOptions{Checklists: []*checklist.Checklist{c}})
	if diff := cmp.Diff([]string{`1 F2 answer="漢字"`, `2 F3 answer="古い新しい"`}, rowsOf(filled)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"表!F3: 取り消し線の付いた文字を、消さずに読みました"}, problemsOf(filled.Notices)); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	c := medical(f)
	f.Add(filledForm(f, filledSheet{name: "表", rows: [][]any{lower12, {1, nil, nil, nil, nil, "一"}}}))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := workbook.Read(bytes.NewReader(data), int64(len(data)), workbook.ReadOptions{Checklists: []*checklist.Checklist{c}})
		if _, ok := errors.AsType[*workbook.Refusal](err); err != nil && !ok {
			t.Fatal(err)
		}
	})
}

// FuzzSheet reads any XML as the sheet of a workbook.
func FuzzSheet(f *testing.F) {
	c := medical(f)
	good := filledForm(f, filledSheet{name: "表", rows: [][]any{lower12, {1, nil, nil, nil, nil, "一"}}})
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>No.</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		data := repack(t, good, map[string]func(io.Writer, []byte){firstSheet: replaced(sheet)})
		_, err := workbook.Read(bytes.NewReader(data), int64(len(data)), workbook.ReadOptions{Checklists: []*checklist.Checklist{c}})
		if _, ok := errors.AsType[*workbook.Refusal](err); err != nil && !ok {
			t.Fatal(err)
		}
	})
}
