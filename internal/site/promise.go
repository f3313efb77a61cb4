package site

import (
	"regexp"
	"slices"
)

// promises are the anchors that people may cite for years, by the template of
// their page: what the checklist, the guidelines and the list of releases give
// a number or an id. A build that would lose one fails until
// content/redirects.yaml says what became of it.
//
// Everything else that has an id is a convenience of the page as it is today:
// headings and footnotes of a text, which go with their words; places in lists,
// which move; parts that scripts fill. A link to one that is gone still leads
// to the right page, so losing it must not stop an author who edits a text. For
// the same reason the parts of an item's page that stand only when they hold
// something keep their anchor when they do not (ItemView.Absent).
var promises = map[string]*regexp.Regexp{
	"item":       regexp.MustCompile(`^(requirement|answer|customer|evidence|guidelines|history|[ap][0-9]+(-[0-9]+)?)$`),
	"clause":     regexp.MustCompile(`^r?[0-9]+(-[0-9]+)?$`),
	"kinds":      regexp.MustCompile(`^k-`),
	"disclosure": regexp.MustCompile(`^c-`),
	"changes":    regexp.MustCompile(`^v`),
	"about":      regexp.MustCompile(`^`),
}

// promised keeps those of a page's ids that are promises. An answer to a
// sub-item is one as long as the requirement has the sub-item.
func promised(template string, ids []string) []string {
	pattern := promises[template]
	if pattern == nil {
		return nil
	}
	has := map[string]bool{}
	for _, id := range ids {
		has[id] = true
	}
	return slices.DeleteFunc(ids, func(id string) bool {
		return !pattern.MatchString(id) || answerAnchor.MatchString(id) && !has["p"+id[1:]]
	})
}

var answerAnchor = regexp.MustCompile(`^a[0-9]+(-[0-9]+)?$`)
