package markdown

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Every class that code can get is coloured by the portal's stylesheet, whose
// tokens keep their contrast on light and dark ground.
func TestEveryClassHasAColour(t *testing.T) {
	css, err := os.ReadFile("../../assets/css/kaijisho.css")
	if err != nil {
		t.Fatal(err)
	}
	for token := range chroma.StandardTypes {
		class := classOf(token)
		if class != "" && !strings.Contains(string(css), ".chroma ."+class+" ") && !strings.Contains(string(css), ".chroma ."+class+",") {
			t.Errorf("class %s of %s has no rule", class, token)
		}
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

// Colours never change the code, whatever the language and however broken.
func TestHighlightKeepsCode(t *testing.T) {
	code := "\n\n \"開いたまま <b>&amp;\n\tif [ $x ]; { '# \n--\n/* \n"
	for _, lang := range []string{"", "yaml", "sql", "nginx", "bash", "json", "go", "java", "python", "console", "diff", "html", "markdown", "php", "no-such"} {
		var got strings.Builder
		rest := highlight(lang, code)
		for {
			before, after, ok := strings.Cut(rest, "<")
			got.WriteString(before)
			if !ok {
				break
			}
			_, rest, _ = strings.Cut(after, ">")
		}
		if s := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(got.String()); s != code {
			t.Errorf("%s: got %q", lang, s)
		}
	}
}

// A patient lexer sees what chroma's own sees, and comes to an end over any text.
func TestPatientLexers(t *testing.T) {
	usual := "# a\nif (x == \"b\") { return 1; } -- c\n<p class='d'>e</p>\nkey: value\n<script>let a = 1</script>\n"
	var odd strings.Builder
	for _, c := range "\"'`#/*-<>{}[]()%$@\\:;=!?.,~^&|+ \n\tあ①\x000aZ_" {
		odd.WriteString(strings.Repeat(string(c), 40) + "\n" + string(c) + "a" + string(c) + "\n")
	}
	for _, name := range languages {
		if lexerFor(name) == nil {
			t.Errorf("%s is not known", name)
			continue
		}
		for _, code := range []string{usual, odd.String(), strings.Repeat("((((", 250), strings.Repeat("a", 1000), strings.Repeat("'\"", 500)} {
			got, err := chroma.Tokenise(lexerFor(name), nil, code)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			want, err := chroma.Tokenise(lexers.Get(name), nil, code)
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: other tokens for %.20q, %v", name, code, err)
			}
		}
	}
}
