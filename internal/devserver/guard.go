package devserver

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// maxAddress bounds a request's path and query.
const maxAddress = 2048

// guard lets through what a browser of this machine asks for on behalf of its
// user, and sets the headers that keep other sites from looking in.
func guard(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		switch {
		case !knownHost(r.Host, hosts):
			http.Error(w, "this server does not answer to that name", http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		case r.ContentLength != 0:
			h.Set("Connection", "close")
			http.Error(w, "no body, please", http.StatusRequestEntityTooLarge)
		case len(r.RequestURI) > maxAddress:
			http.Error(w, "the address is too long", http.StatusRequestURITooLong)
		case embedded(r):
			http.Error(w, "not for pages of other sites", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// knownHost reports whether a Host header names this machine as seen from
// itself. The port is not compared: a tunnel may have changed it, and a name
// that an attacker owns is no more one of these with any port.
func knownHost(header string, hosts []string) bool {
	host, _, err := net.SplitHostPort(header)
	if err != nil {
		host = header
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsLoopback() {
		return true
	}
	return host == "localhost" || slices.ContainsFunc(hosts, func(h string) bool { return strings.EqualFold(h, host) })
}

// embedded reports whether a page of another site asks, rather than a person
// who follows a link to us.
func embedded(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return (site == "cross-site" || site == "same-site") && r.Header.Get("Sec-Fetch-Mode") != "navigate"
}
