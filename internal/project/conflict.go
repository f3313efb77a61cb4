package project

import (
	"regexp"
	"strings"

	"kaijisho/internal/diag"
)

var (
	conflictBegin = regexp.MustCompile(`(?m)^<<<<<<< .*$`)
	conflictEnd   = regexp.MustCompile(`(?m)^>>>>>>>(?: |\r?$)`)
)

// conflicts finds where a merge of git left both sides. Such a file says two
// things at once, so that nothing else in it is a mistake yet.
func conflicts(src *diag.Source) (list diag.List) {
	if !strings.Contains(src.Text, "<<<<<<< ") {
		return nil
	}
	ends := conflictEnd.FindAllStringIndex(src.Text, -1)
	for _, m := range conflictBegin.FindAllStringIndex(src.Text, -1) {
		if len(ends) > 0 && m[0] < ends[len(ends)-1][0] {
			list.Add(diag.New("file-conflict", src.Span(m[0], m[0]+len("<<<<<<<"))))
		}
	}
	return list
}
