package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/term"

	"kaijisho"
	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/project"
)

// open opens the project in a.dir over the built-in files. Its content/ is
// never mixed with the built-in sample.
func (a *app) open() (fs.FS, func() error, error) {
	own, closer, err := project.Open(a.dir)
	if err != nil {
		return nil, nil, err
	}
	if _, err := fs.Stat(own, answer.DisclosureFile); err != nil {
		closer.Close()
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, err
		}
		return nil, nil, &hintError{
			fmt.Errorf(a.say("%s に content/disclosure.yaml がありません", "%s holds no content/disclosure.yaml"), a.dir),
			a.say("-C でプロジェクトのフォルダーを指定するか、kaijisho init で新しく作ってください", "name the project's directory with -C, or make one with kaijisho init"),
		}
	}
	return project.Layers(own, project.Only(kaijisho.FS, "checklist", "templates", "assets")), closer.Close, nil
}

// color reports whether diagnostics may be coloured: on a terminal, unless
// NO_COLOR is set (no-color.org).
func (a *app) color(w any) bool {
	f, ok := w.(*os.File)
	return ok && a.Getenv("NO_COLOR") == "" && term.IsTerminal(int(f.Fd()))
}

// report prints a list for people, on stderr: what the verb was asked for has
// stdout for itself.
func (a *app) report(list diag.List) error {
	return diag.WriteText(a.Stderr, list, diag.Options{Lang: a.lang, Color: a.color(a.Stderr)})
}

// tally is the sentence about how many mistakes there are, or "" for none.
func (a *app) tally(list diag.List) string {
	errs, warnings := list.Count(diag.Error), list.Count(diag.Warning)
	if errs+warnings == 0 {
		return ""
	}
	return fmt.Sprintf(a.say("エラー %d 件、警告 %d 件", "%d errors, %d warnings"), errs, warnings)
}
