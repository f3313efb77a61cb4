package history

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
)

// A Suspect is an answer under which something moved after it was last
// reviewed: it may be as true as before, but nobody has looked.
type Suspect struct {
	Item   *disclosure.Item
	Answer *answer.Answer
	Causes []Cause
}

// A Cause is what changed. Title names the document of an Edition change.
type Cause struct {
	Kind          Kind // Requirement, Cites or Edition
	Title         string
	Before, After string
	Place         diag.Span // of what changed, if the project holds it
}

// Suspects finds the answers whose requirement, clauses or cited documents
// changed after they were reviewed.
//
// What a review saw is taken from the first release on or after its day: a
// release is the moment at which a vendor stands by all of it, so changes on
// the way to it are the review's own business. Where no release followed yet, a
// document counts only if its edition is dated after the review. Renewing
// reviewed is all it takes to clear the mark.
func (l *Log) Suspects(doc *disclosure.Document, set *answer.Set) []Suspect {
	if len(l.entries) == 0 {
		return nil
	}
	s := suspector{log: l, releases: doc.Releases, register: map[string]*answer.Evidence{}, states: map[*logEntry]*state{}, answers: map[ItemRef]*answer.Answer{}}
	for _, e := range set.Evidence {
		s.register[e.ID] = e
	}
	for _, a := range set.Answers {
		s.answers[ItemRef{a.Checklist, a.No}] = a
	}
	now := indexState(demands(doc))
	var out []Suspect
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			a := s.answers[ItemRef{c.ID, it.No}]
			if a == nil || a.Reviewed.IsZero() || it.Answer == nil {
				continue
			}
			if causes := s.causes(now, it, a); len(causes) > 0 {
				out = append(out, Suspect{it, a, causes})
			}
		}
	}
	return out
}

// demands is the document as a state, as far as the checklist makes it: all that
// can make an answer suspect beside the register.
func demands(doc *disclosure.Document) *export.Disclosure {
	d := &export.Disclosure{}
	for _, g := range doc.Guidelines {
		eg := export.Guideline{ID: g.ID, Short: g.Short}
		for _, c := range g.Clauses {
			eg.Clauses = append(eg.Clauses, export.Clause{ID: c.ID, Number: c.Number})
		}
		d.Guidelines = append(d.Guidelines, eg)
	}
	for _, c := range doc.Checklists {
		for _, it := range c.Items {
			item := export.Item{Checklist: c.ID, No: it.No, Requirement: it.Requirement, Guidelines: map[string][]export.Citation{}}
			for _, cite := range it.Citations {
				item.Guidelines[cite.Guideline] = append(item.Guidelines[cite.Guideline], export.Citation{Clause: cite.Clause, Points: cite.Points})
			}
			d.Items = append(d.Items, item)
		}
	}
	return d
}

type suspector struct {
	log      *Log
	releases []*disclosure.Release
	register map[string]*answer.Evidence
	answers  map[ItemRef]*answer.Answer
	states   map[*logEntry]*state
}

// seen is the state that a review of the day vouches for; settled is false
// when no release has followed the review yet.
func (s *suspector) seen(reviewed calendar.Date) (at *state, settled bool) {
	entries := s.log.entries
	i := slices.IndexFunc(entries, func(e logEntry) bool { return !e.release.Published.Before(reviewed) })
	settled = i >= 0
	if !settled {
		i = len(entries) - 1
	}
	e := &entries[i]
	if s.states[e] == nil {
		s.states[e] = indexState(Viewer{Audience: answer.Internal}.show(e))
	}
	return s.states[e], settled
}

func (s *suspector) causes(now *state, it *disclosure.Item, a *answer.Answer) []Cause {
	seen, settled := s.seen(a.Reviewed)
	ref := ItemRef{it.Checklist.ID, it.No}
	was, is := seen.items[ref], now.items[ref]
	if was == nil {
		return nil
	}
	var out []Cause
	if settled {
		if !sameText(was.Requirement, is.Requirement) {
			out = append(out, Cause{Kind: Requirement, Before: was.Requirement, After: is.Requirement, Place: it.Span})
		}
		l := changes{}
		(&pair{old: seen, new: now}).cites(&l, was, is)
		for _, c := range l {
			out = append(out, Cause{Kind: Cites, Before: c.Before, After: c.After, Place: it.Span})
		}
	}
	cited := a.Evidence
	if origin := s.answers[ItemRef{ref.Checklist, a.SameAs}]; len(cited) == 0 && origin != nil {
		cited = origin.Evidence
	}
	told := map[string]bool{}
	for _, cite := range cited {
		e := s.register[cite.Doc.Text]
		if e == nil || told[e.ID] {
			continue
		}
		told[e.ID] = true
		if r, moved := s.edition(seen, e, a.Reviewed, settled); moved {
			out = append(out, r)
		}
	}
	return out
}

// edition reports whether a document has another edition than the review saw.
func (s *suspector) edition(seen *state, e *answer.Evidence, reviewed calendar.Date, settled bool) (Cause, bool) {
	was := seen.documents[e.ID]
	if was == nil || tidy(was.Edition) == tidy(e.Edition) || s.isDisclosure(e) {
		return Cause{}, false
	}
	if !settled && !reviewed.Before(e.Date) { // undated, or the review had it before it
		return Cause{}, false
	}
	return Cause{Kind: Edition, Title: e.Title, Before: was.Edition, After: e.Edition, Place: e.Keys["edition"]}, true
}

// number is the number in an edition's name: 1.4 in 第1.4版.
var number = regexp.MustCompile(`[0-9]+(\.[0-9]+)*`)

// isDisclosure reports whether a document of the register is the disclosure
// itself, which answers may cite and which has a new edition with each release:
// it is dated like one and numbered like it.
func (s *suspector) isDisclosure(e *answer.Evidence) bool {
	return slices.ContainsFunc(s.releases, func(r *disclosure.Release) bool {
		n := number.FindString(e.Edition)
		return e.Date == r.Published && n != "" && strings.HasPrefix(r.Version+".", n+".")
	})
}

// Diagnostics tells authors of the suspects, each at its reviewed date.
func Diagnostics(suspects []Suspect) diag.List {
	var list diag.List
	for _, s := range suspects {
		for _, r := range s.Causes {
			d := diag.New("answer-suspect", s.Answer.Keys["reviewed"],
				"no", strconv.Itoa(s.Item.No), "date", s.Answer.Reviewed.String(),
				"what", r.Words("ja"), "what_en", r.Words("en"))
			if r.Place.Source != nil {
				d = d.With("target-here", r.Place)
			}
			list.Add(d)
		}
	}
	return list
}

// Words tells what changed: 「アクセス管理規程」の版（第6版 → 第7版）.
func (r Cause) Words(lang string) string {
	s := speech{lang}
	word := r.Kind.Word(lang)
	switch {
	case r.Kind == Requirement:
		return word
	case r.Title != "":
		word = s.say("「"+r.Title+"」の"+word, word+" of "+r.Title)
	}
	before, after := r.Before, r.After
	if before == "" {
		before = s.say("なし", "none")
	}
	if after == "" {
		after = s.say("なし", "none")
	}
	return word + s.say("（", " (") + before + " → " + after + s.say("）", ")")
}
