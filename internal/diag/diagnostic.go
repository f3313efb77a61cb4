// Package diag owns what the tool says about an author's files: where
// (Source, Span), what (Diagnostic) and how it is printed (text, JSON, GitHub
// annotations, SARIF).
//
// A mistake of an author is data: parsers return a List beside their result
// and go on, so that one run finds everything. A failure of the machine is an
// error and never becomes a Diagnostic. The words of every message stand in
// one catalogue (catalogue.go and rules_*.go), in Japanese and English; a
// Diagnostic carries only its code and arguments:
//
//	list.Add(diag.New("evidence-unknown", span, "doc", id, "near", guess))
//
// Package diag imports nothing of this module.
package diag

import (
	"cmp"
	"slices"
)

// Severity says how much a diagnostic matters. Errors stop a build.
type Severity int

const (
	Off Severity = iota // not reported
	Notice
	Warning
	Error
)

var severityNames = []string{"off", "notice", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// Word is the severity as people read it.
func (s Severity) Word(lang string) string { return severityWords[s].In(lang) }

// SeverityNames are the words of disclosure.yaml for severities.
func SeverityNames() []string { return slices.Clone(severityNames) }

// ParseSeverity reads the name of a severity as disclosure.yaml writes it.
func ParseSeverity(name string) (Severity, bool) {
	i := slices.Index(severityNames, name)
	return Severity(max(i, 0)), i >= 0
}

// Args are the named values that a rule's messages mention as {name}.
type Args map[string]string

// A Note points to another place that explains a diagnostic. Code names an
// entry of the catalogue's notes.
type Note struct {
	Span Span
	Code string
	Args Args
}

// A Diagnostic is one mistake at one place.
type Diagnostic struct {
	Code     string
	Severity Severity
	Span     Span
	Args     Args
	Notes    []Note
}

// New makes a diagnostic of the catalogue's rule code with the rule's own
// severity. Args are name, value pairs for its message.
func New(code string, span Span, args ...string) Diagnostic {
	return Diagnostic{Code: code, Severity: ruleOf(code).Severity, Span: span, Args: pairs(args)}
}

// With returns d with a note that points to another place.
func (d Diagnostic) With(code string, span Span, args ...string) Diagnostic {
	d.Notes = append(slices.Clip(d.Notes), Note{Span: span, Code: code, Args: pairs(args)})
	return d
}

// Message is the rule's message in lang ("ja" or "en") with the arguments filled in.
func (d Diagnostic) Message(lang string) string {
	return expand(ruleOf(d.Code).Message.In(lang), d.Args)
}

// Hint says how to mend it, or "".
func (d Diagnostic) Hint(lang string) string { return expand(ruleOf(d.Code).Hint.In(lang), d.Args) }

// Message is the note's text in lang.
func (n Note) Message(lang string) string { return expand(notes[n.Code].In(lang), n.Args) }

func pairs(kv []string) Args {
	if len(kv) == 0 {
		return nil
	}
	args := make(Args, len(kv)/2)
	for i := 0; i+1 < len(kv); i += 2 {
		args[kv[i]] = kv[i+1]
	}
	return args
}

// A List gathers diagnostics. It is not safe for concurrent use: parallel work
// fills lists of its own and adds them in order.
type List []Diagnostic

// Add appends diagnostics.
func (l *List) Add(d ...Diagnostic) { *l = append(*l, d...) }

// Sorted returns the list ordered by place, then code, without doubles.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Span.Path(), b.Span.Path()),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message("en"), b.Message("en")),
	)
}

// Strict returns the list with every warning made an error.
func (l List) Strict() List {
	out := slices.Clone(l)
	for i := range out {
		if out[i].Severity == Warning {
			out[i].Severity = Error
		}
	}
	return out
}

// Count returns how many diagnostics have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether a build must not go on.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }
