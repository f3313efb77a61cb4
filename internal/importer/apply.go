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
		if err != nil {
			return err
		}
		staged = append(staged, name)
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

// stage writes the text beside the file's place.
func (f File) stage(root *os.Root) (string, error) {
	dir, base := path.Split(f.Path)
	if err := root.MkdirAll(filepath.FromSlash(path.Clean(dir)), 0o755); err != nil {
		return "", err
	}
	name := filepath.FromSlash(dir + "." + base + ".import")
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return "", err
	}
	_, err = file.WriteString(f.Text)
	return name, errors.Join(err, file.Close())
}

// Diff shows what the file's change is.
func (f File) Diff() []string { return diffLines(f.Old, f.Text) }
