package markdown

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// A Link is an ordinary link or image whose address the rules allow.
type Link struct {
	Address string // as an href, relative ones as seen from content/
	Path    string // the file of this site that it leads to, relative to content/; "" for others
	Image   bool
	Span    diag.Span // the address where it stands in the text, else the whole link
}

// attachments is where the pictures are: nothing outside it is published, and
// a picture from another site would be a request to it.
const attachments = "attachments/"

// An address is a link's destination. Its href needs HTML escaping only.
type address struct {
	kind  addressKind
	href  string
	path  string // of a relative one, without escapes
	words string // for a reader
}

type addressKind uint8

const (
	refused  addressKind = iota
	external             // http, https
	mail                 // mailto
	relative             // a file of this site
	fragment             // a place on the same page; href lacks the #
)

// newAddress judges a destination. It refuses every scheme but three, and
// whatever a browser might read as another one: control characters and
// backslashes, //host, and addresses from the root, which would break on a
// site that does not own its host.
func newAddress(raw string) address {
	raw = strings.Trim(raw, " ")
	if isHostile(raw) {
		return address{}
	}
	u, err := url.Parse(raw)
	if err != nil {
		return address{}
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "":
		return address{kind: external, href: spell(u), words: raw}
	case u.Scheme == "mailto" && u.Opaque != "":
		return address{kind: mail, href: spell(u), words: u.Opaque}
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") || isHostile(u.Path):
		return address{}
	case u.Path != "":
		u.Path, u.RawPath = path.Clean(u.Path), ""
		return address{kind: relative, href: spell(u), path: u.Path, words: u.Path}
	case u.Fragment != "" && u.RawQuery == "":
		return address{kind: fragment, href: u.EscapedFragment(), words: raw}
	}
	return address{}
}

// isHostile finds what no address needs and readers of addresses disagree on.
// The path of a file here is judged after its escapes, too: its name is what they
// stand for. Elsewhere they may stand for anything, such as Shift_JIS.
func isHostile(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == '\\' || isForbidden(r) })
}

// isAttachment reports whether the address is a file published with the site.
func (a address) isAttachment() bool {
	return a.kind == relative && strings.HasPrefix(a.path, attachments)
}

// spell writes a URL with what net/url lets through in a query or a path, but
// the URL standard does not, percent-encoded.
func spell(u *url.URL) string {
	s := u.String()
	host := strings.Index(s, u.Host) + len(u.Host) // an IPv6 address keeps its brackets
	var b strings.Builder
	b.WriteString(s[:host])
	for i := host; i < len(s); i++ {
		c := s[i]
		if strings.IndexByte(" \"<>`{}|^[]", c) >= 0 || c == '%' && !isEscape(s[i:]) {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

const hexDigits = "0123456789ABCDEF"

func isEscape(s string) bool {
	return len(s) >= 3 && isHex(s[1]) && isHex(s[2])
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
