package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Apply writes the plan's files into the project in dir. Each is written beside
// its place and moved there in one step, all moves last, so that a failure
// leaves the project as it was or, at worst, with whole files. A file that
// changed since the plan was made is not touched, and nothing else is either.
func (p *Plan) Apply(dir string) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range p.Files {
		if err := f.unchanged(root); err != nil {
			return err
		}
	}
	var staged []string
	defer func() {
		if err != nil {
			for _, name := range staged {
				root.Remove(name)
			}
		}
	}()
	for _, f := range p.Files {
		name, err := f.stage(root)
		staged = append(staged, name)
		if err != nil {
			return f.blamed(err)
		}
	}
	for i, f := range p.Files {
		if err := root.Rename(staged[i], filepath.FromSlash(f.Path)); err != nil {
			return err
		}
	}
	return nil
}

// unchanged reports a file that is no longer what the plan saw.
func (f File) unchanged(root *os.Root) error {
	data, err := root.ReadFile(filepath.FromSlash(f.Path))
	switch {
	case errors.Is(err, fs.ErrNotExist) && !f.Exists:
		return nil
	case err != nil:
		return err
	case !f.Exists || string(data) != f.Old:
		return fmt.Errorf("%s changed while the workbook was read", f.Path)
	}
	return nil
}

// stage writes the text beside the file's place. The name is given also of a
// file that could not be written.
func (f File) stage(root *os.Root) (string, error) {
	dir, base := path.Split(f.Path)
	name := filepath.FromSlash(dir + "." + base + ".import")
	if err := root.MkdirAll(filepath.FromSlash(path.Clean(dir)), 0o755); err != nil {
		return name, err
	}
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return name, err
	}
	_, err = file.WriteString(f.Text)
	return name, errors.Join(err, file.Close())
}

// blamed says an error about the file that was to be written.
func (f File) blamed(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: e.Op, Path: f.Path, Err: e.Err}
	}
	return err
}

// Diff shows what the file's change is.
func (f File) Diff() []string { return diffLines(f.Old, f.Text) }
