package lint

import (
	"slices"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
)

// settledBy names, for rules about an answer or a page, the keys of its front
// matter that settle whether a finding is one.
var settledBy = map[string][]string{
	"status-missing":    {"status", "same_as"},
	"review-missing":    {"reviewed"},
	"answer-empty":      {"same_as"},
	"point-unaddressed": {"points"},
	"point-unlinked":    {"points"},
	"reference-hidden":  {"visibility"},
	"link-withheld":     {"visibility"},
	"private-mail":      {"visibility"},
	"private-phone":     {"visibility"},
	"private-host":      {"visibility"},
	"secret-published":  {"visibility"},
}

// heads are the broken files that have a front matter, each with the keys that
// it has, and the values that were refused.
type heads struct {
	broken
	read    map[string]map[string]bool
	refused map[diag.Span]bool
}

func (b broken) heads(list diag.List, set *answer.Set) heads {
	h := heads{b, map[string]map[string]bool{}, map[diag.Span]bool{}}
	for _, d := range list {
		if d.Code == "yaml-type" {
			h.refused[d.Span] = true
		}
	}
	for _, a := range set.Answers {
		if name := a.Source.Path; b.any(name) {
			h.read[name] = map[string]bool{}
			for key := range a.Keys {
				h.read[name][key] = true
			}
		}
	}
	for _, p := range set.Pages {
		if name := p.Source.Path; b.any(name) {
			h.read[name] = map[string]bool{"allow": len(p.Allow) > 0}
		}
	}
	return h
}

// open reports whether a finding may go away once the front matter of its own
// file can be read: a key that settles it stands there and was not read, or an
// allowance of its rule, or it is about a value that was refused.
func (h heads) open(d diag.Diagnostic) bool {
	name := d.Span.Path()
	read, ok := h.read[name]
	if !ok {
		return false
	}
	if d.Code == "status-unknown" && h.refused[d.Span] {
		return true
	}
	lost := func(key string) bool { return !read[key] && h.mention(name, key) }
	rule, _ := diag.Lookup(d.Code)
	return slices.ContainsFunc(settledBy[d.Code], lost) || !rule.Binding() && lost("allow") && h.mention(name, d.Code)
}
