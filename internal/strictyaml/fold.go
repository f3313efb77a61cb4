package strictyaml

import (
	"strings"

	"golang.org/x/text/width"
	"gopkg.in/yaml.v3"
)

// scalarText is the text of a scalar. YAML joins the lines of a folded scalar
// (>) with a space, which is right for English and wrong between two Japanese
// characters and beside Japanese punctuation; there the space goes, as a
// browser drops a line break there.
func scalarText(n *yaml.Node) string {
	if n.Style&yaml.FoldedStyle == 0 || !strings.Contains(n.Value, " ") {
		return n.Value
	}
	runes := []rune(n.Value)
	out := runes[:0:0]
	for i, r := range runes {
		if r == ' ' && i > 0 && i+1 < len(runes) && joined(runes[i-1], runes[i+1]) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

func joined(before, after rune) bool {
	return japanese(before) && japanese(after) || strings.ContainsRune("。、）」』】", before) || strings.ContainsRune("（「『【", after)
}

func japanese(r rune) bool {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return false
}
