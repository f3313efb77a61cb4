// Package group makes the projects that the benchmarks run on: the sample's
// service n times over, as a group of services would disclose them on one
// sheet. Item 79 of the third copy is item 585 (79 + 2·253); its answer, its
// references and its entries in evidence and chapters are those of the sample,
// so that every kind of page and every size of text occurs as often per item
// as it does there.
package group

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"kaijisho"
)

// Sheet is the id of the made checklist; sample the one it is made from.
const (
	Sheet  = "group"
	sample = "medical-cloud"
)

// Write writes a project of n copies into dir, which must not exist.
func Write(dir string, n int) error {
	if _, err := os.Lstat(dir); err == nil {
		return fmt.Errorf("%s exists", dir)
	}
	w := &writer{dir: dir, n: n}
	for _, step := range []func() error{w.checklist, w.sheet, w.chapters, w.content, w.answers} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type writer struct {
	dir   string
	n     int
	items int // of the sample
}

func (w *writer) file(name, text string) error {
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

func read(name string) (string, error) {
	data, err := kaijisho.FS.ReadFile(name)
	return string(data), err
}

// checklist repeats the categories, each copy's under names of its own.
func (w *writer) checklist() error {
	text, err := read("checklist/" + sample + "/checklist.yaml")
	if err != nil {
		return err
	}
	head, categories, found := strings.Cut(text, "\ncategories:\n")
	if !found {
		return fmt.Errorf("%s has no categories at its end", sample)
	}
	head = regexp.MustCompile(`(?m)^id: .*$`).ReplaceAllString(head, "id: "+Sheet)
	var b strings.Builder
	b.WriteString(head + "\ncategories:\n")
	for k := range w.n {
		b.WriteString(copyOf(categories, k))
	}
	return w.file("checklist/"+Sheet+"/checklist.yaml", b.String())
}

var (
	category = regexp.MustCompile(`(?m)^((?:sub)?category: )(.*)$`)
	slug     = regexp.MustCompile(`(slug: )([a-z-]+)`)
	inline   = regexp.MustCompile(`(title: )([^,}\n]+)`)
	itemFile = regexp.MustCompile(`items/([0-9]+)-`)
)

// copyOf renames what has to be unique in a list of categories.
func copyOf(categories string, k int) string {
	if k == 0 {
		return categories
	}
	suffix := strconv.Itoa(k + 1)
	categories = inline.ReplaceAllString(categories, "${1}${2} "+suffix)
	categories = slug.ReplaceAllString(categories, "${1}${2}-"+suffix)
	return itemFile.ReplaceAllString(categories, "items/"+suffix+"-${1}-")
}

var number = regexp.MustCompile(`(?m)^(\s*- no: )([0-9]+)$`)

// sheet repeats the files of items with their numbers moved on.
func (w *writer) sheet() error {
	files, err := texts("checklist/" + sample + "/items/*.yaml")
	if err != nil {
		return err
	}
	for _, text := range files {
		w.items += len(number.FindAllString(text, -1))
	}
	for name, text := range files {
		for k := range w.n {
			to := filepath.Base(name)
			out := number.ReplaceAllStringFunc(text, func(m string) string { return shift(number, m, k*w.items) })
			if k > 0 {
				suffix := strconv.Itoa(k + 1)
				to = suffix + "-" + to
				out = category.ReplaceAllString(out, "${1}${2} "+suffix)
			}
			if err := w.file("checklist/"+Sheet+"/items/"+to, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// texts reads the files that match, by name.
func texts(pattern string) (map[string]string, error) {
	names, err := fs.Glob(kaijisho.FS, pattern)
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, name := range names {
		if all[name], err = read(name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// shift adds to the number in the second group of a match.
func shift(re *regexp.Regexp, match string, by int) string {
	m := re.FindStringSubmatch(match)
	n, _ := strconv.Atoi(m[2]) // digits
	return m[1] + strconv.Itoa(n+by) + strings.Join(m[3:], "")
}

// chapters are those of the first copy: a chapter may name any item, and a
// document of 100,000 would have chapters of its own.
func (w *writer) chapters() error {
	text, err := read("checklist/" + sample + "/chapters.yaml")
	if err != nil {
		return err
	}
	return w.file("checklist/"+Sheet+"/chapters.yaml", text)
}

// content copies everything of the sample but its answers and its past.
func (w *writer) content() error {
	return fs.WalkDir(kaijisho.FS, "content", func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == "content/answers" || name == "content/releases" {
			if err == nil {
				err = fs.SkipDir
			}
			return err
		}
		if e.IsDir() {
			return nil
		}
		text, err := read(name)
		if err != nil {
			return err
		}
		if name == "content/disclosure.yaml" {
			text = regexp.MustCompile(`(?m)^checklists: .*$`).ReplaceAllString(text, "checklists: ["+Sheet+"]")
		}
		return w.file(name, strings.ReplaceAll(text, sample+"/", Sheet+"/"))
	})
}

var (
	reference = regexp.MustCompile(`(\[\[(?:項目|No\.)?)([0-9]+)(\(|\]|\|)`)
	sameAs    = regexp.MustCompile(`(?m)^(same_as: )([0-9]+)`)
)

// answers repeats the answers, with references to items of the same copy.
func (w *writer) answers() error {
	files, err := texts("content/answers/" + sample + "/*.md")
	if err != nil {
		return err
	}
	digits := len(strconv.Itoa(w.items * w.n))
	for name, text := range files {
		no, err := strconv.Atoi(strings.TrimSuffix(filepath.Base(name), ".md"))
		if err != nil {
			return err
		}
		for k := range w.n {
			by := k * w.items
			out := reference.ReplaceAllStringFunc(text, func(m string) string { return shift(reference, m, by) })
			out = sameAs.ReplaceAllStringFunc(out, func(m string) string { return shift(sameAs, m, by) })
			if err := w.file(fmt.Sprintf("content/answers/%s/%0*d.md", Sheet, digits, no+by), out); err != nil {
				return err
			}
		}
	}
	return nil
}
