package checklist_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/checklist"
)

// Every cited clause exists, and every clause is cited unless it says why not.
func TestClausesAndCitationsMeet(t *testing.T) {
	c, _ := medicalCloud(t)
	for _, g := range c.Guidelines {
		clauses := map[string]*checklist.Clause{}
		for _, clause := range g.Clauses {
			clauses[clause.Number] = clause
		}
		cited := map[string]bool{}
		for _, it := range c.Items {
			for _, cite := range it.Citations {
				if cite.Guideline != g.ID {
					continue
				}
				cited[cite.Clause] = true
				if clauses[cite.Clause] == nil {
					t.Errorf("item %d cites %s %s, which does not exist", it.No, g.ID, cite.Clause)
				}
			}
		}
		for _, clause := range g.Clauses {
			if silent := clause.Structure || clause.Uncited; cited[clause.Number] == silent {
				t.Errorf("%s %s: cited %v, structure %v, uncited %v",
					g.ID, clause.Number, cited[clause.Number], clause.Structure, clause.Uncited)
			}
		}
	}
}

// The reference columns as text and the citations as data say the same.
func TestReferencesReadAsTheCitations(t *testing.T) {
	c, _ := medicalCloud(t)
	readers := map[string]func(string) []checklist.Citation{"mic-2018": readMIC, "meti-2012": readMETI}
	for _, it := range c.Items {
		if len(it.Citations) == 0 {
			t.Errorf("item %d cites nothing", it.No)
		}
		for _, id := range c.GuidelineIDs {
			var want []checklist.Citation
			for _, cite := range it.Citations {
				if cite.Guideline == id {
					want = append(want, checklist.Citation{Clause: cite.Clause, Points: cite.Points})
				}
			}
			if diff := cmp.Diff(gather(readers[id](squeeze(it.References[id]))), want); diff != "" {
				t.Errorf("item %d, %s: text (-) and citations (+) differ:\n%s", it.No, id, diff)
			}
		}
	}
}

func TestReferenceReaders(t *testing.T) {
	tests := []struct {
		name string
		read func(string) []checklist.Citation
		text string
		want []checklist.Citation
	}{
		{"section holds for what follows", readMIC, "3.2.4(2)(ア)1.就業開始時における対応①,3.退職後の守秘義務等④,⑤",
			[]checklist.Citation{{Clause: "3.2.4(2)(ア)1", Points: []string{"①"}}, {Clause: "3.2.4(2)(ア)3", Points: []string{"④", "⑤"}}}},
		{"number after a lettered title", readMIC, "3.2.3(2)(ウ)(a)識別及び認証2臨床検査システム①",
			[]checklist.Citation{{Clause: "3.2.3(2)(ウ)(a)2", Points: []string{"①"}}}},
		{"no number, no point", readMIC, "本文2.5より", []checklist.Citation{{Clause: "2.5"}}},
		{"two clauses", readMETI, "[7.6.14題](6),推(1)[7.10.1題](1)",
			[]checklist.Citation{{Clause: "7.6.14", Points: []string{"(6)", "推(1)"}}, {Clause: "7.10.1", Points: []string{"(1)"}}}},
		{"points below a number", readMETI, "[7.3題(体制、規程)]1(1),(2)",
			[]checklist.Citation{{Clause: "7.3", Points: []string{"1(1)", "1(2)"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.read(tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTitlesTellItemsApart(t *testing.T) {
	c, _ := medicalCloud(t)
	seen := map[string]int{}
	for _, it := range c.Items {
		if n := utf8.RuneCountInString(it.Title); n < 8 || n > 24 {
			t.Errorf("item %d: title %q has %d characters", it.No, it.Title, n)
		}
		if first := seen[it.Title]; first != 0 {
			t.Errorf("items %d and %d are both called %q", first, it.No, it.Title)
		}
		seen[it.Title] = it.No
	}
}

var (
	micEntry   = regexp.MustCompile(`([^①-⑨]+)((?:[①-⑨],?)*)`)
	micSection = regexp.MustCompile(`^(?:本文)?(\d+(?:\.\d+)+(?:\(\d+\))?(?:\([ア-ン]\))?(?:\([a-z]\))?)`)
	micNumber  = regexp.MustCompile(`\d`)
	micPoint   = regexp.MustCompile(`[①-⑨]`)
	metiClause = regexp.MustCompile(`\[(\d+(?:\.\d+)+)[^\]]*\]([^\[]*)`)
	metiPoint  = regexp.MustCompile(`(推?)(\d?)(\(\d+\))`)
)

// readMIC reads the column of the 2018 guideline, white space dropped: a section,
// a number below it, its title, circled points. A section holds until the next.
func readMIC(text string) []checklist.Citation {
	var citations []checklist.Citation
	section := ""
	for _, entry := range micEntry.FindAllStringSubmatch(text, -1) {
		head := strings.TrimPrefix(entry[1], ",")
		if m := micSection.FindStringSubmatch(head); m != nil {
			section, head = m[1], head[len(m[0]):]
		}
		citations = append(citations, checklist.Citation{
			Clause: section + micNumber.FindString(head), Points: micPoint.FindAllString(entry[2], -1),
		})
	}
	return citations
}

// readMETI reads the column of the 2012 guideline, white space dropped: clauses in
// square brackets, each followed by its points. In 1(1),(2) both stand below 1.
func readMETI(text string) []checklist.Citation {
	var citations []checklist.Citation
	for _, m := range metiClause.FindAllStringSubmatch(text, -1) {
		cite := checklist.Citation{Clause: m[1]}
		group := ""
		for _, p := range metiPoint.FindAllStringSubmatch(m[2], -1) {
			if p[2] != "" {
				group = p[2]
			}
			cite.Points = append(cite.Points, p[1]+group+p[3])
		}
		citations = append(citations, cite)
	}
	return citations
}

// gather puts points of the same clause together and drops repeated ones: lists
// that begin again at (1) inside a clause are cited by the same labels.
func gather(citations []checklist.Citation) []checklist.Citation {
	var out []checklist.Citation
	for _, c := range citations {
		i := slices.IndexFunc(out, func(o checklist.Citation) bool { return o.Clause == c.Clause })
		if i < 0 {
			out, i = append(out, checklist.Citation{Clause: c.Clause}), len(out)
		}
		for _, p := range c.Points {
			if !slices.Contains(out[i].Points, p) {
				out[i].Points = append(out[i].Points, p)
			}
		}
	}
	return out
}
