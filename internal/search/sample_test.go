package search_test

import (
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"testing"

	"kaijisho/internal/diag"
	"kaijisho/internal/search"
	"kaijisho/internal/strictyaml"
)

// sample makes entries of the checklist that the program carries.
func sample(t *testing.T) data {
	t.Helper()
	root := os.DirFS("../..")
	d := data{
		labels: search.Labels{
			Kinds: []search.Label{{ID: "item", Text: "項目"}, {ID: "clause", Text: "条項"}},
			Fields: []search.FieldLabel{
				{ID: "requirement", Text: "対策項目", Weight: 1},
				{ID: "evidence", Text: "確認対象物例", Weight: 1},
				{ID: "clauses", Text: "ガイドライン", Weight: 4},
			},
		},
	}
	files, err := fs.Glob(root, "checklist/medical-cloud/items/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no items", err)
	}
	for _, name := range files {
		var file struct {
			Category    string `yaml:"category"`
			Subcategory string `yaml:"subcategory"`
			Items       []struct {
				No          int               `yaml:"no"`
				Title       string            `yaml:"title"`
				Requirement string            `yaml:"requirement"`
				Examples    []string          `yaml:"evidence_examples"`
				References  map[string]string `yaml:"references"`
			} `yaml:"items"`
		}
		read(t, root, name, &file)
		for _, it := range file.Items {
			e := search.Entry{Kind: "item", No: it.No, Key: strconv.Itoa(it.No), Title: it.Title, URL: fmt.Sprintf("items/medical-cloud/%03d.html", it.No)}
			e.Fields = append(e.Fields, search.Field{Name: "requirement", Anchor: "requirement", Text: it.Requirement})
			for _, x := range it.Examples {
				e.Fields = append(e.Fields, search.Field{Name: "evidence", Anchor: "evidence", Text: x})
			}
			for _, g := range []string{"mic-2018", "meti-2012"} {
				e.Fields = append(e.Fields, search.Field{Name: "clauses", Anchor: "guidelines", Text: it.References[g]})
			}
			d.entries = append(d.entries, e)
		}
	}
	var list diag.List
	if d.synonyms, list = search.Synonyms(source(t, root, "checklist/synonyms.yaml")); len(list) > 0 {
		t.Fatal(list)
	}
	return d
}

func source(t *testing.T, fsys fs.FS, name string) *diag.Source {
	t.Helper()
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return diag.NewSource(name, string(text))
}

func read(t *testing.T, fsys fs.FS, name string, into any) {
	t.Helper()
	strictyaml.Decode(source(t, fsys, name), into)
}
