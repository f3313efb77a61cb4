package site

import (
	"strconv"
	"strings"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/history"
)

// The paths of the pages. Once published they never change: they are made of
// numbers and ids that the checklist, the guidelines and the register keep.

func itemPath(it *disclosure.Item) string {
	return "items/" + it.Checklist.ID + "/" + it.Checklist.FileName(it) + ".html"
}

func tablePath(c *disclosure.Checklist) string { return "items/" + c.ID + "/index.html" }

func categoryPath(sub *disclosure.Subcategory) string {
	return "categories/" + sub.Checklist.ID + "/" + sub.Slug + ".html"
}

func guidelinePath(g *disclosure.Guideline) string { return "guidelines/" + g.ID + "/index.html" }

func clausePath(c *disclosure.Clause) string {
	return "guidelines/" + c.Guideline.ID + "/" + c.ID + ".html"
}

func crosswalkPath(c *disclosure.Checklist) string { return "crosswalk/" + c.ID + ".html" }

func coveragePath(g *disclosure.Guideline) string { return "coverage/" + g.ID + ".html" }

func evidencePath(e *disclosure.Evidence) string { return "evidence/" + e.ID + ".html" }

func freePagePath(p *disclosure.Page) string { return "pages/" + p.Slug + ".html" }

// attachmentPath is where a file below content/attachments is published.
func attachmentPath(file string) string {
	return "attachments/" + strings.TrimPrefix(file, "attachments/")
}

// Anchors of items and 中分類 on pages of many. The checklist's id keeps two
// sheets on one page apart.

func itemAnchor(it *disclosure.Item) string { return it.Checklist.ID + "-" + it.Checklist.FileName(it) }

func subcategoryAnchor(sub *disclosure.Subcategory) string { return sub.Checklist.ID + "-" + sub.Slug }

func itemName(it *disclosure.Item) string { return "項目" + strconv.Itoa(it.No) }

const (
	homePath       = "index.html"
	guidelinesPath = "guidelines/index.html"
	registerPath   = "evidence/index.html"
	kindsPath      = "evidence/kinds.html"
	disclosurePath = "disclosure.html"
	customerPath   = "customer.html"
	changesPath    = "changes/index.html"
	gapsPath       = "gaps.html"
	searchPath     = "search.html"
	printPath      = "print.html"
	errataPath     = "errata.html"
	aboutPath      = "about.html"
	notFoundPath   = "404.html"
)

// A spot is where a page stands. Links from it are relative and name a file,
// so that they work below any address, from a disk and inside a zip.
type spot struct {
	dir  string // "items/medical-cloud/", "" at the root
	root string // the way back to the root: "../../", "" at the root
}

func spotOf(path string) spot {
	dir := path[:strings.LastIndexByte(path, '/')+1]
	return spot{dir: dir, root: strings.Repeat("../", strings.Count(dir, "/"))}
}

// to is the link from the spot to a path of the site, which may carry a fragment.
func (s spot) to(path string) string {
	if rest, ok := strings.CutPrefix(path, s.dir); ok && s.dir != "" && strings.IndexByte(rest, '/') < 0 {
		return rest
	}
	return s.root + path
}

// Pages are the paths of the pages that Render makes of the document and log.
func Pages(doc *disclosure.Document, log *history.Log) []string {
	s := &site{doc: doc, past: newPast(doc, log, nil)}
	var paths []string
	for _, j := range s.jobs() {
		paths = append(paths, j.path)
	}
	return paths
}
