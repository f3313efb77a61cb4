package importer

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/project"
	"kaijisho/internal/strictyaml"
	"kaijisho/internal/workbook"
)

// ReviewsDir is where evaluators' returns are kept. Nothing there is published:
// the document that is linked for the outputs does not know it.
const ReviewsDir = "content/reviews"

// A Review is what an evaluator returned: one file under content/reviews.
type Review struct {
	Evaluator string        `yaml:"evaluator"`
	Date      calendar.Date `yaml:"date,required"`
	Number    string        `yaml:"number"` // 整理番号
	Checklist string        `yaml:"checklist,required"`
	Findings  []Finding     `yaml:"findings"`
	Path      string
}

// A Finding is what was said of one item.
type Finding struct {
	Item        int           `yaml:"item,required"`
	Verdict     string        `yaml:"verdict"`
	Improvement string        `yaml:"improvement"`
	Note        string        `yaml:"note"`
	Resolved    calendar.Date `yaml:"resolved"` // set by the vendor when it is done
}

// Open reports whether the finding asks for something that is not done yet: it
// says what to improve, or its verdict is not that all is well. c is the sheet
// that was reviewed, or nil when the project answers it no longer: what its
// verdicts mean is then not known.
func (f Finding) Open(c *checklist.Checklist) bool {
	return f.Resolved.IsZero() && (f.Improvement != "" || f.Verdict != "" && adverse(c, f.Verdict))
}

// adverse reports whether a verdict asks for more. Forms shorten the words of
// the statuses for it (不適 for 不適合), so that its kind is the status's. Of
// words that are none of these, the form's first is the one that all is well.
func adverse(c *checklist.Checklist, verdict string) bool {
	if c == nil {
		return false
	}
	for _, s := range c.Statuses {
		if strings.HasPrefix(foldBlanks(s.Label), foldBlanks(verdict)) {
			return s.Kind != checklist.Met && s.Kind != checklist.Excluded
		}
	}
	return len(c.Verdicts) == 0 || foldBlanks(verdict) != foldBlanks(c.Verdicts[0])
}

// Reviews reads all reviews of a project, oldest first.
func Reviews(fsys fs.FS) ([]*Review, diag.List, error) {
	names, err := project.List(fsys, ReviewsDir, ".yaml")
	if err != nil {
		return nil, nil, err
	}
	var out []*Review
	var list diag.List
	for _, name := range names {
		src, found, err := project.ReadText(fsys, name)
		list.Add(found...)
		if err != nil {
			return nil, list, err
		}
		if src == nil {
			continue
		}
		r := &Review{Path: name}
		list.Add(strictyaml.Decode(src, r)...)
		out = append(out, r)
	}
	return out, list, nil
}

// NewReview plans the import of an evaluator's return: one file of findings for
// each checklist, and no change of any answer.
func NewReview(ctx context.Context, fsys fs.FS, sources *disclosure.Sources, filled *workbook.Filled, date calendar.Date, opt Options) (*Plan, error) {
	p, err := newPlanner(ctx, fsys, sources, filled, opt)
	if err != nil {
		return nil, err
	}
	var reviews []*Review
	for _, r := range filled.Rows {
		f, ok := p.finding(r)
		if !ok {
			continue
		}
		if n := len(reviews); n == 0 || reviews[n-1].Checklist != r.Checklist {
			reviews = append(reviews, &Review{
				Evaluator: filled.Fields["assessor"], Date: date, Number: filled.Fields["number"], Checklist: r.Checklist,
			})
		}
		last := reviews[len(reviews)-1]
		last.Findings = append(last.Findings, f)
		p.Findings++
	}
	for _, r := range reviews {
		if err := p.review(fsys, r, len(reviews) > 1); err != nil {
			return nil, err
		}
	}
	return p.Plan, nil
}

// finding is what an evaluator wrote into a row. A note that the vendor wrote
// is none of it.
func (p *planner) finding(r *workbook.Row) (Finding, bool) {
	c := p.change(r)
	if c.item == nil {
		return Finding{}, false
	}
	f := Finding{Item: r.No, Verdict: oneWord(r.Cells["verdict"].Text), Improvement: tidy(r.Cells["improvement"].Text)}
	if note := r.Cells["note"].Text; workbook.Fingerprint(note) != c.made("note") && c.wrote("note") {
		f.Note = tidy(note)
	}
	return f, f != Finding{Item: r.No}
}

func oneWord(s string) string { return strings.Join(strings.Fields(s), " ") }

// tidy takes the blanks off the ends of a text's lines.
func tidy(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " 　\t")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// review plans the file of a review.
func (p *planner) review(fsys fs.FS, r *Review, several bool) error {
	name := r.Date.String() + "-" + fileName(r.Evaluator)
	if several {
		name += "-" + r.Checklist
	}
	f := File{Path: path.Join(ReviewsDir, name+".yaml"), Text: r.String()}
	data, err := fs.ReadFile(fsys, f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Files = append(p.Files, f)
		return nil
	case err != nil:
		return err
	case string(data) == f.Text:
		return nil
	}
	f.Old, f.Exists = string(data), true
	if p.opt.Overwrite {
		p.Files = append(p.Files, f)
		return nil
	}
	p.Conflicts = append(p.Conflicts, Conflict{Path: f.Path, Diff: diffLines(f.Old, f.Text)})
	return nil
}

// fileName makes a name for a file of any text: its letters and digits.
func fileName(s string) string {
	parts := strings.FieldsFunc(strings.ToLower(norm.NFKC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	name := []rune(strings.Join(parts, "-"))
	if len(name) == 0 {
		return "evaluator"
	}
	return string(name[:min(len(name), 40)])
}

// String spells the review's file.
func (r *Review) String() string {
	var b strings.Builder
	b.WriteString("# 評価員の所見。公表されません。対応を終えた所見には resolved: 2027-01-31 のように日付を書き足します。\n")
	key := func(indent, name, value string) {
		if value != "" {
			b.WriteString(indent + name + ": " + strictyaml.Block(value, indent+"  ") + "\n")
		}
	}
	key("", "evaluator", r.Evaluator)
	b.WriteString("date: " + r.Date.String() + "\n")
	key("", "number", r.Number)
	key("", "checklist", r.Checklist)
	b.WriteString("findings:\n")
	for _, f := range r.Findings {
		b.WriteString("  - item: " + itoa(f.Item) + "\n")
		key("    ", "verdict", f.Verdict)
		key("    ", "improvement", f.Improvement)
		key("    ", "note", f.Note)
	}
	return b.String()
}
