package main

import (
	"path/filepath"
)

// fromRepository is the project's directory as seen from the root of the
// repository, where GitHub and GitLab look for the files that findings name:
// the checkout that the variables of their runners tell, else the current
// directory. It is "" for the root itself and for a project outside of it.
func (a *app) fromRepository() string {
	root := "."
	for _, name := range []string{"GITHUB_WORKSPACE", "CI_PROJECT_DIR"} {
		if dir := a.Getenv(name); dir != "" {
			root = dir
			break
		}
	}
	from, err1 := filepath.Abs(root)
	to, err2 := filepath.Abs(a.dir)
	if err1 != nil || err2 != nil {
		return ""
	}
	rel, err := filepath.Rel(from, to)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}
