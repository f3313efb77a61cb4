package site

import (
	"slices"
	"strings"
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
var promises = map[string]func(id string) bool{
	"item": func(id string) bool {
		return slices.Contains(itemParts, id) || isPlace("a", id) || isPlace("p", id)
	},
	"clause":     func(id string) bool { return isPlace("", id) || isPlace("r", id) },
	"kinds":      func(id string) bool { return strings.HasPrefix(id, "k-") },
	"disclosure": func(id string) bool { return strings.HasPrefix(id, "c-") },
	"changes":    func(id string) bool { return strings.HasPrefix(id, "v") },
	"about":      func(string) bool { return true },
}

var itemParts = []string{"requirement", "answer", "customer", "evidence", "guidelines", "history"}

// promised are those of a page's ids that are promises. An answer to a sub-item
// is one as long as the requirement has the sub-item.
func promised(template string, ids []string) []string {
	promise := promises[template]
	if promise == nil {
		return nil
	}
	kept := make([]string, 0, len(ids))
	for _, id := range ids {
		if promise(id) && (!isPlace("a", id) || slices.Contains(ids, "p"+id[1:])) {
			kept = append(kept, id)
		}
	}
	return kept
}

// isPlace reports whether an id is made of a letter and the number of a
// sub-item or point, with that of its run before it if that is not the first:
// a5, a2-5.
func isPlace(letter, id string) bool {
	number, ok := strings.CutPrefix(id, letter)
	run, rest, hasRun := strings.Cut(number, "-")
	return ok && isNumber(run) && (!hasRun || isNumber(rest))
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
