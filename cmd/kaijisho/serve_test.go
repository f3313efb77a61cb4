package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/publish"
)

// A workplace is a project on disk with a preview of it.
type workplace struct {
	t   *testing.T
	dir string
	url string
}

func newWorkplace(t *testing.T) *workplace {
	t.Helper()
	w := &workplace{t: t, dir: filepath.Join(t.TempDir(), "project")}
	for name, f := range base(t) {
		w.write(name, string(f.Data))
	}
	out, stdout := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan int)
	go func() {
		e := env{Stdout: stdout, Stderr: io.Discard, Getenv: func(string) string { return "" }}
		done <- run(ctx, []string{"-C", w.dir, "serve", "--addr", "127.0.0.1:0"}, e)
	}()
	t.Cleanup(func() {
		cancel()
		if code := <-done; code != exitOK {
			t.Errorf("serve ended with %d", code)
		}
	})
	line := make([]byte, 1000)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	w.url = regexp.MustCompile(`http://[0-9.:]+/`).FindString(string(line[:n]))
	return w
}

func (w *workplace) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w *workplace) get(path string) []byte {
	w.t.Helper()
	resp, err := http.Get(w.url + path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return data
}

// build publishes into a directory; "" if mistakes are in the way.
func (w *workplace) build(out string, args ...string) string {
	w.t.Helper()
	var stderr bytes.Buffer
	e := env{Stdout: io.Discard, Stderr: &stderr, Getenv: func(string) string { return "" }}
	switch code := run(w.t.Context(), append([]string{"-C", w.dir, "build", "-o", out}, args...), e); code {
	case exitOK:
		return out
	case exitContent:
		return ""
	default:
		w.t.Fatalf("build: %d: %s", code, stderr.String())
		return ""
	}
}

func manifestOf(t *testing.T, dir string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, publish.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var liveScript = regexp.MustCompile(`<script src="/.kaijisho/live.js" data-version="[^"]*" defer></script>`)

// TestServeGivesWhatBuildWrites compares every file that the preview serves
// with the one that a build writes.
func TestServeGivesWhatBuildWrites(t *testing.T) {
	w := newWorkplace(t)
	out := w.build(filepath.Join(t.TempDir(), "out"))
	m, err := publish.ParseManifest(manifestOf(t, out))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files {
		want, err := os.ReadFile(filepath.Join(out, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		got := w.get(f.Path)
		if strings.HasSuffix(f.Path, ".html") {
			if n := len(liveScript.FindAll(got, -1)); n != 1 {
				t.Errorf("%s: %d scripts", f.Path, n)
			}
			got = liveScript.ReplaceAll(got, nil)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs", f.Path)
		}
	}
	if diff := cmp.Diff(string(manifestOf(t, out)), string(w.get(publish.ManifestName))); diff != "" {
		t.Errorf("-build +serve:\n%s", diff)
	}
}

// edits are things that an author does. Each gets a number that no other edit got.
var edits = []func(w *workplace, n int){
	func(w *workplace, n int) {
		w.write(fmt.Sprintf("content/answers/demo/%03d.md", 1+n%3), fmt.Sprintf(
			"---\nstatus: conforming\nreviewed: 2026-10-01\nevidence:\n  - {doc: access-control-policy, at: 第%d章}\n---\n回答その%d。**次**の[[2]]と[[doc:access-control-policy]]も見てください。\n", n, n))
	},
	func(w *workplace, n int) {
		w.write("content/answers/demo/002.md", fmt.Sprintf("---\nstatus: partial\ngap: 不足%d\nreviewed: 2026-10-01\n---\n- (1) 一部%d\n\n| 値 |\n|---|\n| %d |\n", n, n, n))
	},
	func(w *workplace, _ int) { os.Remove(filepath.Join(w.dir, "content/answers/demo/003.md")) },
	func(w *workplace, _ int) { w.write("content/answers/demo/003.md", "---\nsame_as: 1\n---\n") },
	func(w *workplace, n int) {
		w.write("content/answers/demo/003.md", fmt.Sprintf("---\nstatus: conforming\nvisibility: contract\n---\n限られた回答%d\n", n))
	},
	func(w *workplace, n int) { // a mistake
		w.write("content/answers/demo/001.md", fmt.Sprintf("---\nstatus: nonsense-%d\n---\n", n))
	},
	func(w *workplace, n int) {
		w.write("content/evidence.yaml", fmt.Sprintf("- {id: access-control-policy, title: アクセス管理規程, edition: 第%d版, access: public}\n", n))
	},
	func(w *workplace, n int) {
		w.write("content/pages/about-us.md", fmt.Sprintf("---\ntitle: 会社%d\n---\n## 概要\n\n本文%d\n", n, n))
	},
	func(w *workplace, n int) {
		w.write("content/disclosure.yaml", fmt.Sprintf("checklists: [demo]\nvendor: {name: 見本社, email: trust@example.jp}\nservice: {name: 見本サービス}\n"+
			"releases:\n  - {version: \"1.0.0\", published: 2026-11-21, summary: 初版%d, items: [%d]}\n", n, 1+n%3))
	},
	func(w *workplace, n int) { w.write("assets/css/brand-extra.css", fmt.Sprintf("p { order: %d }\n", n)) },
	func(w *workplace, n int) {
		w.write("templates/404.html", fmt.Sprintf("{{define \"main\"}}<main id=\"main\"><h1>ない%d</h1></main>{{end}}\n", n))
	},
	func(w *workplace, _ int) { os.Remove(filepath.Join(w.dir, "templates/404.html")) },
	func(w *workplace, n int) { // saved by renaming
		w.write("content/answers/demo/new", fmt.Sprintf("---\nstatus: conforming\n---\n改名による%d\n", n))
		os.Rename(filepath.Join(w.dir, "content/answers/demo/new"), filepath.Join(w.dir, "content/answers/demo/002.md"))
	},
}

// TestEditsAgree makes random edits and holds after each that the preview, a
// build over the former one and a clean build give the same bytes: their
// manifests list the same digests. Of several edits at once that end in a
// mistake the preview may show a good state in between, of which there is no
// build, but which must be whole. KAIJISHO_EDITS and KAIJISHO_SEED choose others
// than the 40 of everyday.
func TestEditsAgree(t *testing.T) {
	seed, n := number(t, "KAIJISHO_SEED", uint64(time.Now().UnixNano())), number(t, "KAIJISHO_EDITS", 40)
	t.Logf("KAIJISHO_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	w := newWorkplace(t)
	w.write("content/pages/about-us.md", "---\ntitle: 会社\n---\n")
	outs := t.TempDir()
	mistakes, shown := 0, manifestOf(t, w.build(filepath.Join(outs, "kept")))
	for i := range int(n) {
		together := 1 + random.IntN(3)
		for range together {
			edits[random.IntN(len(edits))](w, i)
		}
		clean := filepath.Join(outs, strconv.Itoa(i))
		if w.build(clean) == "" {
			mistakes++
			if together > 1 {
				shown = nil
			}
		} else {
			shown = manifestOf(t, clean)
			kept := filepath.Join(outs, "kept")
			if w.build(kept) == "" {
				t.Fatalf("edit %d: only a clean build succeeds", i)
			}
			if diff := cmp.Diff(string(shown), string(manifestOf(t, kept))); diff != "" {
				t.Fatalf("edit %d: a build over the former one differs (-clean +over):\n%s", i, diff)
			}
		}
		os.RemoveAll(clean)
		w.waitFor(i, shown)
	}
	t.Logf("%d edits, after %d of which there were mistakes", n, mistakes)
}

// waitFor waits until the preview has the manifest, or any if want is nil.
func (w *workplace) waitFor(edit int, want []byte) {
	w.t.Helper()
	var got []byte
	for start := time.Now(); time.Since(start) < 10*time.Second; time.Sleep(5 * time.Millisecond) {
		if got = w.get(publish.ManifestName); bytes.Equal(got, want) || want == nil && json.Valid(got) {
			return
		}
	}
	if !json.Valid(got) {
		w.t.Fatalf("edit %d: the preview gives %q", edit, got)
	}
	w.t.Fatalf("edit %d: -build +serve:\n%s", edit, cmp.Diff(string(want), string(got)))
}

func number(t *testing.T, name string, fallback uint64) uint64 {
	t.Helper()
	v := os.Getenv(name)
	if v == "" {
		return fallback
	}
	n, err := strconv.ParseUint(v, 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}
