package devserver

import (
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
)

// TestSaves holds that a save is seen however an editor makes it.
func TestSaves(t *testing.T) {
	r := serve(t, map[string]string{"index.html": "<p>first</p>", "sub/page.html": "<p>sub</p>"})
	r.within(patience, "", "first")
	r.write("index.html", "<p>in place</p>")
	r.within(patience, "", "in place")

	r.write("index.html.tmp", "<p>renamed</p>")
	check(t, os.Rename(r.path("index.html.tmp"), r.path("index.html")))
	r.within(patience, "", "renamed")

	// The same size at the same time: only the file is another one.
	info, err := os.Stat(r.path("index.html"))
	check(t, err)
	r.write("index.html.tmp", "<p>Renamed</p>")
	check(t, os.Chtimes(r.path("index.html.tmp"), info.ModTime(), info.ModTime()))
	check(t, os.Rename(r.path("index.html.tmp"), r.path("index.html")))
	r.within(patience, "", "Renamed")

	check(t, os.Remove(r.path("index.html")))
	r.write("index.html", "<p>removed first</p>")
	r.within(patience, "", "removed first")

	check(t, os.Rename(r.path("sub"), r.path("moved")))
	r.within(patience, "moved/page.html", "sub")
	if status, _, _ := r.get("sub/page.html"); status != http.StatusNotFound {
		t.Errorf("the former place: status %d", status)
	}

	// The whole project, away and back with another text.
	check(t, os.Rename(r.root, r.root+".away"))
	r.write("index.html", "<p>other project</p>")
	r.within(patience, "", "other project")
}

// TestEmptiedFirst holds that a file which is empty for a moment is not shown so.
func TestEmptiedFirst(t *testing.T) {
	r := serve(t, map[string]string{"index.html": "<p>first</p>"})
	r.within(patience, "", "first")
	versions := r.stream()
	next(t, versions)
	for i := range 20 {
		text := strings.Repeat("x", i+1)
		f, err := os.Create(r.path("index.html"))
		check(t, err)
		time.Sleep(5 * time.Millisecond)
		_, err = f.WriteString("<p>" + text + "</p>")
		check(t, errors.Join(err, f.Close()))
		time.Sleep(60 * time.Millisecond)
		if _, body, _ := r.get(""); !strings.Contains(body, "<p>") {
			t.Fatalf("an empty page was shown: %q", body)
		}
	}
}
