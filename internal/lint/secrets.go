package lint

import (
	"regexp"
	"strings"

	"kaijisho/internal/diag"
)

// A secret has a form that its issuer made recognisable: its mark is looked
// for first, which is fast, the whole only where the mark is.
type secret struct {
	kind diag.Text
	mark string
	form *regexp.Regexp
}

var secretForms = []secret{
	{diag.Text{JA: "秘密鍵", EN: "a private key"}, "PRIVATE KEY-----", regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)},
	{accessKey, "AKIA", regexp.MustCompile(`\bAKIA[0-9A-Z]{16}\b`)},
	{accessKey, "ASIA", regexp.MustCompile(`\bASIA[0-9A-Z]{16}\b`)},
	{accessKey, "AIza", regexp.MustCompile(`\bAIza[0-9A-Za-z_-]{35}\b`)},
	{token, "gh", regexp.MustCompile(`\bgh[pousr]_[0-9A-Za-z]{36}\b`)},
	{token, "github_pat_", regexp.MustCompile(`\bgithub_pat_[0-9A-Za-z_]{22,}\b`)},
	{token, "glpat-", regexp.MustCompile(`\bglpat-[0-9A-Za-z_-]{20}\b`)},
	{token, "xox", regexp.MustCompile(`\bxox[abeprs]-[0-9A-Za-z-]{10,}`)},
	{token, "eyJ", regexp.MustCompile(`\beyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}`)},
	{accessKey, "sk_live_", regexp.MustCompile(`\bsk_live_[0-9A-Za-z]{16,}\b`)},
}

var (
	accessKey = diag.Text{JA: "アクセスキー", EN: "an access key"}
	token     = diag.Text{JA: "アクセストークン", EN: "an access token"}
)

// secrets finds keys, tokens and passwords. The message does not repeat them: a
// log of a build is read by more people than the file.
func (l *linter) secrets(src *diag.Source) {
	for _, s := range secretForms {
		if !strings.Contains(src.Text, s.mark) {
			continue
		}
		for _, m := range s.form.FindAllStringIndex(src.Text, -1) {
			if strings.HasSuffix(src.Text[m[0]:m[1]], "EXAMPLE") { // as issuers' manuals spell theirs
				continue
			}
			l.report("secret-published", src.Span(m[0], m[1]), "kind", s.kind.JA, "kind_en", s.kind.EN)
		}
	}
	l.passwords(src)
}
