package checklist

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

type itemsFile struct {
	Category    strictyaml.String `yaml:"category,required"`
	Subcategory strictyaml.String `yaml:"subcategory,required"`
	Items       []itemFile        `yaml:"items,required"`
}

type itemFile struct {
	No               int                       `yaml:"no,required"`
	Title            string                    `yaml:"title,required"`
	Requirement      string                    `yaml:"requirement,required"`
	EvidenceExamples []string                  `yaml:"evidence_examples"`
	Guidelines       map[string][]citationFile `yaml:"guidelines"`
	References       map[string]string         `yaml:"references"`
	CurrentRule      string                    `yaml:"current_rule"`
	Span             diag.Span                 `yaml:",span"`
	Keys             strictyaml.Keys           `yaml:",keys"`
}

type citationFile struct {
	Clause strictyaml.String `yaml:"clause,required"`
	Points []string          `yaml:"points"`
}

// allItems reads the files of all 中分類 at once.
func (l *loader) allItems(c *Checklist) {
	var subs []*Subcategory
	for _, category := range c.Categories {
		subs = append(subs, category.Subcategories...)
	}
	l.fork(len(subs), func(l *loader, i int) { l.items(c, subs[i]) })()
	for _, sub := range subs {
		c.Items = append(c.Items, sub.Items...)
	}
}

func (l *loader) items(c *Checklist, sub *Subcategory) {
	var file itemsFile
	if l.read(path.Join(l.dir, sub.File), &file) == nil {
		return
	}
	l.same("category", file.Category, sub.Category.Title)
	l.same("subcategory", file.Subcategory, sub.Title)
	for i := range file.Items {
		it := l.item(c, &file.Items[i])
		it.Subcategory = sub
		sub.Items = append(sub.Items, it)
	}
}

// same reports a category whose name differs between the two files that say it.
func (l *loader) same(key string, got strictyaml.String, want string) {
	if got.Text != want && got.Text != "" {
		l.list.Add(diag.New("category-mismatch", got.Span, "key", key, "want", want))
	}
}

func (l *loader) item(c *Checklist, f *itemFile) *Item {
	it := &Item{
		No: f.No, Title: f.Title, Requirement: f.Requirement, EvidenceExamples: f.EvidenceExamples,
		References: f.References, CurrentRule: f.CurrentRule, Span: f.Keys["no"],
		Blocks: Blocks(f.Requirement),
	}
	for _, guideline := range c.GuidelineIDs {
		for _, cite := range f.Guidelines[guideline] {
			it.Citations = append(it.Citations, Citation{
				Guideline: guideline, Clause: cite.Clause.Text, Points: cite.Points, Span: cite.Clause.Span,
			})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.Guidelines)) {
		if !slices.Contains(c.GuidelineIDs, id) {
			l.list.Add(diag.New("guideline-unknown", f.Keys["guidelines"], "id", id,
				"near", diag.Near(id, c.GuidelineIDs), "ids", strings.Join(c.GuidelineIDs, ", ")))
		}
	}
	it.Level = levelOf(it.Citations)
	return it
}

// recommendedMark begins the label of a point that recommends rather than
// demands. The guidelines themselves write 推奨 so.
const recommendedMark = "推"

// IsRecommended reports whether a point such as 推(1) is a recommendation.
func IsRecommended(point string) bool { return strings.HasPrefix(point, recommendedMark) }

// levelOf derives an item's level: recommended when every point it cites is a
// recommendation, mixed when some are. A clause cited whole is a duty.
func levelOf(citations []Citation) Level {
	var duties, recommendations int
	for _, c := range citations {
		if len(c.Points) == 0 {
			duties++
		}
		for _, p := range c.Points {
			if IsRecommended(p) {
				recommendations++
			} else {
				duties++
			}
		}
	}
	switch {
	case recommendations == 0:
		return Required
	case duties == 0:
		return Recommended
	}
	return Mixed
}

// Blocks splits a requirement into paragraphs and sub-items. A line that begins
// with "(n)" is a sub-item; numbers that begin again at (1) start a second run.
func Blocks(requirement string) []Block {
	var blocks []Block
	run, last := 1, 0
	for line := range strings.Lines(requirement) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		no, text := pointNumber(line)
		if no == 0 {
			blocks = append(blocks, Block{Text: line})
			continue
		}
		if no <= last {
			run++
		}
		last = no
		id := "p" + strconv.Itoa(no)
		if run > 1 {
			id = "p" + strconv.Itoa(run) + "-" + strconv.Itoa(no)
		}
		blocks = append(blocks, Block{Point: "(" + strconv.Itoa(no) + ")", Run: run, No: no, ID: id, Text: text})
	}
	return blocks
}

// pointNumber reads "(12)text"; 0 when the line does not begin so.
func pointNumber(line string) (int, string) {
	digits, text, ok := strings.Cut(strings.TrimPrefix(line, "("), ")")
	if !ok || line[0] != '(' || len(digits) > 3 {
		return 0, ""
	}
	no, err := strconv.Atoi(digits)
	if err != nil || no < 1 {
		return 0, ""
	}
	return no, strings.TrimSpace(text)
}
