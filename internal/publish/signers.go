package publish

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// ErrUntrusted: the signature is good, but no line of the allowed signers trusts its key for this at that time.
var ErrUntrusted = errors.New("signed by a key that is not among the allowed signers")

// VerifySignature checks a detached signature of a manifest's text against an allowed signers file in OpenSSH's format
// (see ALLOWED SIGNERS in ssh-keygen(1)) and returns the principals of the line that trusts the key. at is the time to
// hold against valid-after and valid-before, its location that of dates without one. Certificates are not supported:
// a cert-authority line trusts nothing.
func VerifySignature(text, sig, allowedSigners []byte, at time.Time) (principals string, err error) {
	key, err := checkSignature(text, sig)
	if err != nil {
		return "", err
	}
	n := 0
	for line := range bytes.Lines(allowedSigners) {
		n++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		s, err := parseSigner(string(line), at.Location())
		if err != nil {
			return "", fmt.Errorf("allowed signers, line %d: %w", n, err)
		}
		if bytes.Equal(s.key.Marshal(), key.Marshal()) && s.trusts(at) {
			return s.principals, nil
		}
	}
	return "", fmt.Errorf("%w: %s %s", ErrUntrusted, key.Type(), ssh.FingerprintSHA256(key))
}

// signer is one line of an allowed signers file.
type signer struct {
	principals    string
	key           ssh.PublicKey
	authority     bool
	namespaces    string // patterns; empty: any
	after, before time.Time
}

func parseSigner(line string, loc *time.Location) (*signer, error) {
	principals, rest, err := cutPrincipals(line)
	if err != nil {
		return nil, err
	}
	key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(rest))
	if err != nil {
		return nil, err
	}
	s := &signer{principals: principals, key: key}
	for _, o := range options {
		if err := s.option(o, loc); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// cutPrincipals takes the first field, which may be quoted.
func cutPrincipals(line string) (principals, rest string, err error) {
	if quoted, isQuoted := strings.CutPrefix(line, `"`); isQuoted {
		principals, rest, found := strings.Cut(quoted, `"`)
		if !found {
			return "", "", errors.New("quote without end")
		}
		return principals, strings.TrimSpace(rest), nil
	}
	i := strings.IndexAny(line, " \t")
	if i < 0 {
		return "", "", errors.New("no key")
	}
	return line[:i], strings.TrimSpace(line[i:]), nil
}

// option reads one option. One that is unknown may restrict the key, so its line cannot be honoured without it.
func (s *signer) option(o string, loc *time.Location) (err error) {
	name, value, _ := strings.Cut(o, "=")
	value = strings.Trim(value, `"`)
	switch strings.ToLower(name) {
	case "cert-authority":
		s.authority = true
	case "namespaces":
		s.namespaces = value
	case "valid-after":
		s.after, err = parseSignerTime(value, loc)
	case "valid-before":
		s.before, err = parseSignerTime(value, loc)
	default:
		err = fmt.Errorf("unknown option %q", name)
	}
	return err
}

// parseSignerTime reads YYYYMMDD[HHMM[SS]], with Z for UTC.
func parseSignerTime(v string, loc *time.Location) (time.Time, error) {
	digits, utc := strings.CutSuffix(v, "Z")
	if utc {
		loc = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(layout) == len(digits) {
			return time.ParseInLocation(layout, digits, loc)
		}
	}
	return time.Time{}, fmt.Errorf("time %q: want YYYYMMDD[HHMM[SS]][Z]", v)
}

func (s *signer) trusts(at time.Time) bool {
	if s.authority || s.namespaces != "" && !matchesList(s.namespaces, Namespace) {
		return false
	}
	return !at.Before(s.after) && (s.before.IsZero() || !at.After(s.before))
}

// matchesList knows OpenSSH's pattern lists: any may match, and none with "!" before it.
func matchesList(list, word string) bool {
	matched := false
	for pattern := range strings.SplitSeq(list, ",") {
		pattern, negated := strings.CutPrefix(pattern, "!")
		hit, err := path.Match(strings.ReplaceAll(pattern, "[", `\[`), word)
		if err != nil || !hit {
			continue
		}
		if negated {
			return false
		}
		matched = true
	}
	return matched
}
