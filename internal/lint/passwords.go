package lint

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// Answers speak of passwords on every page, and mostly of rules for them:
// 「パスワード：8文字以上」. One that is written down stands behind the word and a
// sign, or in an address, and looks like what people or programs choose.
var (
	password      = diag.Text{JA: "パスワード", EN: "a password"}
	passwordWords = []string{"パスワード", "パスフレーズ", "pass", "Pass", "PASS", "pwd", "Pwd", "PWD", "pw", "PW"}
	assigned      = regexp.MustCompile("(?i:(?:^|[^a-z])(?:password|passwd|passphrase|pwd|pw)|パスワード|パスフレーズ)[\"'*_`]*[ \t　]*[=:：＝][ \t　]*[\"'「*_`]*(" + chosen + ")")
	inAddress     = regexp.MustCompile(`[a-z][a-z0-9+.-]*://[^\s/:@]+:(` + chosen + `)@`)
)

// chosen is a run of the characters that a password can have; those that end a
// value in a program or in prose are not among them.
const chosen = `[!#-&*-.0-9:;=?@A-Z\\^_a-z{}~]+`

// passwords finds those that are written out.
func (l *linter) passwords(src *diag.Source) {
	form := func(re *regexp.Regexp) {
		for _, m := range re.FindAllStringSubmatchIndex(src.Text, -1) {
			value := strings.TrimRight(src.Text[m[2]:m[3]], "*_.,;:")
			if next, _ := utf8.DecodeRuneInString(src.Text[m[3]:]); isPassword(value) && !unicode.IsLetter(next) {
				l.report("secret-published", src.Span(m[2], m[2]+len(value)), "kind", password.JA, "kind_en", password.EN)
			}
		}
	}
	if strings.Contains(src.Text, "://") {
		form(inAddress)
	}
	for _, word := range passwordWords {
		if strings.Contains(src.Text, word) {
			form(assigned)
			break
		}
	}
}

// Words that stand where a password would, and are none: what takes its place
// in an example, a method, a product.
var noPassword = regexp.MustCompile(`(?i)example|sample|dummy|placeholder|change_?me|your|xxx|\*\*\*|^[$%{]|://|^(?:argon2|bcrypt|scrypt|pbkdf2|sha|md5|aes|rsa|hmac|tls|ssl|oauth|saml|totp|fido|webauthn|ldap|windows|office|microsoft|version|ver\.?[0-9]|v[0-9])`)

// isPassword reports whether a word mixes letters with digits or signs, as
// passwords do and other words of programs and prose seldom.
func isPassword(word string) bool {
	const shortest = 6
	letters := strings.ContainsFunc(word, func(r rune) bool { return r >= 'a' && r <= 'z' })
	others := strings.ContainsAny(word, "0123456789!#$%&?@^~")
	return len(word) >= shortest && letters && others && !noPassword.MatchString(word)
}
