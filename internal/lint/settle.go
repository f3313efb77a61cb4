package lint

import (
	"cmp"
	"slices"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

// Settle applies what a project says about the rules: severities in
// disclosure.yaml change every finding of a rule, an allowance silences those
// of its rule in its answer, page or entry of the register. What is said
// wrongly, or for nothing, becomes a finding of its own.
//
// Binding rules cannot be changed: they report that the tool could not read
// what the author wrote, or that it leads nowhere, so what came out would lack
// it or be false. No reason given in a file repairs that.
func Settle(list diag.List, set *answer.Set) diag.List {
	s := settler{set: set, severity: map[string]diag.Severity{}}
	s.severities()
	scopes := s.scopes()
	s.list = slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return scopes.silence(d) })
	for _, in := range scopes {
		for _, sc := range in {
			s.unused(sc)
		}
	}
	s.list.Add(s.said...)
	for i := range s.list {
		if severity, ok := s.severity[s.list[i].Code]; ok {
			s.list[i].Severity = severity
		}
	}
	return slices.DeleteFunc(s.list, func(d diag.Diagnostic) bool { return d.Severity == diag.Off })
}

type settler struct {
	set      *answer.Set
	severity map[string]diag.Severity
	said     diag.List // about the settings themselves
	list     diag.List
}

// severities reads rules: of disclosure.yaml.
func (s *settler) severities() {
	for code, value := range s.set.Disclosure.Rules {
		at := keyOf(code, value)
		rule, known := diag.Lookup(code)
		severity, ok := diag.ParseSeverity(value.Text)
		switch {
		case !known:
			s.said.Add(unknownRule(code, at))
		case !ok:
			words := diag.SeverityNames()
			s.said.Add(diag.New("yaml-value", value.Span, "value", value.Text,
				"words", strings.Join(words, ", "), "near", diag.Near(value.Text, words)))
		case rule.Binding() && severity != diag.Error:
			s.said.Add(diag.New("rule-binding", at, "rule", code))
		default:
			s.severity[code] = severity
		}
	}
}

// keyOf is the place of a key, which stands before its value.
func keyOf(key string, value strictyaml.String) diag.Span {
	src := value.Span.Source
	if src == nil {
		return value.Span
	}
	if i := strings.LastIndex(src.Text[:value.Span.Start], key); i >= 0 {
		return src.Span(i, i+len(key))
	}
	return value.Span
}

func unknownRule(code string, at diag.Span) diag.Diagnostic {
	var codes []string
	for _, r := range diag.Rules() {
		codes = append(codes, r.Code)
	}
	return diag.New("rule-unknown", at, "rule", code, "near", diag.Near(code, codes))
}

// A scope is a part of a file with its allowances.
type scope struct {
	part  diag.Span
	allow []answer.Allowance
	used  []bool
}

// scopes are the parts of each file that hold allowances, in their order.
type scopes map[*diag.Source][]*scope

// scopes finds them: an entry of the register goes up to the next one, answers
// and pages are whole files.
func (s *settler) scopes() scopes {
	all := scopes{}
	for _, a := range s.set.Answers {
		all.add(a.Source.Span(0, len(a.Source.Text)), a.Allow)
	}
	for _, p := range s.set.Pages {
		all.add(p.Source.Span(0, len(p.Source.Text)), p.Allow)
	}
	for i, e := range s.set.Evidence {
		part := e.Span
		if part.Source == nil {
			continue
		}
		part.End = len(part.Source.Text)
		if i+1 < len(s.set.Evidence) && s.set.Evidence[i+1].Span.Source != nil {
			part.End = s.set.Evidence[i+1].Span.Start
		}
		all.add(part, e.Allow)
	}
	return all
}

func (all scopes) add(part diag.Span, allow []answer.Allowance) {
	if len(allow) > 0 {
		all[part.Source] = append(all[part.Source], &scope{part, allow, make([]bool, len(allow))})
	}
}

// silence reports whether an allowance covers a finding, and notes its use.
func (all scopes) silence(d diag.Diagnostic) bool {
	in := all[d.Span.Source]
	next, _ := slices.BinarySearchFunc(in, d.Span.Start+1, func(sc *scope, at int) int { return cmp.Compare(sc.part.Start, at) })
	if next == 0 || d.Span.Start > in[next-1].part.End {
		return false
	}
	rule, _ := diag.Lookup(d.Code)
	silenced := false
	for i, a := range in[next-1].allow {
		if a.Rule.Text == d.Code {
			in[next-1].used[i] = true
			silenced = !rule.Binding()
		}
	}
	return silenced
}

// unused reports what an allowance is wrong about.
func (s *settler) unused(sc *scope) {
	for i, a := range sc.allow {
		if a.Rule.Text == "" {
			continue
		}
		rule, known := diag.Lookup(a.Rule.Text)
		switch {
		case !known:
			s.said.Add(unknownRule(a.Rule.Text, a.Rule.Span))
		case rule.Binding():
			s.said.Add(diag.New("rule-binding", a.Rule.Span, "rule", a.Rule.Text))
		case !sc.used[i]:
			s.said.Add(diag.New("allow-unused", a.Rule.Span, "rule", a.Rule.Text))
		}
	}
}
