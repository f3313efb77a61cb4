package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Directories of the workshop. A tree is built as draft and renamed to next when it is complete, so a leftover called
// draft is rubbish, while next and former hold a whole site that may contain files of others.
const (
	draftDir  = "draft"
	nextDir   = "next"
	formerDir = "former"
	lockName  = "lock"
)

// A target is a directory to be replaced, held by one build. All names are relative to the parent directory and go
// through os.Root, so that no link planted in the tree leads a write or a removal elsewhere.
type target struct {
	root *os.Root // the parent
	name string   // of the directory in it
	shop string   // of the workshop in it
	lock *os.File
}

// openTarget locks dir's workshop and clears away what a killed build left. A symbolic link is followed first: what is
// replaced is the directory that it points to, and the link stays.
func openTarget(dir string) (*target, error) {
	real, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	parent, name := filepath.Split(real)
	if name == "" {
		return nil, fmt.Errorf("%s: %w", dir, ErrNotOurs)
	}
	if isMountPoint(real) {
		return nil, fmt.Errorf("%s: %w", dir, ErrMountPoint)
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(parent)
	if err != nil {
		return nil, err
	}
	t := &target{root: root, name: name, shop: workshop(name)}
	if err := t.acquire(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), root.Close())
	}
	if err := t.recover(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), t.close())
	}
	return t, nil
}

// Interrupted reports whether a build of dir was killed, or is under way: the next one has something to clear away.
func Interrupted(dir string) bool {
	real, err := resolve(dir)
	if err != nil {
		return true
	}
	_, err = os.Lstat(filepath.Join(filepath.Dir(real), workshop(filepath.Base(real))))
	return err == nil
}

// workshop is the directory beside the published one in which the next is made.
func workshop(name string) string { return "." + name + ".kaijisho" }

// InWorkshop reports whether a path, such as that of an fs.PathError, is in a workshop: whoever looks for it after the
// build finds nothing there.
func InWorkshop(name string) bool {
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(name), "/"), func(part string) bool {
		shop, ok := strings.CutSuffix(part, ".kaijisho")
		return ok && strings.HasPrefix(shop, ".")
	})
}

// resolve gives the absolute path of dir with links followed as far as it exists.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(abs); err == nil {
			return "", fmt.Errorf("%s: a symbolic link to nothing", dir)
		}
		return abs, nil
	}
	return real, err
}

// in names something in the workshop.
func (t *target) in(part string) string { return t.shop + "/" + part }

// exists says whether name is there, as anything.
func (t *target) exists(name string) (bool, error) {
	_, err := t.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// close removes the workshop, if nothing unknown is in it, and lets the next build in.
func (t *target) close() error {
	err := t.root.RemoveAll(t.in(draftDir))
	return errors.Join(err, t.release(), t.root.Close())
}

// recover finishes or undoes the work of a build that was killed.
func (t *target) recover() error {
	if err := t.root.RemoveAll(t.in(draftDir)); err != nil {
		return fmt.Errorf("%w: %w", ErrStranded, err)
	}
	for _, whole := range []string{nextDir, formerDir} {
		left, err := t.exists(t.in(whole))
		if err != nil {
			return err
		}
		if !left {
			continue
		}
		there, err := t.exists(t.name)
		if err != nil {
			return err
		}
		if !there { // killed between two renames
			err = t.root.Rename(t.in(whole), t.name)
		} else {
			err = t.retire(t.in(whole))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
