package main

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

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
func (a *app) openFindings(files fs.FS) ([]openFinding, error) {
	reviews, list, err := importer.Reviews(files)
	if err != nil {
		return nil, err
	}
	if err := a.report(list); err != nil {
		return nil, err
	}
	open := []openFinding{}
	for _, r := range reviews {
		for _, f := range r.Findings {
			if f.Open() {
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
		fmt.Fprintf(w, "  %s %d  %s  %s（%s）\n", a.say("項目", "item"), f.Item, f.Verdict, first, f.Review)
	}
}
