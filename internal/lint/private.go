package lint

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"kaijisho/internal/diag"
)

// mail is an address as people write it, in characters of either width. Not all
// that RFC 5322 allows: what looks like no address to a reader is none.
var mail = regexp.MustCompile(mailLetter + `(?:` + mailLetter + `|[._%+－-])*[@＠]` + mailLabel + `(?:[.．]` + mailLabel + `)+`)

const (
	mailLetter = `[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]`
	mailLabel  = mailLetter + `(?:(?:` + mailLetter + `|[-－])*` + mailLetter + `)?`
)

// exampleDomain is a name reserved for documentation (RFC 2606, and JPRS for
// .jp), where nobody receives mail.
var exampleDomain = regexp.MustCompile(`(?i)(?:^|\.)(?:example|invalid|localhost|example\.(?:com|net|org|jp)|example[0-9]?\.(?:co|ac|ad|ed|go|gr|lg|ne|or)\.jp)$`)

// private finds what tells strangers how to reach a person or a machine: mail
// addresses other than the contact, telephone numbers and IP addresses.
func (l *linter) private(src *diag.Source, known map[string]bool) {
	if strings.ContainsAny(src.Text, "@＠") {
		for _, m := range mail.FindAllStringIndex(src.Text, -1) {
			address := src.Text[m[0]:m[1]]
			_, domain, _ := strings.Cut(sameMail(address), "@")
			if !known[sameMail(address)] && !exampleDomain.MatchString(domain) {
				l.report("private-mail", src.Span(m[0], m[1]), "address", address)
			}
		}
	}
	for _, w := range numberWords(src.Text) {
		word := width.Fold.String(w.text(src.Text))
		switch {
		case isPhone(word):
			l.report("private-phone", src.Span(w.start, w.end), "number", word)
		case isHost(word) && !isVersion(src.Text, w):
			l.report("private-host", src.Span(w.start, w.end), "address", word)
		}
	}
}

// sameMail spells an address as all are compared: narrow, in lower case.
func sameMail(address string) string { return strings.ToLower(width.Fold.String(address)) }

// A place is a part of a text.
type place struct{ start, end int }

func (p place) text(s string) string { return s[p.start:p.end] }

// numberWords are the parts of a text that could be a telephone number or an
// IP address: runs of digits, hexadecimal letters and the marks between them,
// with at least one digit, not stuck to other letters. One pass finds them, so
// that the costlier looks are at few short words.
func numberWords(text string) []place {
	var words []place
	start, digits, stuck := -1, 0, false
	var before rune
	finish := func(end int, after rune) {
		if start >= 0 && digits >= 2 && !stuck && !latin(after) && after != '_' && after != '@' {
			if end-start <= longestNumber {
				words = append(words, trimmed(text, place{start, end}))
			}
		}
		start, digits = -1, 0
	}
	for i, r := range text {
		kind := numeral(r)
		if kind == 0 {
			finish(i, r)
		} else {
			if start < 0 {
				start, stuck = i, latin(before) || before == '_' || before == '@' || before == '/'
			}
			if kind == 2 {
				digits++
			}
		}
		before = r
	}
	finish(len(text), 0)
	return words
}

// longestNumber bounds what is looked at, in bytes. An IPv6 address in
// full-width characters takes 117.
const longestNumber = 128

// numeral is 2 for a digit, 1 for what may stand between digits, else 0.
func numeral(r rune) int {
	switch {
	case r >= '0' && r <= '9', r >= '０' && r <= '９':
		return 2
	case r >= 'a' && r <= 'f', r >= 'A' && r <= 'F':
		return 1
	}
	// Most of a text are kana and ideographs, which need no look.
	if (r < 'ぁ' || r > '\u9fff' || r == 'ー') && strings.ContainsRune(betweenDigits+openBrackets+closeBrackets, r) {
		return 1
	}
	return 0
}

const (
	betweenDigits = ".:-+．：－‐−ー"
	openBrackets  = "(（"
	closeBrackets = ")）"
)

// trimmed leaves out marks that only stand beside a word: points, dashes and
// brackets that close or open elsewhere or enclose all of it.
func trimmed(text string, w place) place {
	for {
		s := w.text(text)
		first, n := utf8.DecodeRuneInString(s)
		last, m := utf8.DecodeLastRuneInString(s)
		opens, closes := countAny(s, openBrackets), countAny(s, closeBrackets)
		enclosed := strings.ContainsRune(openBrackets, first) && strings.ContainsRune(closeBrackets, last) && opens == 1 && closes == 1
		switch {
		case s == "":
			return w
		case strings.ContainsRune(".-．－‐−ー", first), strings.ContainsRune(openBrackets, first) && opens > closes, enclosed:
			w.start += n
		case strings.ContainsRune(betweenDigits, last), strings.ContainsRune(closeBrackets, last) && closes > opens:
			w.end -= m
		default:
			return w
		}
	}
}

func countAny(s, of string) int {
	n := 0
	for _, r := range s {
		if strings.ContainsRune(of, r) {
			n++
		}
	}
	return n
}

// phone is a Japanese telephone number with its hyphens or brackets. Without
// them a row of digits may be anything, and ten of them often are a count.
var phone = regexp.MustCompile(`^(?:\+81-?\(?0?\)?-?[1-9][0-9]{0,3}|\(?0[1-9][0-9]{0,3}\)?)-?\(?[0-9]{1,4}[)-][0-9]{4}$`)

// A number that begins so belongs to a service and is meant to be called.
var servicePhone = []string{"0120", "0800", "0570"}

func isPhone(word string) bool {
	if !phone.MatchString(dashes.Replace(word)) {
		return false
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, word)
	if strings.HasPrefix(word, "+81") {
		return len(digits) >= 11 && len(digits) <= 13
	}
	return (len(digits) == 10 || len(digits) == 11) &&
		!slices.ContainsFunc(servicePhone, func(p string) bool { return strings.HasPrefix(digits, p) })
}

var dashes = strings.NewReplacer("‐", "-", "−", "-", "ー", "-", "－", "-")

// Addresses that name no machine in particular: documentation (RFC 5737, 3849,
// 9637), loopback, unspecified, link-local, multicast and netmasks. Private
// ranges are not among them: they show how the inside is laid out.
var harmless = prefixes("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20",
	"0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.0.0.0/8", "::/127", "fe80::/10", "ff00::/8")

func prefixes(words ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(words))
	for i, w := range words {
		out[i] = netip.MustParsePrefix(w)
	}
	return out
}

func isHost(word string) bool {
	if strings.Count(word, ".") != 3 && strings.Count(word, ":") < 3 {
		return false // ab::1 is shorter than anybody's address
	}
	address, err := netip.ParseAddr(word)
	if err != nil {
		return false
	}
	return !slices.ContainsFunc(harmless, func(p netip.Prefix) bool { return p.Contains(address) })
}

// A version or a section number can have four parts, too. The words beside it
// tell.
var (
	beforeVersion = regexp.MustCompile(`(?i)(?:v|ver\.?|version|バージョン|第|版|rev\.?)\s*$`)
	afterVersion  = regexp.MustCompile(`^\s*(?:版|章|節|項|条|系|以降|以上)`)
)

func isVersion(text string, w place) bool {
	const near = 24 // bytes; the longest word is 18
	before := strings.ToValidUTF8(text[max(0, w.start-near):w.start], "")
	after := strings.ToValidUTF8(text[w.end:min(len(text), w.end+near)], "")
	return beforeVersion.MatchString(before) || afterVersion.MatchString(after)
}
