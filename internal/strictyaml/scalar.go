package strictyaml

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// Scalar spells a string as a person would write it in a file of ours, so that
// Decode gives it back: plain where YAML lets it be, else in double quotes.
func Scalar(s string) string {
	if plainScalar(s) {
		return s
	}
	return quoted(s)
}

// Block spells a string as the value of a key whose nested lines are indented
// by indent: several lines as a literal block, one line as Scalar does.
func Block(s, indent string) string {
	if !strings.Contains(s, "\n") || !literal(s) {
		return Scalar(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = indent + l
		}
	}
	return "|-\n" + strings.Join(lines, "\n")
}

// quoted uses the string form of JSON, which YAML shares, and escapes also what
// only YAML forbids.
func quoted(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always has a JSON form
	var out strings.Builder
	for _, r := range strings.TrimSuffix(b.String(), "\n") {
		if unprintable(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// unprintable reports whether a character may not stand in YAML, or would be
// taken for a line break or a mark.
func unprintable(r rune) bool {
	return r < ' ' || 0x7f <= r && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffe || r == 0xffff
}

// ambiguous are plain scalars that YAML takes for something else than a
// string: numbers, dates, booleans and null in all their spellings.
var ambiguous = regexp.MustCompile(`^(?i:[-+.]?[0-9].*|[-+]?\.(inf|nan)|~|null|true|false|yes|no|on|off|y|n|<<|=)$`)

// plainScalar reports whether s may stand without quotes, also inside the
// braces and brackets of flow style, which forbid more.
func plainScalar(s string) bool {
	if s == "" || s != strings.TrimSpace(s) || ambiguous.MatchString(s) {
		return false
	}
	if strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`", rune(s[0])) || strings.HasSuffix(s, ":") {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.ContainsAny(s, ",[]{}?") {
		return false
	}
	return strings.IndexFunc(s, unprintable) < 0
}

// literal reports whether a literal block keeps s as it is.
func literal(s string) bool {
	if s != strings.Trim(s, " \t\n") {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line != strings.TrimRight(line, " ") || strings.IndexFunc(line, unprintable) >= 0 {
			return false
		}
	}
	return true
}
