package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"kaijisho/internal/checklist"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/importer"
)

// An openFinding is what an evaluator asked for and is not done yet.
type openFinding struct {
	Item        int    `json:"item"`
	Verdict     string `json:"verdict,omitempty"`
	Improvement string `json:"improvement"`
	Review      string `json:"review"` // the file that holds it
}

// openFindings reads the evaluators' returns in content/reviews. Mistakes in
// them are printed; what can be read counts.
func (a *app) openFindings(files fs.FS, sheets []*disclosure.Checklist) ([]openFinding, error) {
	reviews, list, err := importer.Reviews(files)
	if err != nil {
		return nil, err
	}
	if err := a.report(list); err != nil {
		return nil, err
	}
	open := []openFinding{}
	for _, r := range reviews {
		var sheet *checklist.Checklist
		if i := slices.IndexFunc(sheets, func(c *disclosure.Checklist) bool { return c.ID == r.Checklist }); i >= 0 {
			sheet = sheets[i].Checklist
		}
		for _, f := range r.Findings {
			if f.Open(sheet) {
				open = append(open, openFinding{f.Item, f.Verdict, f.Improvement, r.Path})
			}
		}
	}
	return open, nil
}

func (a *app) writeFindings(w io.Writer, open []openFinding) {
	if len(open) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", a.say("評価員の所見で、対応が済んでいないもの", "evaluators' findings that are still open"))
	for _, f := range open {
		first, _, _ := strings.Cut(f.Improvement, "\n")
		first = cmp.Or(first, a.say("改善策の記入なし", "no improvement is named"))
		fmt.Fprintf(w, "  %s %d  %s  %s（%s）\n", a.say("項目", "item"), f.Item, f.Verdict, first, f.Review)
	}
}
