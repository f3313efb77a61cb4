package site

import (
	"regexp"
	"testing"
)

// TestStylesheetFloor holds the stylesheet to what Edge 109 reads. A property
// or value it does not know costs nothing; syntax it does not know costs the
// rule, and a colour it does not know the contrast.
func TestStylesheetFloor(t *testing.T) {
	css := string(sample(t).files["assets/css/kaijisho.css"])
	for what, newer := range map[string]string{
		"nesting":            `&|(?m)^ {4}[.#a-z][^;{]*\{[^}]*$`,
		"rules":              `@(scope|starting-style|view-transition|position-try|function|container)\b`,
		"colours":            `(color-mix|light-dark|oklch|oklab|lch|lab|color)\(`,
		"selectors":          `:(popover-open|state|open)\b`,
		"range queries":      `@media[^{]*[<>]`,
		"a stylesheet's own": `@import|https?:`,
	} {
		if found := regexp.MustCompile(newer).FindString(css); found != "" {
			t.Errorf("%s: %q", what, found)
		}
	}
}
