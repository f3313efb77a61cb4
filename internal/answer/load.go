package answer

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
	"kaijisho/internal/project"
	"kaijisho/internal/strictyaml"
)

// Where a vendor's files are, relative to the project.
const (
	DisclosureFile = "content/disclosure.yaml"
	EvidenceFile   = "content/evidence.yaml"
	AnswersDir     = "content/answers"
	PagesDir       = "content/pages"
	AttachmentsDir = "content/attachments"
)

// Load reads everything under content/. Every file is read even when others
// have mistakes. The error is a failure of the machine.
func Load(ctx context.Context, fsys fs.FS) (*Set, diag.List, error) {
	d, list, err := LoadDisclosure(fsys)
	if err != nil {
		return nil, list, err
	}
	set, found, err := LoadRest(ctx, fsys, d, nil)
	return set, append(list, found...), err
}

// LoadRest reads everything under content/ but disclosure.yaml, which was read
// before. The parts are read at once; what is wrong with them stays in order.
// m may be nil.
func LoadRest(ctx context.Context, fsys fs.FS, d *Disclosure, m *Memory) (*Set, diag.List, error) {
	set := &Set{Disclosure: d}
	steps := []func() (diag.List, error){
		func() (diag.List, error) { return loadEvidence(fsys, set) },
		func() (diag.List, error) { return loadAnswers(ctx, fsys, set, m) },
		func() (diag.List, error) { return loadPages(fsys, set) },
		func() (diag.List, error) { return loadRedirects(fsys, set) },
	}
	lists := make([]diag.List, len(steps))
	var group errgroup.Group
	for i, step := range steps {
		group.Go(func() (err error) {
			lists[i], err = step()
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, slices.Concat(lists...), err
	}
	return set, slices.Concat(lists...), nil
}

// LoadDisclosure reads disclosure.yaml.
func LoadDisclosure(fsys fs.FS) (*Disclosure, diag.List, error) {
	d := &Disclosure{}
	src, list, err := project.ReadText(fsys, DisclosureFile)
	if src == nil {
		return d, list, err
	}
	list.Add(strictyaml.Decode(src, d)...)
	d.Source = src
	list.Add(d.check()...)
	return d, list, nil
}

func loadEvidence(fsys fs.FS, set *Set) (diag.List, error) {
	if _, err := fs.Stat(fsys, EvidenceFile); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	src, list, err := project.ReadText(fsys, EvidenceFile)
	if src == nil {
		return list, err
	}
	list.Add(strictyaml.Decode(src, &set.Evidence)...)
	list.Add(checkEvidence(set.Evidence)...)
	return list, nil
}

// parsed is what one file gave; each goroutine fills its own.
type parsed struct {
	answer *Answer
	page   *Page
	list   diag.List
	text   string
}

func loadAnswers(ctx context.Context, fsys fs.FS, set *Set, m *Memory) (diag.List, error) {
	names, list, err := answerFiles(fsys)
	if err != nil {
		return nil, err
	}
	results, err := parallel(ctx, names, func(name string) (parsed, error) { return readAnswer(fsys, name, m) })
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		list.Add(r.list...)
		if r.answer != nil {
			set.Answers = append(set.Answers, r.answer)
		}
	}
	slices.SortStableFunc(set.Answers, func(a, b *Answer) int {
		return cmp.Or(cmp.Compare(a.Checklist, b.Checklist), cmp.Compare(a.No, b.No))
	})
	return list, nil
}

// answerFiles are the paths of all answers. What else lies among them is a mistake.
func answerFiles(fsys fs.FS) (names []string, list diag.List, err error) {
	dirs, err := fs.ReadDir(fsys, AnswersDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, d := range dirs {
		dir := path.Join(AnswersDir, d.Name())
		if !d.IsDir() {
			list.Add(unexpected(dir, "回答は content/answers/<チェックリストのid>/ に置きます", "answers belong into content/answers/<checklist id>/"))
			continue
		}
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			switch {
			case strings.HasPrefix(e.Name(), "."):
			case !strings.HasSuffix(e.Name(), ".md"):
				list.Add(unexpected(name, "回答は .md のファイルです", "answers are .md files"))
			default:
				names = append(names, name)
			}
		}
	}
	return names, list, nil
}

func unexpected(name, hint, hintEN string) diag.Diagnostic {
	return diag.New("file-unexpected", diag.NewSource(name, "").Span(0, 0), "hint", hint, "hint_en", hintEN)
}

// parallel reads files at once and keeps their order.
func parallel(ctx context.Context, names []string, read func(string) (parsed, error)) ([]parsed, error) {
	results := make([]parsed, len(names))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			results[i], err = read(name)
			return err
		})
	}
	return results, group.Wait()
}

