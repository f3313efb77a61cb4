package starter

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Write creates the planned files in dir, which it makes if need be. Files that
// exist are left as they are and returned. When a file cannot be written,
// everything made so far is removed again: there is no half project.
func Write(dir string, plan []File) (kept []string, err error) {
	w := &writer{}
	defer func() {
		if err != nil {
			w.undo()
		}
	}()
	if err := w.mkdirAll(dir); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for _, f := range plan {
		if _, err := root.Lstat(filepath.FromSlash(f.Path)); err == nil {
			kept = append(kept, f.Path)
			continue
		}
		if err := w.create(root, dir, f); err != nil {
			return nil, fmt.Errorf("writing %s: %w", path.Join(filepath.ToSlash(dir), f.Path), err)
		}
	}
	return kept, nil
}

// A writer remembers what it made, parents first.
type writer struct{ made []string }

// mkdirAll makes a directory and its parents, remembering each.
func (w *writer) mkdirAll(dir string) error {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return &fs.PathError{Op: "mkdir", Path: dir, Err: errors.New("not a directory")}
		}
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := w.mkdirAll(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	w.made = append(w.made, dir)
	return nil
}

func (w *writer) create(root *os.Root, dir string, f File) error {
	name := filepath.FromSlash(f.Path)
	if err := w.mkdirAll(filepath.Join(dir, filepath.Dir(name))); err != nil {
		return err
	}
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	w.made = append(w.made, filepath.Join(dir, name))
	_, err = file.Write(f.Data)
	return errors.Join(err, file.Close())
}

// undo removes what was made, children first. What cannot be removed stays:
// the first failure is the one to report.
func (w *writer) undo() {
	for i := len(w.made) - 1; i >= 0; i-- {
		os.Remove(w.made[i])
	}
}
