package disclosure_test

import (
	"testing"

	"golang.org/x/tools/txtar"

	"kaijisho/internal/disclosure"
)

func cleanDocument(t testing.TB) *disclosure.Document {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/clean.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	doc, _, err := disclosure.Load(t.Context(), fsys, disclosure.Options{})
	if err != nil || doc == nil {
		t.Fatal(doc, err)
	}
	return doc
}

func TestResolve(t *testing.T) {
	doc := cleanDocument(t)
	for target, want := range map[string]string{
		"1": "項目1", "01": "項目1", "項目1": "項目1", "No.1": "項目1", "１": "項目1", "1(2)": "項目1(2)", "１（２）": "項目1(2)",
		"1(2-1)": "項目1の2-(1)", "1(3)": "", "9": "", "": "", "doc:rules": "規程集", "doc: rules": "規程集", "doc:secret": "（非公開の文書）", "doc:": "",
		"見本GL 1.1": "見本GL 1.1", "見本ＧＬ　１．１": "見本GL 1.1", "sample-gl 1.10": "見本GL 1.10", "見本GL 1.1①": "見本GL 1.1①",
		"見本GL 1.1推(1)": "見本GL 1.1推(1)", "見本GL 1.1②": "", "見本GL": "", "見本GL 1.100": "",
	} {
		got, ok := doc.Resolve(doc.Checklists[0], target)
		if got.Text() != want || ok != (want != "") {
			t.Errorf("[[%s]] is %q, %t; want %q", target, got.Text(), ok, want)
		}
	}
}

func FuzzResolve(f *testing.F) {
	for _, s := range []string{"1", "項目79(3)", "見本GL 1.1①", "doc:rules", "見本GL 1.1推(1)", "１（２－１）", "999999999999"} {
		f.Add(s)
	}
	doc := cleanDocument(f)
	f.Fuzz(func(t *testing.T, target string) {
		got, ok := doc.Resolve(doc.Checklists[0], target)
		if ok != (got.Text() != "") {
			t.Errorf("[[%s]]: %t, but its text is %q", target, ok, got.Text())
		}
	})
}
