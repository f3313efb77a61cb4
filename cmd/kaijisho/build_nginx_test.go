package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestNginx serves a site with the configurations of docs/hosting.md, at the
// top of a host and below a path, and holds that they send the headers of
// _headers, the page for what does not exist, and nothing that is not a page.
func TestNginx(t *testing.T) {
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("CI needs nginx")
		}
		t.Skip("needs nginx, which is not installed here")
	}
	project, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	do(t, exec.Command("kaijisho", "init", project))
	setAddress(t, project, "https://disclosure.example.jp/")
	do(t, exec.Command("kaijisho", "-C", project, "build", "-o", out))
	blocks := configurations(t)
	if len(blocks) != 2 {
		t.Fatalf("%d configurations of nginx in docs/hosting.md", len(blocks))
	}
	headers := regexp.MustCompile(`(?m)^\s*add_header .*$`).FindAllString(blocks[0], -1)
	below := strings.Replace(blocks[1], "{\n", "{\n"+strings.Join(headers, "\n")+"\n", 1)
	for root, config := range map[string]string{
		"/":            blocks[0],
		"/disclosure/": "server {\n  listen 443 ssl;\n" + below + "\n}",
	} {
		t.Run(root, func(t *testing.T) {
			url := startNginx(t, nginx, config, out) + root
			want := readHeaders(t, out)
			if resp, _ := get(t, url+"_headers"); root == "/" && resp.StatusCode != 404 {
				t.Errorf("_headers: status %d", resp.StatusCode)
			}
			for path, status := range map[string]int{
				"": 200, "index.html": 200, "items/medical-cloud/079.html": 200, "assets/css/kaijisho.css": 200,
				"downloads/disclosure.json": 200, "nothing.html": 404, "items/nothing/at/all.html": 404,
			} {
				resp, body := get(t, url+path)
				if resp.StatusCode != status {
					t.Errorf("%s: status %d, want %d", path, resp.StatusCode, status)
				}
				for name, value := range want {
					if got := resp.Header.Get(name); got != value {
						t.Errorf("%s: %s: %q, want %q", path, name, got, value)
					}
				}
				if status == 404 && !strings.Contains(body, "お探しのページはありません") {
					t.Errorf("%s: not the site's own page: %.100q", path, body)
				}
				if strings.HasSuffix(path, ".html") && !strings.Contains(resp.Header.Get("Content-Type"), "charset=utf-8") {
					t.Errorf("%s: %s", path, resp.Header.Get("Content-Type"))
				}
			}
		})
	}
}

func setAddress(t *testing.T, project, url string) {
	t.Helper()
	name := filepath.Join(project, "content", "disclosure.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(text, "\nsite: {base_url: \""+url+"\"}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
}

// configurations are the blocks of nginx in the manual.
func configurations(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../docs/hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, m := range regexp.MustCompile("(?s)```nginx\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		blocks = append(blocks, m[1])
	}
	return blocks
}

// startNginx runs a server block, without TLS and on a free port, over the site.
func startNginx(t *testing.T, nginx, server, site string) (url string) {
	t.Helper()
	dir := t.TempDir()
	port := freePort(t)
	server = regexp.MustCompile(`(?m)^\s*(ssl_certificate|server_name).*$`).ReplaceAllString(server, "")
	server = strings.ReplaceAll(server, "listen 443 ssl;", fmt.Sprintf("listen 127.0.0.1:%d;", port))
	server = strings.ReplaceAll(server, "/srv/disclosure/public", site)
	config := fmt.Sprintf(`daemon off;
master_process off;
pid %[1]s/pid;
error_log %[1]s/error.log;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path %[1]s/body;
  proxy_temp_path %[1]s/proxy;
  fastcgi_temp_path %[1]s/fastcgi;
  uwsgi_temp_path %[1]s/uwsgi;
  scgi_temp_path %[1]s/scgi;
  %[2]s
}
`, dir, server)
	name := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(name, []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nginx, "-p", dir, "-c", name, "-e", filepath.Join(dir, "error.log"))
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	address := fmt.Sprintf("127.0.0.1:%d", port)
	for range 200 {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return "http://" + address
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("nginx does not start: %s", said.String())
	return ""
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// readHeaders reads the site's _headers.
func readHeaders(t *testing.T, site string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(site, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	headers := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			headers[name] = value
		}
	}
	if len(headers) < 8 {
		t.Fatalf("_headers: %v", headers)
	}
	return headers
}

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}
