// Package hugo writes a project's answers as a site for Hugo, for comparison:
// the same Markdown with the data that the pages show as front matter, and
// templates as small as they can be for the same kinds of pages: items,
// 中分類, clauses and documents with the items that belong to them, lists of all
// of these, everything on one page, and what hospitals are asked for.
package hugo

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"kaijisho"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/project"
)

//go:embed all:site
var site embed.FS

// Write writes the site into dir, which must not exist.
func Write(dir, from string) error {
	if _, err := os.Lstat(dir); err == nil {
		return fmt.Errorf("%s exists", dir)
	}
	doc, err := load(from)
	if err != nil {
		return err
	}
	templates, err := fs.Sub(site, "site")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, templates); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, "content", "items"), 0o755); err != nil {
		return err
	}
	texts := map[string][]byte{"customer": []byte(`{"title": "医療機関等の対応", "layout": "customer"}`)}
	for _, c := range doc.Checklists {
		if len(c.Items) <= wholeLimit {
			texts["print"] = []byte(`{"title": "すべての項目", "layout": "print"}`)
		}
		for _, it := range c.Items {
			if texts["items/"+c.FileName(it)], err = page(it); err != nil {
				return err
			}
		}
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, "content", name+".md"), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// wholeLimit is the number of items up to which there is a page of all answers,
// as in package site.
const wholeLimit = 3000

func load(dir string) (*disclosure.Document, error) {
	own, closer, err := project.Open(dir)
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	files := project.Layers(own, project.Only(kaijisho.FS, "checklist"))
	doc, list, err := disclosure.Load(context.Background(), files, disclosure.Options{})
	if err == nil && (doc == nil || list.HasErrors()) {
		err = fmt.Errorf("%s has mistakes", dir)
	}
	return doc, err
}

// page is an item: front matter in JSON, then the answer as it was written.
func page(it *disclosure.Item) ([]byte, error) {
	head := map[string]any{
		"title": "項目" + strconv.Itoa(it.No) + " " + it.Title, "weight": it.No,
		"requirement": it.Requirement, "examples": it.EvidenceExamples, "status": it.Status.Label,
		"categories": []string{it.Subcategory.Title + " " + it.Subcategory.Slug},
		"clauses":    clauses(it),
	}
	body := ""
	if a := it.Answer; a != nil {
		var documents, at []string
		for _, use := range a.Evidence {
			documents = append(documents, use.Evidence.ID)
			at = append(at, use.At)
		}
		head["documents"], head["at"], head["customer"] = documents, at, a.Customer
		head["reviewed"], head["owner"] = a.Reviewed.String(), a.Owner
		body = a.Markdown
	}
	text, err := json.MarshalIndent(head, "", " ")
	return append(append(text, "\n\n"...), body...), err
}

func clauses(it *disclosure.Item) []string {
	var all []string
	for _, cite := range it.Clauses {
		all = append(all, cite.Clause.Guideline.ID+" "+cite.Clause.ID)
	}
	return all
}
