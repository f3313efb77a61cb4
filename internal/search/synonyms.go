package search

import (
	"errors"
	"io/fs"

	"kaijisho/internal/diag"
	"kaijisho/internal/project"
	"kaijisho/internal/strictyaml"
)

// The files of synonyms: ours, and what a vendor adds. Both are optional.
var synonymFiles = []string{"checklist/synonyms.yaml", "content/synonyms.yaml"}

// Synonyms reads a project's groups of words that stand for each other, the
// vendor's after ours:
//
//   - [多要素認証, 二要素認証, MFA]
//   - [問い合わせ, 問合せ]
//
// Spellings that folding unites (サーバー and サーバ, ＭＦＡ and mfa) need no
// group. Mistakes are in the list; what is readable is returned beside them.
// The error is the machine's.
func Synonyms(fsys fs.FS) ([][]string, diag.List, error) {
	var all [][]string
	var list diag.List
	for _, name := range synonymFiles {
		if _, err := fs.Stat(fsys, name); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		src, found, err := project.ReadText(fsys, name)
		list.Add(found...)
		if err != nil {
			return nil, list, err
		}
		if src == nil {
			continue
		}
		var groups [][]string
		list.Add(strictyaml.Decode(src, &groups)...)
		for _, group := range groups {
			if group != nil { // what was no list
				all = append(all, group)
			}
		}
	}
	return all, list, nil
}
