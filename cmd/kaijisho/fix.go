package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/rogpeppe/go-internal/diff"

	"kaijisho/internal/answer"
	"kaijisho/internal/fix"
)

// fix mends the project's files, or prints the changes as a diff.
func (a *app) fix(ctx context.Context, dryRun bool) error {
	files, done, err := a.open()
	if err != nil {
		return err
	}
	defer done()
	set, _, err := answer.Load(ctx, files)
	if err != nil {
		return err
	}
	changes := fix.Changes(set)
	if dryRun {
		return a.showChanges(changes)
	}
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, c := range changes {
		switch err := writeChange(root, c); {
		case errors.Is(err, errNotPlain):
			fmt.Fprintf(a.Stderr, a.say("%s はリンクなので直しません\n", "%s is a link and was left alone\n"), c.Path)
		case err != nil:
			return err
		default:
			fmt.Fprintf(a.Stderr, a.say("%s を直しました\n", "mended %s\n"), c.Path)
		}
	}
	return nil
}

// showChanges prints a diff that git apply takes.
func (a *app) showChanges(changes []fix.Change) error {
	for _, c := range changes {
		text := diff.Diff("a/"+c.Path, []byte(c.Before), "b/"+c.Path, []byte(c.After))
		if _, err := a.Stdout.Write(text); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.Stderr, a.say("直せるファイルは %d 件です。何も書き換えていません\n", "%d files can be mended; nothing was written\n"), len(changes))
	return nil
}

var errNotPlain = errors.New("not a regular file")

// writeChange writes beside the file and renames, so that a crash leaves the
// old text or the new one.
func writeChange(root *os.Root, c fix.Change) error {
	info, err := root.Lstat(c.Path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errNotPlain
	}
	temporary := path.Join(path.Dir(c.Path), "."+path.Base(c.Path)+".kaijisho")
	if err := writeNew(root, temporary, c.After, info.Mode().Perm()); err != nil {
		_ = root.Remove(temporary)
		return fmt.Errorf("%s: %w", c.Path, err)
	}
	return root.Rename(temporary, c.Path)
}

func writeNew(root *os.Root, name, text string, mode fs.FileMode) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(mode); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
