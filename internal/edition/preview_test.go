package edition_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/edition"
	"kaijisho/internal/history"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
)

func preview(t *testing.T, texts map[string]string) *edition.Preview {
	t.Helper()
	doc, files := link(t, texts, answer.Public)
	return previewOf(t, doc, files)
}

func previewOf(t *testing.T, doc *disclosure.Document, files fs.FS) *edition.Preview {
	t.Helper()
	log, _, err := history.Load(files, doc.Releases)
	if err != nil {
		t.Fatal(err)
	}
	opt := edition.Options{Files: files, Log: log, Meta: edition.Meta(doc, "test", "")}
	p, err := edition.NewPreview(t.Context(), doc, opt, &publish.Tree{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPreviewGivesWhatIsPublished holds that each file of a preview, asked for
// before and after the rest is made, has the bytes that are published.
func TestPreviewGivesWhatIsPublished(t *testing.T) {
	texts := canaryProject(t)
	want := editionOf(t, texts, "")
	p := preview(t, texts)
	for range 2 {
		for _, path := range slices.Sorted(maps.Keys(want)) {
			got, found, err := p.File(t.Context(), path)
			if err != nil || !found || !bytes.Equal(got, want[path]) {
				t.Errorf("%s: found %t, %d bytes of %d, %v", path, found, len(got), len(want[path]), err)
			}
		}
	}
	if _, found, err := p.File(t.Context(), "items/tiny/900.html"); found || err != nil {
		t.Errorf("a page that does not exist: %t, %v", found, err)
	}
}

// TestPreviewKeepsItsMoment holds that sources which change while a preview is
// looked at do not get into what it has not made yet.
func TestPreviewKeepsItsMoment(t *testing.T) {
	texts := canaryProject(t)
	want := editionOf(t, texts, "")
	doc, files := link(t, texts, answer.Public)
	changing := &switched{files}
	p := previewOf(t, doc, changing)
	changing.FS = fstest.MapFS{"assets/css/later.css": {Data: []byte("p { order: 1 }")}}
	got, _, err := p.File(t.Context(), publish.ManifestName)
	if err != nil || !bytes.Equal(got, want[publish.ManifestName]) {
		t.Errorf("%v, -published +preview:\n%s", err, cmp.Diff(string(want[publish.ManifestName]), string(got)))
	}
}

// switched is a file system that becomes another.
type switched struct{ fs.FS }

// TestPreviewOfBrokenLinks holds that a site whose links are broken can be
// looked at, and that Finish says what is wrong.
func TestPreviewOfBrokenLinks(t *testing.T) {
	texts := canaryProject(t)
	texts["content/redirects.yaml"] = `[{from: old.html, to: "about.html#nowhere"}]`
	p := preview(t, texts)
	broken, ok := errors.AsType[*site.LinkError](p.Finish(t.Context()))
	if !ok || len(broken.Faults) != 1 {
		t.Fatalf("got %v", broken)
	}
	if _, found, err := p.File(t.Context(), "index.html"); !found || err != nil {
		t.Errorf("home page: %t, %v", found, err)
	}
}

func TestPreviewEnds(t *testing.T) {
	p := preview(t, canaryProject(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.Finish(ctx); err == nil || !errors.Is(err, context.Canceled) {
		t.Errorf("a reader who left is kept waiting: %v", err)
	}
	if err := p.Finish(t.Context()); err != nil {
		t.Errorf("the others get nothing: %v", err)
	}
}
