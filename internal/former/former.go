// Package former owns the sites of past releases that are kept below v/: each
// as it was published, marked as superseded on every page.
//
//	f, err := former.Open("sample-1.3.0.zip")
//	defer f.Close()
//	err = f.Add(tree, former.Present{Version: "1.4.0", Has: pages.Has})
//
// A site is taken only as its manifest lists it: what was lost, changed or
// added since then is refused, because a vendor is held to what these pages
// say. Three things are changed on the way. Every page gets a line on top that
// leads to the same page of the present release; search engines are told to
// leave it out and to go there too; and what only has a meaning at the root of
// a site (robots.txt, the manifest itself, editions kept in turn) stays behind.
// The manifest of the whole, which lists v/ like the rest, vouches for the
// result.
package former

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kaijisho/internal/export"
	"kaijisho/internal/publish"
)

// A Site is one that was published, open and found to be whole.
type Site struct {
	Version   string // of the release
	Published string // YYYY-MM-DD
	Audience  string // whom it was for; "" for everybody

	files    fs.FS
	manifest *publish.Manifest
	closer   io.Closer
}

// An AlteredError says that files are not those that the manifest lists.
type AlteredError struct{ Files string } // the first of them

func (e *AlteredError) Error() string { return "not what was published: " + e.Files }

// Open opens the site in a directory or in the zip of one.
func Open(name string) (*Site, error) {
	files, closer, err := publish.Open(name)
	if err != nil {
		return nil, err
	}
	s, err := open(files)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), closer.Close())
	}
	s.closer = closer
	return s, nil
}

// Read opens the zip of a site that is in memory.
func Read(data []byte) (*Site, error) {
	files, err := publish.OpenZip(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	return open(files)
}

func open(files fs.FS) (*Site, error) {
	report, err := publish.Verify(files)
	if err != nil {
		return nil, err
	}
	if !report.OK() {
		return nil, &AlteredError{faults(report)}
	}
	f, err := files.Open(export.JSONPath)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	state, err := export.Read(f)
	if err != nil {
		return nil, err
	}
	s := &Site{
		Version: state.Release.Version, Published: state.Release.Published,
		Audience: report.Manifest.Audience, files: files, manifest: report.Manifest,
	}
	if strings.Contains(s.Version, "/") {
		return nil, fmt.Errorf("%s: version %q", export.JSONPath, s.Version)
	}
	return s, publish.CheckPath(s.Home())
}

// faults names the first files that differ.
func faults(r *publish.Report) string {
	all := slices.Concat(r.Changed, r.Missing, r.Added)
	const shown = 3
	if len(all) > shown {
		return strings.Join(all[:shown], ", ") + ", …"
	}
	return strings.Join(all, ", ")
}

// Close releases what Open opened.
func (s *Site) Close() error {
	if s.closer == nil {
		return nil
	}
	return s.closer.Close()
}

// Home is the path of the site's front page in the tree.
func (s *Site) Home() string { return s.place("index.html") }

func (s *Site) place(name string) string { return path.Join(kept, s.Version, name) }

// kept is the directory of all former sites.
const kept = "v"

// atRoot are files that mean something at the root of a site only.
var atRoot = []string{"robots.txt", "sitemap.xml", "_headers", ".nojekyll", "404.html"}

// Add puts the site into the tree, below v/ and its version.
func (s *Site) Add(tree *publish.Tree, now Present) error {
	for _, f := range s.manifest.Files {
		if slices.Contains(atRoot, f.Path) || strings.HasPrefix(f.Path, kept+"/") {
			continue
		}
		data, err := fs.ReadFile(s.files, f.Path)
		if err != nil {
			return err
		}
		if strings.HasSuffix(f.Path, ".html") {
			data = s.mark(f.Path, data, now)
		}
		if err := tree.Add(s.place(f.Path), data, f.Anchors.All()...); err != nil {
			return err
		}
	}
	return nil
}
