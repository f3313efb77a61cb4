package markdown

import (
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
)

// maxHighlight is the longest code, in bytes, that is coloured: chroma's
// patterns backtrack.
const maxHighlight = 32 << 10

// coloured keeps code as HTML, with a span by class around what has a colour. It
// is made when the first page asks for it, so that a mere check does not pay for
// it, and once: an answer's listing stands on several pages, and the services of
// a vendor show the same settings and commands in many answers.
var coloured = shelf{html: map[listing]string{}}

type shelf struct {
	mu   sync.Mutex
	html map[listing]string
}

type listing struct{ lang, code string }

// shelfSize bounds the listings that are kept, because a preview goes on for
// days. The shelf is then emptied: what is still in use comes back by itself.
const shelfSize = 1000

func (s *shelf) of(lang, code string) string {
	key := listing{lang, code}
	s.mu.Lock()
	html, ok := s.html[key]
	s.mu.Unlock()
	if ok {
		return html
	}
	html = highlight(lang, code)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.html) >= shelfSize {
		clear(s.html)
	}
	s.html[key] = html
	return html
}

func highlight(lang, code string) string {
	buf := make([]byte, 0, 2*len(code))
	lexer := lexerFor(lang)
	if lexer == nil || len(code) > maxHighlight {
		return string(appendEscaped(buf, code))
	}
	tokens, err := chroma.Tokenise(lexer, nil, code)
	if err != nil || !isWhole(tokens, code) {
		return string(appendEscaped(buf, code))
	}
	open, blank := "", ""
	for _, t := range tokens {
		word := strings.TrimRight(t.Value, " \t\n")
		if word != "" {
			class := classOf(t.Type)
			buf = turnSpan(buf, open, class, blank)
			buf = appendEscaped(buf, word)
			open, blank = class, ""
		}
		blank += t.Value[len(word):]
	}
	return string(turnSpan(buf, open, "", blank))
}

// turnSpan goes from one class to another, "" being none, with white space
// between them. The space stays outside of spans unless both are the same.
func turnSpan(buf []byte, from, to, blank string) []byte {
	if from == to {
		return append(buf, blank...)
	}
	if from != "" {
		buf = append(buf, "</span>"...)
	}
	buf = append(buf, blank...)
	if to != "" {
		buf = append(append(append(buf, `<span class="`...), to...), `">`...)
	}
	return buf
}

// isWhole guards the author's code: some lexers add to it or drop from it.
func isWhole(tokens []chroma.Token, code string) bool {
	for _, t := range tokens {
		rest, ok := strings.CutPrefix(code, t.Value)
		if !ok {
			return false
		}
		code = rest
	}
	return code == ""
}

// classOf is the class of a token, named as chroma and Pygments name them. Few
// are told apart, because each must keep its contrast on light and dark ground.
func classOf(t chroma.TokenType) string {
	switch {
	case t.InCategory(chroma.Keyword):
		return "k"
	case t.InCategory(chroma.Comment):
		return "c"
	case t.InSubCategory(chroma.LiteralString), t == chroma.LiteralDate:
		return "s"
	case t.InSubCategory(chroma.LiteralNumber):
		return "m"
	case t.InSubCategory(chroma.NameVariable), t == chroma.NameConstant:
		return "nv"
	case t.InSubCategory(chroma.NameFunction), t == chroma.NameClass, t == chroma.NameDecorator:
		return "nf"
	case t.InSubCategory(chroma.NameBuiltin):
		return "nb"
	case t == chroma.NameTag, t == chroma.NameAttribute:
		return "nt"
	case t == chroma.GenericPrompt:
		return "gp"
	case t == chroma.GenericDeleted:
		return "gd"
	case t == chroma.GenericInserted:
		return "gi"
	}
	return ""
}
