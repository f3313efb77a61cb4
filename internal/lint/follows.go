package lint

import (
	"path"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
)

// Hold leaves out what only follows from a file that could not be read in full.
// Hundreds of answers cite the register: a misplaced quote in it makes each of
// them cite what is nowhere, though none is wrong, and the one line that has to
// be mended is lost among them. list is what Settle gave.
//
// Held back is what cannot be decided before that file is mended, and nothing
// else: a finding about a name that stands in the text of a broken file. A name
// that stands nowhere is a mistake of its own, whatever else is broken.
func Hold(list diag.List, set *answer.Set) diag.List {
	b := brokenFiles(list)
	if len(b) == 0 {
		return list
	}
	h := b.heads(list, set)
	var kept diag.List
	for _, d := range list {
		if follows := consequences[d.Code]; (follows == nil || !follows(b, d)) && !h.open(d) {
			kept.Add(d)
		}
	}
	return kept
}

const (
	sheets  = "checklist/"
	clauses = "checklist/guidelines/"
	records = "content/releases/"
)

// consequences say of each rule whether a finding of it only follows from a
// broken file.
var consequences = map[string]func(b broken, d diag.Diagnostic) bool{
	"evidence-unknown":     func(b broken, d diag.Diagnostic) bool { return b.mention(answer.EvidenceFile, d.Args["doc"]) },
	"evidence-unused":      func(b broken, d diag.Diagnostic) bool { return b.mention(answer.AnswersDir, d.Args["doc"]) },
	"reference-unresolved": unresolved,
	"redirect-target":      redirected,
	"answer-item-unknown":  func(b broken, d diag.Diagnostic) bool { return b.item(d.Args["checklist"], d.Args["no"]) },
	"crosswalk-item":       func(b broken, d diag.Diagnostic) bool { return b.item(d.Args["checklist"], d.Args["no"]) },
	"same-as-unknown":      func(b broken, d diag.Diagnostic) bool { return b.item(sheetOf(d), d.Args["no"]) },
	"chapter-item":         func(b broken, d diag.Diagnostic) bool { return b.item(sheetOf(d), d.Args["no"]) },
	"item-number":          misnumbered,
	"release-item":         released,
	"status-unknown": func(b broken, d diag.Diagnostic) bool {
		return b.mention(sheets+sheetOf(d)+"/checklist.yaml", d.Args["value"])
	},
	"checklist-unknown": func(b broken, d diag.Diagnostic) bool {
		id := d.Args["id"]
		return d.Span.Path() != answer.DisclosureFile && b.mention(answer.DisclosureFile, id) || b.any(sheets+id+"/checklist.yaml")
	},
	"clause-unknown": func(b broken, d diag.Diagnostic) bool {
		return b.mention(clauses+d.Args["guideline"]+".yaml", d.Args["clause"])
	},
	"kind-unknown":       func(b broken, d diag.Diagnostic) bool { return b.mention(sheets, d.Args["kind"]) || b.item("", "") },
	"answer-suspect":     func(b broken, d diag.Diagnostic) bool { return b.any(sheets) },
	"status-requires":    func(b broken, d diag.Diagnostic) bool { return b.mention(d.Span.Path(), d.Args["key"]) },
	"evidence-none":      func(b broken, d diag.Diagnostic) bool { return b.mention(d.Span.Path(), "evidence") },
	"duty-missing":       func(b broken, d diag.Diagnostic) bool { return b.mention(d.Span.Path(), "customer") },
	"release-items":      func(b broken, d diag.Diagnostic) bool { return len(b) > 0 },
	"release-record-gap": func(b broken, d diag.Diagnostic) bool { return b.mention(answer.DisclosureFile, d.Args["previous"]) },
	"file-unexpected": func(b broken, d diag.Diagnostic) bool {
		version, ok := strings.CutPrefix(d.Span.Path(), records)
		return ok && b.mention(answer.DisclosureFile, strings.TrimSuffix(version, ".json"))
	},
	"unanswered": func(b broken, d diag.Diagnostic) bool {
		return b.any(sheets + path.Base(path.Dir(d.Args["next"])) + "/")
	},
	"allow-unused": func(b broken, d diag.Diagnostic) bool {
		for _, place := range judgedBy[d.Args["rule"]] {
			if b.any(place) || place == "" && b.any(d.Span.Path()) {
				return true
			}
		}
		return false
	},
}

// judgedBy names, for rules that can be allowed and look beyond the text they
// judge, the files without which they find nothing; "" is the file itself.
var judgedBy = map[string][]string{
	"reference-hidden": {answer.EvidenceFile},
	"link-withheld":    {answer.EvidenceFile},
	"document-name":    {answer.EvidenceFile},
	"kind-unknown":     {sheets},
	"answer-suspect":   {sheets, answer.EvidenceFile},
	"evidence-none":    {""},
	"duty-missing":     {""},
}

// sheetOf is the checklist in whose directory, of answers or of the sheet
// itself, a finding stands.
func sheetOf(d diag.Diagnostic) string {
	parts := strings.Split(d.Span.Path(), "/")
	if parts[0] == "checklist" && len(parts) > 1 {
		return parts[1]
	}
	return path.Base(path.Dir(d.Span.Path()))
}

func unresolved(b broken, d diag.Diagnostic) bool {
	target := d.Args["target"]
	if id, ok := strings.CutPrefix(target, "doc:"); ok {
		return b.mention(answer.EvidenceFile, strings.TrimSpace(id))
	}
	if d.Args["last"] == "" { // a clause, or a sub-item of an item that was read
		return b.any(sheets)
	}
	number := strings.NewReplacer("項目", "", "No.", "").Replace(Fold(target))
	number, _, _ = strings.Cut(number, "(")
	return b.item("", number)
}

func redirected(b broken, d diag.Diagnostic) bool {
	page, _, _ := strings.Cut(d.Args["to"], "#")
	name := strings.TrimSuffix(path.Base(page), ".html")
	return b.mention(answer.EvidenceFile, name) || b.mention(sheets, name) || b.item("", strings.TrimLeft(name, "0"))
}

// misnumbered is a gap where an item could not be read, or an item whose number
// could not, which has no place either.
func misnumbered(b broken, d diag.Diagnostic) bool {
	return d.Span.Source == nil || b.item(sheetOf(d), d.Args["want"])
}

func released(b broken, d diag.Diagnostic) bool {
	for number := range strings.SplitSeq(Fold(d.Args["value"]), "-") {
		if b.item("", number) {
			return true
		}
	}
	return false
}
