package diag

import (
	"slices"
	"strings"
)

// Text is a sentence in both languages.
type Text struct{ JA, EN string }

// In picks a language: "en", and Japanese for everything else.
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.JA
}

// A Rule is one kind of mistake. Message and Hint may mention arguments as
// {name}. Why says what the mistake costs a reader of the disclosure. Examples
// of each are in examples/, where the tests run them.
type Rule struct {
	Code     string
	Severity Severity
	Judges   bool // an error about what a text says, which a project may see otherwise
	Message  Text
	Hint     Text
	Why      Text
}

// Binding reports whether a project can neither lower the rule's severity nor
// silence a finding of it: the tool could not read or place what was written.
func (r Rule) Binding() bool { return r.Severity == Error && !r.Judges }

// Summary is the rule's message for documentation, with … for its arguments.
func (r Rule) Summary(lang string) string { return holes(r.Message.In(lang)) }

// Remedy is the rule's hint for documentation, with … for its arguments.
func (r Rule) Remedy(lang string) string { return holes(r.Hint.In(lang)) }

// Rules returns the whole catalogue, sorted by code.
func Rules() []Rule { return slices.Clone(catalogue) }

// Lookup finds a rule by its code.
func Lookup(code string) (Rule, bool) {
	r, ok := byCode[code]
	return r, ok
}

var (
	catalogue = sortedCatalogue(fileRules, yamlRules, answerRules, markdownRules, linkRules, checklistRules, qualityRules, settingRules, historyRules, crosswalkRules, redirectRules, outputRules)
	byCode    = indexCatalogue(catalogue)
)

func sortedCatalogue(groups ...[]Rule) []Rule {
	all := slices.Concat(groups...)
	slices.SortFunc(all, func(a, b Rule) int { return strings.Compare(a.Code, b.Code) })
	return all
}

func indexCatalogue(rules []Rule) map[string]Rule {
	m := make(map[string]Rule, len(rules))
	for _, r := range rules {
		m[r.Code] = r
	}
	return m
}

// ruleOf finds a rule that the program itself names. An unknown code is a
// fault of the program, which a test finds by reading every call of New.
func ruleOf(code string) Rule {
	if r, ok := byCode[code]; ok {
		return r
	}
	return Rule{Code: code, Severity: Error, Message: Text{code, code}}
}

// expand fills {name} with the argument's value, and drops {name|text} unless
// the argument has one; text may itself mention arguments. Only the rule's own
// words are read this way, never the values.
func expand(text string, args Args) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			b.WriteString(text)
			return b.String()
		}
		end := closing(text, open)
		if end < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:open])
		name, inner, conditional := strings.Cut(text[open+1:end], "|")
		switch {
		case !conditional:
			b.WriteString(args[name])
		case args[name] != "":
			b.WriteString(expand(inner, args))
		}
		text = text[end+1:]
	}
}

// holes is a message of the catalogue as documentation shows it: arguments as
// …, and without the parts that depend on one.
func holes(text string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		end := -1
		if open >= 0 {
			end = closing(text, open)
		}
		if end < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:open])
		if !strings.Contains(text[open:end], "|") {
			b.WriteString("…")
		}
		text = text[end+1:]
	}
}

// closing is the index of the brace that closes the one at open, or -1.
func closing(text string, open int) int {
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// notes are the sentences beside other places that a diagnostic points to.
var notes = map[string]Text{
	"first-here":    {"最初の定義はここです", "first defined here"},
	"target-here":   {"参照先はここです", "the target is here"},
	"circle-here":   {"一巡の続きはここです", "the circle goes on here"},
	"document-here": {"台帳ではここで開示範囲を定めています", "the register says here who may have it"},
}