func readAnswer(fsys fs.FS, name string, m *Memory) (parsed, error) {
	src, list, err := project.ReadText(fsys, name)
	if src == nil {
		return parsed{list: list}, err
	}
	return m.answer(src), nil
}

var itemNumber = regexp.MustCompile(`^0*([1-9][0-9]{0,8})$`)

// ParseAnswer reads the text of one answer. Its checklist and number come from
// the path; the number is 0 when the name is none.
func ParseAnswer(src *diag.Source) (*Answer, diag.List) {
	var list diag.List
	a := &Answer{Checklist: path.Base(path.Dir(src.Path)), Source: src}
	name := path.Base(src.Path)
	if m := itemNumber.FindStringSubmatch(strings.TrimSuffix(name, ".md")); m != nil {
		a.No, _ = strconv.Atoi(m[1])
	} else {
		list.Add(diag.New("answer-name", src.Span(0, 0), "name", name))
	}
	head, body, found := splitFrontMatter(src)
	a.Head, a.Start = head, body
	if len(found) == 0 || head.Start < head.End {
		found = append(found, strictyaml.DecodeSpan(head, &a.FrontMatter)...)
	}
	list.Add(found...)
	a.Unread = a.Keys == nil && len(found) > 0
	doc, found := markdown.Parse(src, body)
	list.Add(found...)
	a.Body = doc
	if a.Keys["same_as"].Source != nil && !doc.Empty() {
		list.Add(diag.New("same-as-body", a.Keys["same_as"]))
	}
	return a, list
}

func loadPages(fsys fs.FS, set *Set) (diag.List, error) {
	names, err := project.List(fsys, PagesDir, ".md")
	if err != nil {
		return nil, err
	}
	var list diag.List
	for _, name := range names {
		r, err := readPage(fsys, name)
		if err != nil {
			return nil, err
		}
		list.Add(r.list...)
		if r.page != nil {
			set.Pages = append(set.Pages, r.page)
		}
	}
	slices.SortStableFunc(set.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Slug, b.Slug))
	})
	return list, nil
}

func readPage(fsys fs.FS, name string) (parsed, error) {
	src, list, err := project.ReadText(fsys, name)
	if src == nil {
		return parsed{list: list}, err
	}
	p, found := ParsePage(src)
	list.Add(found...)
	return parsed{page: p, list: list}, nil
}

// ParsePage reads the text of one free page.
func ParsePage(src *diag.Source) (*Page, diag.List) {
	var list diag.List
	p := &Page{Slug: strings.TrimSuffix(path.Base(src.Path), ".md"), Source: src}
	if !slugPattern.MatchString(p.Slug) {
		list.Add(diag.New("page-name", src.Span(0, 0), "name", p.Slug))
	}
	head, body, found := splitFrontMatter(src)
	list.Add(found...)
	p.Start = body
	if len(found) == 0 || head.Start < head.End {
		list.Add(strictyaml.DecodeSpan(head, p)...)
	}
	doc, found := markdown.Parse(src, body)
	list.Add(found...)
	p.Body = doc
	return p, list
}

// FileTypes are the Go types that a vendor's files are read into, by the name
// of the file's schema.
func FileTypes() map[string]reflect.Type {
	return map[string]reflect.Type{
		"disclosure": reflect.TypeFor[Disclosure](),
		"evidence":   reflect.TypeFor[[]*Evidence](),
		"answer":     reflect.TypeFor[FrontMatter](),
		"page":       reflect.TypeFor[Page](),
		"redirects":  reflect.TypeFor[[]*Redirect](),
	}
}
