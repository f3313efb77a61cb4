package devserver

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A source is a site made of the files below content/ of a directory. A file
// that says "mistake" is one, one that says "remark" calls for it; "late.html"
// that says "late" is a mistake which only shows in the whole.
type source map[string][]byte

func (s source) File(_ context.Context, path string) ([]byte, bool, error) {
	data, found := s[path]
	return data, found, nil
}

func (s source) Finish(context.Context) ([]Problem, error) {
	if string(s["late.html"]) == "late" {
		return []Problem{{Message: "late"}}, nil
	}
	return nil, nil
}

// lazy is a source that makes its files when they are asked for, until ctx ends.
type lazy struct {
	source
	ctx context.Context
}

func (l lazy) File(ctx context.Context, path string) ([]byte, bool, error) {
	if err := l.ctx.Err(); err != nil {
		return nil, false, err
	}
	return l.source.File(ctx, path)
}

func read(root string) (Site, []Problem, error) {
	s := source{}
	var problems []Problem
	dir := filepath.Join(root, "content")
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if s[filepath.ToSlash(name)], err = os.ReadFile(path); strings.Contains(string(s[name]), "mistake") {
			problems = append(problems, Problem{Place: name, Message: "mistake"})
		}
		return err
	})
	if err != nil || len(problems) > 0 {
		return nil, problems, err
	}
	for name, data := range s {
		if strings.Contains(string(data), "remark") {
			problems = append(problems, Problem{Page: name, Message: "remark"})
		}
	}
	return s, problems, nil
}

// A running server with its sources.
type running struct {
	t    *testing.T
	root string
	url  string
}

