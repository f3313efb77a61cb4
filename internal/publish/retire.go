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
	m, err := t.manifestIn(tree)
	if err != nil {
		return err
	}
	var strays []string
	err = fs.WalkDir(t.root.FS(), tree, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || m.owns(p[len(tree)+1:]) && e.Type().IsRegular() {
			return err
		}
		strays = append(strays, p[len(tree)+1:])
		return nil
	})
	if err != nil {
		return err
	}
	for _, p := range strays {
		if err := t.save(tree+"/"+p, t.name+"/"+p); err != nil {
			return err
		}
	}
	return t.root.RemoveAll(tree)
}

// save sees to it that the live tree has the foreign file from, as to.
func (t *target) save(from, to string) error {
	was, err := t.root.Lstat(from)
	if err != nil {
		return err
	}
	is, err := t.root.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := t.root.MkdirAll(path.Dir(to), 0o755); err != nil {
			return fmt.Errorf("%w: %s (%w)", ErrStranded, from, err)
		}
		return t.root.Rename(from, to)
	case err != nil:
		return fmt.Errorf("%w: %s (%w)", ErrStranded, from, err)
	case os.SameFile(was, is) || t.equal(from, to, was, is):
		return nil
	}
	return fmt.Errorf("%w: %s", ErrStranded, from)
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
