package disclosure_test

import (
	"os"
	"regexp"
	"testing"
	"unicode/utf8"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

func sample(t *testing.T, audience answer.Access) (*disclosure.Document, diag.List) {
	t.Helper()
	doc, list, err := disclosure.Load(t.Context(), os.DirFS("../.."), disclosure.Options{Audience: audience})
	if err != nil || doc == nil {
		t.Fatal(doc, err)
	}
	return doc, list
}

// The sample that ships has no mistake, answers every item and cites every
// document of its register.
func TestSampleIsWhole(t *testing.T) {
	doc, list := sample(t, answer.Internal)
	for _, d := range list.Sorted() {
		line, col, _, _ := d.Span.Range()
		t.Errorf("%s:%d:%d: %s [%s]", d.Span.Path(), line, col, d.Message("en"), d.Code)
	}
	for _, c := range doc.Checklists {
		if c.Counts.Answered != c.Counts.Total {
			t.Errorf("%s: %d of %d items are answered", c.ID, c.Counts.Answered, c.Counts.Total)
		}
		for _, s := range c.Counts.ByStatus {
			if s.N == 0 && s.Status.ID != disclosure.Unanswered {
				t.Errorf("%s: no item is %s", c.ID, s.Status.Label)
			}
		}
	}
	for _, e := range doc.Evidence {
		if len(e.Uses) == 0 {
			t.Errorf("%s is cited by nothing", e.ID)
		}
	}
	if n := len(doc.Evidence); n < 40 || n > 60 {
		t.Errorf("the register has %d documents", n)
	}
	if len(doc.Releases) != 4 || !doc.Releases[0].Notice {
		t.Errorf("%d releases, the newest a notice: %t", len(doc.Releases), doc.Releases[0].Notice)
	}
}

// Between them the answers use every feature, so that every later test that
// runs over the sample runs over all of them.
func TestSampleUsesEveryFeature(t *testing.T) {
	doc, _ := sample(t, answer.Public)
	features := map[string]func(*disclosure.Answer) bool{
		"table":                    matches(`(?m)^\|.*\|$`),
		"code block with language": matches("(?m)^```[a-z]+$"),
		"footnote":                 matches(`\[\^1\]:`),
		"numbered list":            matches(`(?m)^1\. `),
		"nested list":              matches(`(?m)^ {2,4}[-*] `),
		"bold":                     matches(`\*\*.+\*\*`),
		"reference to an item":     matches(`\[\[[0-9]+\]\]`),
		"reference to a sub-item":  matches(`\[\[[0-9]+\([0-9]+\)\]\]`),
		"reference to a clause":    matches(`\[\[[^\]]+GL [0-9]`),
		"reference to a document":  matches(`\[\[doc:`),
		"sub-item by heading":      matches(`(?m)^#{2,4} \(1\)`),
		"sub-item by list":         matches(`(?m)^[-*] \(1\)`),
		"sub-item by table":        matches(`(?m)^\| *\(1\)`),
		"long answer":              func(a *disclosure.Answer) bool { return utf8.RuneCountInString(a.Markdown) >= 1500 },
		"same as another":          func(a *disclosure.Answer) bool { return a.SameAs != nil },
		"customer duty":            func(a *disclosure.Answer) bool { return len(a.Customer) > 0 },
		"withheld":                 func(a *disclosure.Answer) bool { return a.Withheld },
		"undisclosed document":     func(a *disclosure.Answer) bool { return a.Undisclosed > 0 },
		"note":                     func(a *disclosure.Answer) bool { return a.Note != "" },
		"sub-item that differs": func(a *disclosure.Answer) bool {
			for _, p := range a.Points {
				if p.Differs {
					return true
				}
			}
			return false
		},
		"no evidence": func(a *disclosure.Answer) bool { return !a.Withheld && len(a.Evidence) == 0 && a.Undisclosed == 0 },
	}
	for name, has := range features {
		found := false
		for _, it := range doc.Checklists[0].Items {
			found = found || has(it.Answer)
		}
		if !found {
			t.Errorf("no answer has: %s", name)
		}
	}
}

func matches(pattern string) func(*disclosure.Answer) bool {
	re := regexp.MustCompile(pattern)
	return func(a *disclosure.Answer) bool { return re.MatchString(a.Markdown) }
}
