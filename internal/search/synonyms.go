package search

import (
	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

// Synonyms reads a file of synonyms: a list of lists of words that stand for
// each other.
//
//   - [多要素認証, 二要素認証, MFA]
//   - [問い合わせ, 問合せ]
//
// Spellings that folding unites (サーバー and サーバ, ＭＦＡ and mfa) need no
// group. Mistakes are in the list; what is readable is returned beside them.
func Synonyms(src *diag.Source) ([][]string, diag.List) {
	var groups [][]string
	list := strictyaml.Decode(src, &groups)
	return groups, list
}
