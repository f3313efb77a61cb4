package markdown

import "strings"

// colours are those of the classes that highlighted code can have. Each keeps
// a contrast of 4.5 to 1 (WCAG 2.2 AA) on the grounds that a test names.
var colours = []struct{ class, means, light, dark string }{
	{"k", "keyword", "#7a2ea0", "#d6a5f0"},
	{"c", "comment", "#5c6370", "#a3adb8"},
	{"s", "string", "#0b6b3a", "#8fd9a8"},
	{"m", "number", "#a03c00", "#f2b27a"},
	{"nv", "variable", "#8a2a2a", "#f0a8a0"},
	{"nf", "function", "#1c4fa8", "#9cc4ff"},
	{"nb", "builtin", "#00646e", "#7fd6dc"},
	{"nt", "key or attribute", "#1c4fa8", "#9cc4ff"},
	{"gp", "prompt", "#5c6370", "#a3adb8"},
	{"gd", "removed", "#a01c1c", "#ffb0a8"},
	{"gi", "added", "#0b6b3a", "#8fd9a8"},
}

// HighlightCSS is the stylesheet of highlighted code: the light colours, and
// the dark ones for a screen that asks for them. Paper keeps the light ones.
// The grounds, frames and fonts of the block are the page's own affair.
func HighlightCSS() string {
	var light, dark strings.Builder
	for _, c := range colours {
		light.WriteString(".chroma ." + c.class + " { color: " + c.light + "; } /* " + c.means + " */\n")
		dark.WriteString("\t.chroma ." + c.class + " { color: " + c.dark + "; }\n")
	}
	return light.String() + "@media screen and (prefers-color-scheme: dark) {\n" + dark.String() + "}\n"
}
