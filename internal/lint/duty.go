package lint

import (
	"regexp"
	"strings"

	"kaijisho/internal/answer"
)

// A request to the readers' institution, as polite prose words it. 「いただきます」
// and 「必要があります」 describe as often as they ask, so they do not count.
var (
	request = regexp.MustCompile(`(?:して|って|いて|んで|えて|けて|せて|めて|れて|きて|みて|じて|ないで)ください|お願い(?:します|いたします|致します|しています|いたしています)`)
	asked   = regexp.MustCompile(`医療機関|お客様|貴院|病院|診療所`)
)

// duty finds a request to the medical institution that stands in the text only.
// Institutions copy their duties from the list that is made of customer, so a
// request outside it is one they never see.
func (l *linter) duty(a *answer.Answer) {
	if len(a.Customer) > 0 {
		return
	}
	at := a.Start
	for sentence := range strings.SplitAfterSeq(a.Source.Text[a.Start:], "。") {
		for line := range strings.SplitAfterSeq(sentence, "\n") {
			if requests(line) {
				lead := len(line) - len(strings.TrimLeft(line, " \t\r\n-*|>#0123456789.　"))
				l.report("duty-missing", a.Source.Span(at+lead, at+len(strings.TrimRight(line, " \t\r\n|"))))
				return
			}
			at += len(line)
		}
	}
}

// requests looks for the words alone first, which is thirty times faster than
// the expressions and settles most sentences.
func requests(line string) bool {
	return (strings.Contains(line, "ください") || strings.Contains(line, "お願い")) && request.MatchString(line) && asked.MatchString(line)
}