func serve(t *testing.T, files map[string]string, hosts ...string) *running {
	t.Helper()
	r := &running{t: t, root: filepath.Join(t.TempDir(), "project")}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		r.write(name, files[name])
	}
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan string, 1), make(chan error, 1)
	go func() {
		done <- Run(ctx, Options{
			Root: r.root, Dirs: []string{"content", "assets"}, Addr: "127.0.0.1:0", Hosts: hosts,
			Build: func(ctx context.Context) (Site, []Problem, error) {
				s, problems, err := read(r.root)
				if s, ok := s.(source); ok {
					return lazy{s, ctx}, problems, err
				}
				return s, problems, err
			},
			Ready: func(url string) { ready <- url },
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
	select {
	case r.url = <-ready:
	case err := <-done:
		done <- nil
		t.Fatal(err)
	}
	return r
}

func (r *running) path(name string) string {
	return filepath.Join(r.root, "content", filepath.FromSlash(name))
}

func (r *running) write(name, text string) {
	r.t.Helper()
	if err := os.MkdirAll(filepath.Dir(r.path(name)), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(r.path(name), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *running) get(name string) (status int, body string, header http.Header) {
	r.t.Helper()
	resp, err := http.Get(r.url + name)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.StatusCode, string(data), resp.Header
}

// within waits until the page holds the text, and tells how long it took.
func (r *running) within(limit time.Duration, name, text string) {
	r.t.Helper()
	start := time.Now()
	for {
		_, body, _ := r.get(name)
		if strings.Contains(body, text) {
			r.t.Logf("%q after %v", text, time.Since(start).Round(time.Millisecond))
			return
		}
		if time.Since(start) > limit {
			r.t.Fatalf("%s does not show %q after %v but %q", name, text, limit, body)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// patience is how long a change may take on a busy machine; the promise of
// 300 ms is measured by the benchmarks.
const patience = 5 * time.Second

// stream reads the versions that the server announces.
func (r *running) stream() <-chan version {
	r.t.Helper()
	req, err := http.NewRequestWithContext(r.t.Context(), http.MethodGet, r.url+".kaijisho/events", nil)
	if err != nil {
		r.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	versions := make(chan version, 100)
	go func() {
		defer resp.Body.Close()
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var v version
				if json.Unmarshal([]byte(data), &v) == nil {
					versions <- v
				}
			}
		}
	}()
	return versions
}

func next(t *testing.T, versions <-chan version) version {
	t.Helper()
	select {
	case v := <-versions:
		return v
	case <-time.After(patience):
		t.Fatal("nothing was announced")
		return version{}
	}
}

// TestMistakes holds that the last good page stays while there are mistakes,
// that they are announced, and that they go away.
func TestMistakes(t *testing.T) {
	r := serve(t, map[string]string{"index.html": "<p>good</p>"})
	r.within(patience, "", "good")
	versions := r.stream()
	good := next(t, versions)
	if good.ID == "" || len(good.Problems) > 0 {
		t.Fatalf("first: %+v", good)
	}
	r.write("index.html", "<p>a mistake</p>")
	if v := next(t, versions); v.ID != good.ID || len(v.Problems) != 1 || v.Problems[0] != (Problem{Place: "index.html", Message: "mistake"}) {
		t.Errorf("with a mistake: %+v", v)
	}
	if _, body, _ := r.get(""); !strings.Contains(body, "good") {
		t.Errorf("the last good page is gone: %q", body)
	}
	r.write("index.html", "<p>mended</p>")
	if v := next(t, versions); v.ID == good.ID || len(v.Problems) > 0 {
		t.Errorf("mended: %+v", v)
	}
	r.write("late.html", "late")
	shown := next(t, versions)
	if v := next(t, versions); v.ID != shown.ID || len(v.Problems) != 1 || v.Problems[0].Message != "late" {
		t.Errorf("a mistake of the whole: %+v", v)
	}
	check(t, os.RemoveAll(filepath.Join(r.root, "content")))
	if v := next(t, versions); v.ID != shown.ID || len(v.Problems) != 1 {
		t.Errorf("without sources: %+v", v)
	}
}

// TestNothingGoodYet holds that a project which is wrong from the beginning is
// waited for.
func TestNothingGoodYet(t *testing.T) {
	r := serve(t, map[string]string{"index.html": "mistake"})
	status, body, _ := r.get("")
	if status != http.StatusServiceUnavailable || !strings.Contains(body, "live.js") {
		t.Errorf("status %d, %q", status, body)
	}
	r.write("index.html", "<p>good</p>")
	r.within(patience, "", "good")
}

// TestExactBytes holds that the server adds one script to a page and nothing to
// anything else.
func TestExactBytes(t *testing.T) {
	files := map[string]string{
		"index.html": "<!DOCTYPE html><html><body><p></body></p></body></html>\n", "a/index.html": "<p>no end", "404.html": "<body>lost</body>",
		"data.json": "{}</body>", "a/x.css": "p{}", "plain": "p", "a/b.xlsx": "PK",
	}
	r := serve(t, files)
	types := map[string]string{"data.json": "application/json", "a/x.css": "text/css; charset=utf-8", "plain": "application/octet-stream"}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		status, body, header := r.get(name)
		if strings.HasSuffix(name, ".html") {
			before, after, found := strings.Cut(body, `<script src="/.kaijisho/live.js"`)
			_, rest, _ := strings.Cut(after, "></script>")
			if !found || strings.Contains(rest, "live.js") {
				t.Errorf("%s: no script or several: %q", name, body)
			}
			body = before + rest
		}
		if status != http.StatusOK || body != files[name] {
			t.Errorf("%s: status %d, %q", name, status, body)
		}
		if want := types[name]; want != "" && header.Get("Content-Type") != want {
			t.Errorf("%s: %q", name, header.Get("Content-Type"))
		}
	}
	for name, want := range map[string]string{"": "<p></body>", "a/": "no end", "nothing.html": "lost"} {
		if _, body, _ := r.get(name); !strings.Contains(body, want) {
			t.Errorf("%q: %q", name, body)
		}
	}
	if status, _, _ := r.get("nothing.html"); status != http.StatusNotFound {
		t.Errorf("a page that does not exist: status %d", status)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
