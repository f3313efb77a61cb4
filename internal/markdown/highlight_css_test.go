package markdown

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// The grounds that code may stand on, the page's own included.
var (
	lightGrounds = []string{"#ffffff", "#f7f8fa", "#f1f1f4", "#e8edf3"}
	darkGrounds  = []string{"#000000", "#121519", "#1a1e24", "#262b33"}
)

func TestContrast(t *testing.T) {
	for _, c := range colours {
		for _, ground := range lightGrounds {
			checkContrast(t, c.class, c.light, ground)
		}
		for _, ground := range darkGrounds {
			checkContrast(t, c.class, c.dark, ground)
		}
	}
}

func checkContrast(t *testing.T, class, colour, ground string) {
	t.Helper()
	a, b := luminance(t, colour), luminance(t, ground)
	if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
		t.Errorf("class %s: %s on %s has a contrast of %.2f", class, colour, ground, ratio)
	}
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	channel := func(shift uint) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

// Every class that code can get has a colour, and no colour is without a class.
func TestEveryClassHasAColour(t *testing.T) {
	used := map[string]bool{"": true}
	for token := range chroma.StandardTypes {
		used[classOf(token)] = true
	}
	for _, c := range colours {
		if !used[c.class] {
			t.Errorf("class %s is never used", c.class)
		}
		delete(used, c.class)
		if !strings.Contains(HighlightCSS(), ".chroma ."+c.class+" { color: "+c.dark) {
			t.Errorf("class %s is not in the stylesheet", c.class)
		}
	}
	delete(used, "")
	if len(used) > 0 {
		t.Errorf("without a colour: %v", used)
	}
}

// The languages that answers need are known under their usual names.
func TestLanguages(t *testing.T) {
	for lang, code := range map[string]string{
		"yaml": "a: true # b\n", "sql": "SELECT 1;\n", "nginx": "listen 80;\n", "bash": "if true; then exit; fi\n", "sh": "echo 'a'\n",
		"json": "{\"a\": 1}\n", "go": "package main\n", "java": "class A {}\n", "python": "def f(): pass\n", "py": "# a\n",
		"console": "$ ls\n", "diff": "-a\n+b\n", "xml": "<a b=\"c\"/>\n", "toml": "a = 1\n", "ini": "[a]\nb=c\n", "hcl": "a = \"b\"\n",
		"dockerfile": "FROM x\n", "powershell": "Get-Item 'a'\n", "javascript": "let a = 1\n", "typescript": "let a = 1\n",
	} {
		if !strings.Contains(highlight(lang, code), "<span") {
			t.Errorf("%s has no colours: %s", lang, highlight(lang, code))
		}
	}
}
