package lint

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kaijisho/internal/answer"
	"kaijisho/internal/checklist"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
)

// leastPerPoint is how many characters an answer needs for each sub-item. Who
// does what and how often takes about twenty in Japanese: 「運用部が毎月確認し、
// 結果を記録しています。」 is twenty-one.
const leastPerPoint = 20

// substance asks whether the text answers: more than a stock phrase, every
// sub-item, at some length. One answer gets one of these findings, the first
// that applies, because the writer mends them all by writing.
func (l *linter) substance(it *disclosure.Item, a *answer.Answer) {
	if it.Status.Kind == checklist.Excluded || it.Status.Kind == checklist.None {
		return // a reason, which the vocabulary demands, is the answer
	}
	text := a.Body.Text(nil)
	at := opening(a)
	if bare(text) {
		l.report("answer-bare", at)
		return
	}
	if open := unaddressed(it, a, text); len(open) > 0 {
		l.report("point-unaddressed", at, "points", strings.Join(open, " "), "no", strconv.Itoa(it.No))
		return
	}
	least := leastPerPoint * max(1, len(it.Points()))
	if n := letters(text); n < least {
		l.report("answer-thin", at, "length", strconv.Itoa(n), "least", strconv.Itoa(least), "points", counted(len(it.Points())))
		return
	}
	if loose := unlinked(it, a); len(loose) > 0 {
		l.report("point-unlinked", at, "points", strings.Join(loose, " "), "no", strconv.Itoa(it.No))
	}
}

// unlinked lists the sub-items that the text mentions only in passing, so that
// the page has no place to link to.
func unlinked(it *disclosure.Item, a *answer.Answer) []string {
	set := labels(a)
	var loose []string
	for _, p := range it.Answer.Points {
		if label := disclosure.PointLabel(p.Block); p.Anchor == "" && !set[label] {
			loose = append(loose, label)
		}
	}
	return loose
}

// labels are the sub-items of which the front matter says something.
func labels(a *answer.Answer) map[string]bool {
	set := map[string]bool{}
	for label := range a.Points {
		set[Fold(label)] = true
	}
	return set
}

// counted is a number of sub-items for a message, "" for none.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// opening is the first line of an answer's text.
func opening(a *answer.Answer) diag.Span {
	text := a.Source.Text[a.Start:]
	start := a.Start + len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	line, _, _ := strings.Cut(a.Source.Text[start:], "\n")
	return a.Source.Span(start, start+len(strings.TrimRight(line, " \t\r")))
}

// stockPhrases say that something is done, and nothing of what.
var stockPhrases = regexp.MustCompile(`^(?:(?:全て|すべて|既に|すでに|本項目は|当該項目は|要求事項に|要求に|適切に)*` +
	`(?:対応|対策|実施|遵守|準拠|適合|運用|整備|策定|完了|満た)(?:し|を)?(?:済み?|完了|可能|て(?:い|おり)|しました|ました|しています|しております|ます)*(?:です|ます|ました)?|` +
	`はい|適合|有り?|あり(?:ます)?|可(?:能(?:です)?)?|○|〇|yes|ok|同上|上記の?(?:とお|通)り(?:です)?|特にな(?:し|い)|なし|別紙(?:参照)?|(?:別紙|規程|資料)を?(?:参照|ご覧ください)(?:してください)?|問題(?:あり|ござい)?ません)$`)

// bare reports whether a text is a stock phrase only.
func bare(text string) bool {
	const longest = 24 // characters; a longer text says something besides
	if len(text) > 8*longest {
		return false
	}
	words := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("。．.、,，！!「」・", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	return utf8.RuneCountInString(words) <= longest && stockPhrases.MatchString(words)
}

// letters counts what a reader reads: characters without blanks.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// mention is "(3)", or a range of sub-items as prose writes it: (1)〜(3), (1)から(3).
var mention = regexp.MustCompile(`[(（]([0-9０-９]{1,3})[)）](?:(?:[〜～\-－–]|から|ないし|乃至)[(（]([0-9０-９]{1,3})[)）])?`)

// unaddressed lists the requirement's sub-items that neither the text nor the
// front matter mentions. A number anywhere in the text counts, also for a
// second run: prose may well take (2) and (3) together.
func unaddressed(it *disclosure.Item, a *answer.Answer, text string) []string {
	points := it.Points()
	if len(points) == 0 {
		return nil
	}
	said := map[int]bool{}
	for _, m := range mention.FindAllStringSubmatch(text, -1) {
		from, to := number(m[1]), number(m[1])
		if m[2] != "" {
			to = number(m[2])
		}
		for n := from; n <= min(to, from+len(points)); n++ {
			said[n] = true
		}
	}
	set := labels(a)
	var open []string
	for _, b := range points {
		label := disclosure.PointLabel(b)
		if !said[b.No] && !set[label] {
			open = append(open, label)
		}
	}
	return open
}

func number(digits string) int {
	n, _ := strconv.Atoi(Fold(digits))
	return n
}
