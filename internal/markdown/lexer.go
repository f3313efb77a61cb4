package markdown

import (
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// lexerFor finds a language's lexer by one of its names, nil for an unknown one.
func lexerFor(lang string) chroma.Lexer { return patientLexers()[strings.ToLower(lang)] }

// languages are those that answers of this field show: settings, commands,
// queries, logs and programs. Chroma knows 250 more, some of which go on for
// ever, or for minutes, over a text that they do not expect; a test holds that
// these do not.
var languages = []string{
	"ApacheConf", "Awk", "Bash", "Batchfile", "C", "C#", "C++", "CSS", "Diff", "Docker", "Go", "HTML",
	"INI", "Java", "JavaScript", "JSON", "Kotlin", "Lua", "Makefile", "Nginx configuration file", "Perl", "PHP",
	"plaintext", "PowerShell", "properties", "Protocol Buffer", "Puppet", "Python", "Ruby", "Rust", "Scala", "Bash Session", "SQL", "Swift",
	"SYSTEMD", "Terraform", "TOML", "TypeScript", "VB.net", "XML", "YAML", "PostgreSQL SQL dialect", "MySQL", "Transact-SQL",
}

// patientLexers are chroma's lexers of these languages, by name and alias,
// without their impatience: a pattern that has not matched within 250 ms by the
// clock counts as one that does not match, so that the same listing has other
// colours on a busy machine.
var patientLexers = sync.OnceValue(func() map[string]chroma.Lexer {
	known := map[string]chroma.Lexer{}
	registry := chroma.NewLexerRegistry() // where a language finds the others inside it
	for _, name := range languages {
		r, ok := lexers.GlobalLexerRegistry.Get(name).(*chroma.RegexLexer)
		if !ok {
			continue // a test holds that chroma knows them all
		}
		l := registry.Register(chroma.MustNewLexer(r.Config(), func() chroma.Rules { return patientRules(r) }))
		for _, alias := range slices.Concat(l.Config().Aliases, []string{name}) {
			known[strings.ToLower(alias)] = l
		}
	}
	return known
})

// patience is far beyond what a listing of maxHighlight takes on any machine,
// but for a pattern that would go on for years.
const patience = 30 * time.Second

// patientRules are a lexer's rules and one that never matches, whose mutator
// sees all of them when their patterns have been compiled.
func patientRules(r *chroma.RegexLexer) chroma.Rules {
	rules := r.MustRules().Clone()
	rules["root"] = append(rules["root"], chroma.Rule{Pattern: `(?!)`, Type: chroma.Text, Mutator: &patientMutator{}})
	return rules
}

type patientMutator struct{ _ byte } // chroma tells mutators apart by their addresses, so it must have one

// Mutate would follow a match.
func (*patientMutator) Mutate(*chroma.LexerState) error { return nil }

// MutateLexer gives every pattern its time and takes its own rule away: chroma
// begins anew after each mutator until there is none.
func (*patientMutator) MutateLexer(rules chroma.CompiledRules, state string, rule int) error {
	rules[state] = slices.Delete(rules[state], rule, rule+1)
	for _, state := range rules {
		for _, r := range state {
			r.Regexp.MatchTimeout = patience
		}
	}
	return nil
}
