package devserver

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestLoopbackOnly(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:0", "example.jp:80", "localhost.example.jp:80", "127.0.0.1", ""} {
		if err := Run(t.Context(), Options{Addr: addr}); !errors.Is(err, ErrExposed) {
			t.Errorf("%q: %v", addr, err)
		}
	}
	for _, addr := range []string{"127.0.0.1:0", "[::1]:0", "localhost:0", "127.9.9.9:80"} {
		if !loopback(addr) {
			t.Errorf("%q is not taken for loopback", addr)
		}
	}
}

// ask sends a request as bytes and gives the status line.
func (r *running) ask(request string) string {
	r.t.Helper()
	conn, err := net.Dial("tcp", strings.Trim(strings.TrimPrefix(r.url, "http://"), "/"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(patience))
	fmt.Fprint(conn, request)
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return err.Error()
	}
	return strings.Fields(line)[1]
}

// An exchange is a request as bytes and the status that answers it.
type exchange struct{ name, request, want string }

// answers sends each request and sees that the server goes on all the same.
func (r *running) answers(t *testing.T, exchanges []exchange) {
	t.Helper()
	for _, x := range exchanges {
		t.Run(x.name, func(t *testing.T) {
			if got := r.ask(x.request); got != x.want {
				t.Errorf("status %s, want %s", got, x.want)
			}
		})
	}
	if status, _, _ := r.get("index.html"); status != http.StatusOK {
		t.Errorf("after all that: status %d", status)
	}
}

func guarded(t *testing.T) *running {
	r := serve(t, map[string]string{"index.html": "good", "404.html": "lost"}, "preview.example.lan")
	r.within(patience, "", "good")
	return r
}

func get(target string, headers ...string) string {
	return "GET " + target + " HTTP/1.1\r\n" + strings.Join(append([]string{"Host: localhost"}, headers...), "\r\n") + "\r\n\r\n"
}

// TestHosts asks for the server by names that are its own and by such as a
// rebound name would have.
func TestHosts(t *testing.T) {
	host := func(name string) string { return "GET / HTTP/1.1\r\nHost: " + name + "\r\n\r\n" }
	guarded(t).answers(t, []exchange{
		{"by address", host("127.0.0.1:8080"), "200"},
		{"by address, version 6", host("[::1]:8080"), "200"},
		{"through a tunnel", host("LOCALHOST:9999"), "200"},
		{"by the name given", host("Preview.example.lan:8080"), "200"},
		{"rebound name", host("evil.example"), "421"},
		{"name that begins so", host("localhost.evil.example"), "421"},
		{"name that ends so", host("evil.example.localhost.example"), "421"},
		{"another address", host("192.0.2.1"), "421"},
		{"no name", "GET / HTTP/1.0\r\n\r\n", "421"},
		{"absolute target", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "421"},
	})
}

// TestRequests sends what browsers, other sites and attackers might.
func TestRequests(t *testing.T) {
	guarded(t).answers(t, []exchange{
		{"plain", get("/"), "200"},
		{"head", strings.Replace(get("/"), "GET", "HEAD", 1), "200"},
		{"post", strings.Replace(get("/"), "GET", "POST", 1), "405"},
		{"options", strings.Replace(get("/"), "GET", "OPTIONS", 1), "405"},
		{"delete", strings.Replace(get("/index.html"), "GET", "DELETE", 1), "405"},
		{"get with a body", get("/", "Content-Length: 4") + "body", "413"},
		{"get with an endless body", get("/", "Transfer-Encoding: chunked"), "413"},
		{"embedded by another site", get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"), "403"},
		{"embedded by another port", get("/", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"), "403"},
		{"linked by another site", get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"), "200"},
		{"huge header", get("/", "X: "+strings.Repeat("a", 1<<20)), "431"},
		{"rubbish", "\x16\x03\x01\x00\r\n\r\n", "400"},
	})
}

// TestTargets asks for files that are none of the site's.
func TestTargets(t *testing.T) {
	r := guarded(t)
	secret := filepath.Join(r.root, "secret.txt")
	check(t, os.WriteFile(secret, []byte("secret"), 0o644))
	r.answers(t, []exchange{
		{"own script", get("/.kaijisho/live.js"), "200"},
		{"not an own file", get("/.kaijisho/devserver.go"), "404"},
		{"up", get("/../secret.txt"), "307"}, // to /secret.txt, which is not there
		{"up, encoded", get("/%2e%2e/secret.txt"), "404"},
		{"up, encoded slash", get("/..%2fsecret.txt"), "404"},
		{"up, backslash", get(`/..\secret.txt`), "404"},
		{"up, encoded twice", get("/%252e%252e/secret.txt"), "404"},
		{"absolute", get("/" + secret), "307"},
		{"not in content", get("/secret.txt"), "404"},
		{"zero", get("/index.html%00.txt"), "404"},
		{"long address", get("/" + strings.Repeat("a", 3000)), "414"},
		{"huge address", get("/" + strings.Repeat("a", 1<<20)), "431"},
	})
}

func TestHeaders(t *testing.T) {
	_, _, header := guarded(t).get("")
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
		"Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": "",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestLinksAreNotFollowed holds that a link is seen as a link when sources are watched.
func TestLinksAreNotFollowed(t *testing.T) {
	root := t.TempDir()
	outside := t.TempDir()
	check(t, os.WriteFile(filepath.Join(outside, "a.txt"), []byte("a"), 0o644))
	check(t, os.Mkdir(filepath.Join(root, "content"), 0o755))
	check(t, os.Symlink(outside, filepath.Join(root, "content", "link")))
	check(t, os.Symlink(root, filepath.Join(root, "content", "circle")))
	s := look(root, []string{"content"})
	if len(s) != 3 {
		t.Errorf("%d entries: %v", len(s), s)
	}
}
