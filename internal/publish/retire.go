package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// retire removes a whole tree of ours from the workshop, saving what is foreign. Normally all of that is linked into
// the live tree already; what is not (it could not be linked, or came in the last instant) is moved there.
func (t *target) retire(tree string) error {
	strays, err := t.strays(tree)
	for _, p := range strays {
		err = errors.Join(err, t.save(tree+"/"+p, t.name+"/"+p))
	}
	if err == nil {
		err = t.discard(tree)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrStranded, err)
	}
	return nil
}

// discard removes a tree of the workshop that holds nothing of worth. It becomes the draft first: killed in the middle of
// the removal, perhaps when the manifest was just gone, it must not be taken for a whole one.
func (t *target) discard(tree string) error {
	if err := t.root.Rename(tree, t.in(draftDir)); err != nil {
		return err
	}
	return t.root.RemoveAll(t.in(draftDir))
}

// strays lists what the tree's own manifest does not.
func (t *target) strays(tree string) (paths []string, err error) {
	m, err := t.manifestIn(tree)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(t.root.FS(), tree, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Type().IsRegular() && m.owns(p[len(tree)+1:]) {
			return err
		}
		paths = append(paths, p[len(tree)+1:])
		return nil
	})
	return paths, err
}

// save sees to it that the live tree has the foreign file from, as to. It never decides between two that differ.
func (t *target) save(from, to string) error {
	was, err := t.root.Lstat(from)
	if err != nil {
		return err
	}
	is, err := t.root.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := t.root.MkdirAll(path.Dir(to), 0o755); err != nil {
			return err
		}
		return t.root.Rename(from, to)
	case err != nil:
		return err
	case os.SameFile(was, is) || t.equal(from, to, was, is):
		return nil
	}
	return fmt.Errorf("%s differs from %s", from, to)
}

// equal compares two regular files; both were there when a tool replaced one by a copy of itself.
func (t *target) equal(a, b string, ia, ib fs.FileInfo) bool {
	if !ia.Mode().IsRegular() || !ib.Mode().IsRegular() || ia.Size() != ib.Size() {
		return false
	}
	da, errA := t.root.ReadFile(a)
	db, errB := t.root.ReadFile(b)
	return errA == nil && errB == nil && bytes.Equal(da, db)
}
