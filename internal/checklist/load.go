package checklist

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"kaijisho/internal/diag"
	"kaijisho/internal/project"
	"kaijisho/internal/strictyaml"
)

// Available lists the ids of the checklists that fsys holds, sorted.
func Available(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, "checklist")
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		if _, err := fs.Stat(fsys, path.Join("checklist", e.Name(), "checklist.yaml")); err == nil {
			ids = append(ids, e.Name())
		}
	}
	return ids, nil
}

// Load reads the checklist from checklist/<id>/ and its guidelines from
// checklist/guidelines/. Mistakes in the files are in the list; the checklist
// holds whatever could be read, and is nil only when checklist.yaml could not.
func Load(fsys fs.FS, id string) (*Checklist, diag.List, error) {
	l, c := load(fsys, id)
	return c, l.list, l.err
}

func load(fsys fs.FS, id string) (*loader, *Checklist) {
	l := newLoader(fsys, path.Join("checklist", id))
	var file sheetFile
	src := l.read(path.Join(l.dir, "checklist.yaml"), &file)
	if src == nil || l.err != nil {
		return l, nil
	}
	c := file.checklist()
	c.Span = src.Span(0, 0)
	guidelines := make([]*Guideline, len(file.Guidelines))
	join := l.fork(len(guidelines), func(l *loader, i int) { guidelines[i] = l.guideline(file.Guidelines[i].Text) })
	l.allItems(c)
	l.number(c)
	l.chapters(c)
	l.errata(c)
	l.crosswalk(c)
	join()
	for _, guideline := range guidelines {
		if guideline != nil {
			c.Guidelines = append(c.Guidelines, guideline)
		}
	}
	return l, c
}

// A loader gathers mistakes and remembers the first failure of the machine,
// after which it reads nothing more.
type loader struct {
	fsys  fs.FS
	dir   string
	list  diag.List
	err   error
	texts map[string]string // of the files read, "" for those that are not there
}

func newLoader(fsys fs.FS, dir string) *loader {
	return &loader{fsys: fsys, dir: dir, texts: map[string]string{}}
}

// fork lets n loaders of their own work at once. join waits for them and takes
// over what they found, in order.
func (l *loader) fork(n int, work func(l *loader, i int)) (join func()) {
	loaders := make([]*loader, n)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range loaders {
			loaders[i] = newLoader(l.fsys, l.dir)
			group.Go(func() error { work(loaders[i], i); return nil })
		}
		group.Wait()
	}()
	return func() {
		<-done
		for _, one := range loaders {
			l.list.Add(one.list...)
			l.err = cmp.Or(l.err, one.err)
			maps.Copy(l.texts, one.texts)
		}
	}
}

// read decodes one YAML file; nil when it could not be read at all.
func (l *loader) read(name string, into any) *diag.Source {
	if l.err != nil {
		return nil
	}
	src, list, err := project.ReadText(l.fsys, name)
	l.list.Add(list...)
	l.err = err
	l.texts[name] = ""
	if src != nil {
		l.texts[name] = src.Text
		l.list.Add(strictyaml.Decode(src, into)...)
	}
	return src
}

// readOptional is read for a file that need not be there.
func (l *loader) readOptional(name string, into any) {
	if _, err := fs.Stat(l.fsys, name); errors.Is(err, fs.ErrNotExist) {
		l.texts[name] = ""
		return
	}
	l.read(name, into)
}

type sheetFile struct {
	ID         string              `yaml:"id,required"`
	Title      string              `yaml:"title,required"`
	Short      string              `yaml:"short,required"`
	Source     Origin              `yaml:"source"`
	Guidelines []strictyaml.String `yaml:"guidelines"`
	Statuses   []*Status           `yaml:"statuses,required"`
	Unanswered string              `yaml:"unanswered,required"`
	Verdicts   []string            `yaml:"verdicts"`
	Form       Form                `yaml:"form,required"`
	Categories []categoryFile      `yaml:"categories,required"`
}

type categoryFile struct {
	Title         string            `yaml:"title,required"`
	Subcategories []subcategoryFile `yaml:"subcategories,required"`
}

type subcategoryFile struct {
	Slug  strictyaml.String `yaml:"slug,required"`
	Title string            `yaml:"title,required"`
	File  string            `yaml:"file,required"`
}

func (f *sheetFile) checklist() *Checklist {
	c := &Checklist{
		ID: f.ID, Title: f.Title, Short: f.Short, Source: f.Source,
		Statuses: f.Statuses, Unanswered: f.Unanswered, Verdicts: f.Verdicts, Form: f.Form,
	}
	for _, g := range f.Guidelines {
		c.GuidelineIDs = append(c.GuidelineIDs, g.Text)
	}
	for _, cf := range f.Categories {
		category := &Category{Title: cf.Title}
		for _, sf := range cf.Subcategories {
			category.Subcategories = append(category.Subcategories,
				&Subcategory{Slug: sf.Slug.Text, Title: sf.Title, File: sf.File, Category: category})
		}
		c.Categories = append(c.Categories, category)
	}
	return c
}

// number sorts the items and reports numbers that leave a gap or come twice.
func (l *loader) number(c *Checklist) {
	slices.SortStableFunc(c.Items, func(a, b *Item) int { return cmp.Compare(a.No, b.No) })
	want := 1
	for _, it := range c.Items {
		if it.No != want {
			l.list.Add(diag.New("item-number", it.Span, "no", strconv.Itoa(it.No), "want", strconv.Itoa(want)))
		}
		want = it.No + 1
	}
}

type errataFile struct {
	Errata []*Erratum `yaml:"errata"`
}

func (l *loader) errata(c *Checklist) {
	var file errataFile
	l.readOptional(path.Join(l.dir, "errata.yaml"), &file)
	c.Errata = file.Errata
}

// FileTypes are the Go types that the files of a checklist are read into, by
// the name of the file's schema.
func FileTypes() map[string]reflect.Type {
	return map[string]reflect.Type{
		"checklist": reflect.TypeFor[sheetFile](),
		"items":     reflect.TypeFor[itemsFile](),
		"guideline": reflect.TypeFor[guidelineFile](),
		"chapters":  reflect.TypeFor[chaptersFile](),
		"errata":    reflect.TypeFor[errataFile](),
		"crosswalk": reflect.TypeFor[crosswalkFile](),
	}
}
