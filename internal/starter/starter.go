// Package starter owns what a new project begins with: stubs for every item of
// a checklist, or the complete sample, and around them what a team wants on the
// first day (CI for two hosts, editor settings, schemas, a README).
//
// Plan says which files there would be; Write creates them and touches nothing
// that exists.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"text/template"

	"kaijisho/internal/checklist"
)

//go:embed files
var files embed.FS

// A File is one file of the new project.
type File struct {
	Path string // relative to the project, with slashes
	Data []byte
}

// Options choose what Plan plans.
type Options struct {
	// BuiltIn holds checklist/ and the sample's content/.
	BuiltIn fs.FS
	// Checklist is the one to answer.
	Checklist *checklist.Checklist
	// Example asks for the complete sample instead of stubs.
	Example bool
	// Date, YYYY-MM-DD, becomes the date of the first release.
	Date string
	// Schemas are the JSON Schemas by name.
	Schemas map[string][]byte
}

// around are the files beside content/, and the embedded file each is made of:
// embedding leaves out names that begin with a dot.
var around = map[string]string{
	"README.md":                        "files/README.md",
	".editorconfig":                    "files/editorconfig",
	".gitignore":                       "files/gitignore",
	".vscode/settings.json":            "files/vscode-settings.json",
	".github/workflows/disclosure.yml": "files/github-workflow.yml",
	".gitlab-ci.yml":                   "files/gitlab-ci.yml",
}

// Plan returns the files of a new project, sorted by path.
func Plan(opt Options) ([]File, error) {
	var plan []File
	for name, from := range around {
		data, err := files.ReadFile(from)
		if err != nil {
			return nil, err
		}
		plan = append(plan, File{name, data})
	}
	for name, data := range opt.Schemas {
		plan = append(plan, File{"schemas/" + name + ".schema.json", data})
	}
	offers, err := snippets(opt.Checklist)
	if err != nil {
		return nil, err
	}
	plan = append(plan, File{".vscode/kaijisho.code-snippets", append(offers, '\n')})
	content, err := opt.content()
	if err != nil {
		return nil, err
	}
	plan = append(plan, content...)
	slices.SortFunc(plan, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return plan, nil
}

func (opt Options) content() ([]File, error) {
	if opt.Example {
		return sample(opt.BuiltIn)
	}
	out := []File{}
	for _, name := range []string{"disclosure.yaml", "evidence.yaml"} {
		t, err := template.ParseFS(files, "files/"+name)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if err := t.Execute(&b, struct{ Checklist, Date string }{opt.Checklist.ID, opt.Date}); err != nil {
			return nil, err
		}
		out = append(out, File{"content/" + name, b.Bytes()})
	}
	for _, it := range opt.Checklist.Items {
		name := opt.Checklist.FileName(it.No) + ".md"
		out = append(out, File{path.Join("content/answers", opt.Checklist.ID, name), stub(it)})
	}
	return out, nil
}

// sample copies the built-in content.
func sample(fsys fs.FS) ([]File, error) {
	var out []File
	err := fs.WalkDir(fsys, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out = append(out, File{path.Clean(name), data})
		return err
	})
	return out, err
}

// stub is an answer to be: the item's title and what it demands, as comments,
// and nothing that would count as an answer. The requirement is whole, each
// sub-item on a line of its own, because it is what the author has to answer.
func stub(it *checklist.Item) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\n# 項目%d %s\n#\n# 要求:\n", it.No, it.Title)
	for line := range strings.Lines(it.Requirement) {
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(&b, "#   %s\n", line)
		}
	}
	if len(it.EvidenceExamples) > 0 {
		fmt.Fprintf(&b, "# 確認対象物例: %s\n", strings.Join(it.EvidenceExamples, "、"))
	}
	b.WriteString("#\n# status: conforming\n# reviewed: 2026-01-01\n---\n")
	return b.Bytes()
}
