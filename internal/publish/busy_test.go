package publish_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kaijisho/internal/publish"
)

var spillNever = publish.Spill{}

func TestBusy(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first := site{"a": "first"}.treeIn(t, publish.Spill{Dir: dir}) // holds the lock from its first file
	tree := site{"a": "second"}.tree(t)
	if _, err := publish.Replace(dir, tree, publish.Options{Meta: meta}); !errors.Is(err, publish.ErrBusy) {
		t.Errorf("second: %v", err)
	}
	if err := publish.NewTree(publish.Spill{Dir: dir}).Add("a", []byte("x")); !errors.Is(err, publish.ErrBusy) {
		t.Errorf("second, spilling: %v", err)
	}
	if out, err := child(t, "once", dir).Output(); err != nil || !strings.HasPrefix(string(out), publish.ErrBusy.Error()) {
		t.Errorf("second, in another process: %s %v", out, err)
	}
	if _, err := publish.Replace(dir, first, publish.Options{Meta: meta}); err != nil {
		t.Error(err)
	}
	holds(t, dir, site{"a": "first"})
	if _, err := publish.Replace(dir, tree, publish.Options{Meta: meta}); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	holds(t, dir, site{"a": "second"})
}

func TestSpillElsewhere(t *testing.T) {
	root := t.TempDir()
	here, there := filepath.Join(root, "here"), filepath.Join(root, "there")
	tree := site{"a": "1"}.treeIn(t, publish.Spill{Dir: here})
	if _, err := publish.Replace(there, tree, publish.Options{}); err == nil {
		t.Error("published beside another directory than it spilled to")
	}
	if list, err := os.ReadDir(root); err != nil || len(list) > 0 {
		t.Errorf("left %v, %v", list, err)
	}
}

// TestSwapUnderReaders publishes while others read and other builds try: a reader always finds a page, whole, and the
// builds never mix.
func TestSwapUnderReaders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	version := func(i int) site {
		s := site{}
		for page := range 10 {
			s[fmt.Sprintf("%d.html", page)] = strings.Repeat(fmt.Sprint(i%10), 5000+i)
		}
		return s
	}
	replace(t, dir, version(0))
	done := make(chan struct{})
	var readers, builders sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				text, err := os.ReadFile(filepath.Join(dir, "5.html"))
				if err != nil || len(text) < 5000 || strings.Trim(string(text), string(text[:1])) != "" {
					t.Errorf("read %d bytes, %v", len(text), err)
					return
				}
			}
		})
	}
	for b := range 2 {
		builders.Go(func() {
			for i := range 100 {
				_, err := publish.Replace(dir, version(i*2+b).tree(t), publish.Options{Meta: meta})
				if err != nil && !errors.Is(err, publish.ErrBusy) {
					t.Error(err)
				}
			}
		})
	}
	builders.Wait()
	close(done)
	readers.Wait()
	if r := verify(t, dir); !r.OK() {
		t.Errorf("verify: %+v", r)
	}
	leavesNothing(t, dir)
}
