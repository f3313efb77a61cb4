package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// acquire makes the workshop and locks it, or fails with ErrBusy.
//
// The lock is the operating system's, on a file in the workshop, so that it ends with its process. The file goes away
// with the workshop, so that a build leaves nothing beside its output; hence, after locking, one has to see that the
// file is still the one at that path.
func (t *target) acquire() error {
	for range 100 {
		f, err := t.openLock()
		if errors.Is(err, fs.ErrNotExist) {
			continue // a build that just ended took the workshop away
		}
		if err != nil {
			return err
		}
		held, err := tryLock(f)
		if err != nil || !held {
			f.Close()
			if err == nil {
				err = ErrBusy
			}
			return err
		}
		if t.stillThere(f) {
			t.lock = f
			return nil
		}
		f.Close()
	}
	return ErrBusy
}

func (t *target) openLock() (*os.File, error) {
	if err := t.root.Mkdir(t.shop, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	info, err := t.root.Lstat(t.shop)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is needed as a directory to work in", t.shop)
	}
	return t.root.OpenFile(t.in(lockName), os.O_RDWR|os.O_CREATE, 0o644)
}

func (t *target) stillThere(f *os.File) bool {
	ours, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := t.root.Lstat(t.in(lockName))
	return err == nil && os.SameFile(ours, there)
}

// release lets the next build in. Where an open file can be removed it is removed before the lock ends, so that nobody
// else holds it then; elsewhere the removal fails harmlessly if another build was quicker. The workshop itself stays
// only if it is not empty.
func (t *target) release() error {
	var err error
	if removesOpenFiles {
		err = t.root.Remove(t.in(lockName))
		t.root.Remove(t.shop)
		return errors.Join(err, t.lock.Close())
	}
	err = t.lock.Close()
	t.root.Remove(t.in(lockName))
	t.root.Remove(t.shop)
	return err
}
