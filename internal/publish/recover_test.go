package publish_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kaijisho/internal/publish"
)

// killed makes the states in which a build can be killed, by hand, beside a site of version A with a foreign file.
type killed struct {
	t         *testing.T
	dir, shop string
}

func newKilled(t *testing.T) killed {
	root := t.TempDir()
	k := killed{t, filepath.Join(root, "public"), filepath.Join(root, ".public.kaijisho")}
	k.publish(k.dir, "A")
	write(t, filepath.Join(k.dir, "CNAME"), "example.jp")
	write(t, filepath.Join(k.shop, "lock"), "")
	return k
}

func (k killed) publish(dir, version string) {
	k.t.Helper()
	if err := publishVersion(dir, version, spillNever); err != nil {
		k.t.Fatal(err)
	}
}

// complete makes a whole version B in the workshop, the foreign file linked as a build would.
func (k killed) complete(name string) {
	k.t.Helper()
	k.publish(filepath.Join(k.shop, name), "B")
	k.must(os.Link(filepath.Join(k.dir, "CNAME"), filepath.Join(k.shop, name, "CNAME")))
}

func (k killed) must(err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatal(err)
	}
}

func TestRecovers(t *testing.T) {
	states := map[string]func(k killed){
		"lock only": func(killed) {},
		"draft":     func(k killed) { write(t, filepath.Join(k.shop, "draft/half.html"), "<ht") },
		"complete":  func(k killed) { k.complete("next") },
		"exchanged": func(k killed) { k.complete("former") },
		"between two renames": func(k killed) {
			k.complete("next")
			k.must(os.Rename(k.dir, filepath.Join(k.shop, "former")))
		},
		"only the former": func(k killed) { k.must(os.Rename(k.dir, filepath.Join(k.shop, "former"))) },
		"foreign not linked": func(k killed) {
			k.complete("next")
			k.must(os.Remove(filepath.Join(k.dir, "CNAME")))
		},
		"foreign copied": func(k killed) {
			k.complete("next")
			k.must(os.Remove(filepath.Join(k.shop, "next/CNAME")))
			write(t, filepath.Join(k.shop, "next/CNAME"), "example.jp")
		},
		"half cleared": func(k killed) {
			k.complete("draft")
			k.must(os.Remove(filepath.Join(k.shop, "draft", publish.ManifestName)))
		},
	}
	for name, leave := range states {
		t.Run(name, func(t *testing.T) {
			k := newKilled(t)
			k.t = t
			leave(k)
			k.publish(k.dir, "A")
			leavesNothing(t, k.dir)
			isWhole(t, k.dir, site{"CNAME": "example.jp"})
		})
	}
}

// TestStranded: a foreign file that came in the last instant, where the new site has a page of its own, is kept in the
// workshop, and the builds say so until somebody takes it.
func TestStranded(t *testing.T) {
	k := newKilled(t)
	k.complete("next")
	stray := filepath.Join(k.shop, "next", "only-A", "1.html")
	write(t, stray, "theirs")
	for range 2 {
		if err := publishVersion(k.dir, "A", spillNever); !errors.Is(err, publish.ErrStranded) {
			t.Fatalf("error %v", err)
		}
	}
	if text, err := os.ReadFile(stray); string(text) != "theirs" {
		t.Errorf("the file was lost: %v", err)
	}
	isWhole(t, k.dir, site{"CNAME": "example.jp"})
	k.must(os.Remove(stray))
	k.publish(k.dir, "B")
	leavesNothing(t, k.dir)
}

// TestWorkshopOfOthers: what has the workshop's name but is not one is left alone.
func TestWorkshopOfOthers(t *testing.T) {
	k := newKilled(t)
	write(t, filepath.Join(k.shop, "diary.txt"), "dear")
	k.publish(k.dir, "B")
	if text, err := os.ReadFile(filepath.Join(k.shop, "diary.txt")); string(text) != "dear" {
		t.Error(err)
	}
	k.must(os.RemoveAll(k.shop))
	k.must(os.WriteFile(k.shop, nil, 0o644))
	if publishVersion(k.dir, "A", spillNever) == nil {
		t.Error("worked in a file")
	}
	isWhole(t, k.dir, site{"CNAME": "example.jp"})
}
