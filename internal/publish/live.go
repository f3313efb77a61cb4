package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// live is what the target holds when a build begins.
type live struct {
	manifest *Manifest       // nil: nothing of ours
	ours     map[string]bool // regular files of ours that are there
	foreign  []foreign       // parents before children
	taken    map[string]bool // paths that foreign things need: true as a file, false as a directory
}

// foreign is a file or link that the manifest does not list, or a directory that nothing listed is in.
type foreign struct {
	path string
	dir  bool
}

// keptByGit are names that git needs in a directory which a build fills: they do not make it somebody else's, and
// verify passes over them.
var keptByGit = map[string]bool{".git": true, ".gitkeep": true, ".keep": true, ".gitignore": true}

// look reads the target; a missing one is empty.
func (t *target) look() (*live, error) {
	l := &live{ours: map[string]bool{}, taken: map[string]bool{}}
	info, err := t.root.Lstat(t.name)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%w: it is a file", ErrNotOurs)
	}
	if l.manifest, err = t.manifestIn(t.name); err != nil {
		return nil, err
	}
	if l.manifest == nil {
		if err := t.onlyGit(); err != nil {
			return nil, err
		}
	}
	return l, l.scan(t)
}

// manifestIn reads the manifest of a tree; nil if there is none. One that cannot be read is an error: without it
// nobody can tell whose the files are.
func (t *target) manifestIn(dir string) (*Manifest, error) {
	data, err := readBounded(t.root.FS(), dir+"/"+ManifestName, maxManifest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m, err := ParseManifest(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotOurs, err)
	}
	return m, nil
}

func (t *target) onlyGit() error {
	list, err := fs.ReadDir(t.root.FS(), t.name)
	if err != nil {
		return err
	}
	for _, e := range list {
		if !keptByGit[e.Name()] {
			return fmt.Errorf("%w: it has no %s, but holds %q", ErrNotOurs, ManifestName, e.Name())
		}
	}
	return nil
}

// scan sorts what is there into ours and foreign. It does not follow links, so nothing behind one counts as ours.
func (l *live) scan(t *target) error {
	var dirs []string
	err := fs.WalkDir(t.root.FS(), t.name, func(p string, e fs.DirEntry, err error) error {
		if err != nil || p == t.name {
			return err
		}
		p = p[len(t.name)+1:]
		switch {
		case e.IsDir():
			dirs = append(dirs, p)
		case e.Type().IsRegular() && l.manifest.owns(p):
			l.ours[p] = true
		default:
			l.take(foreign{path: p})
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, d := range dirs {
		if l.isForeignDir(d) {
			l.take(foreign{path: d, dir: true})
		}
	}
	slices.SortFunc(l.foreign, func(a, b foreign) int { return strings.Compare(a.path, b.path) })
	return nil
}

// isForeignDir: a directory that the manifest gives no reason for.
func (l *live) isForeignDir(dir string) bool {
	if l.manifest == nil {
		return true
	}
	i, _ := slices.BinarySearchFunc(l.manifest.Files, dir+"/", func(f File, p string) int { return strings.Compare(f.Path, p) })
	return i == len(l.manifest.Files) || !strings.HasPrefix(l.manifest.Files[i].Path, dir+"/")
}

func (l *live) take(f foreign) {
	l.foreign = append(l.foreign, f)
	l.taken[f.path] = !f.dir
	for d := path.Dir(f.path); d != "."; d = path.Dir(d) {
		l.taken[d] = false
	}
}

// admits says whether a tree may put a file at p without touching what is foreign.
func (l *live) admits(p string) error {
	if len(l.taken) == 0 {
		return nil
	}
	if _, is := l.taken[p]; is {
		return fmt.Errorf("%w: %s", ErrForeign, p)
	}
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		if l.taken[d] {
			return fmt.Errorf("%w: %s", ErrForeign, d)
		}
	}
	return nil
}

// owns says whether p is listed or is one of the two files that cannot be. A nil manifest owns nothing.
func (m *Manifest) owns(p string) bool {
	if m == nil {
		return false
	}
	_, listed := m.Lookup(p)
	return listed || reserved(p)
}
