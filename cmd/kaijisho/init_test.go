package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

// choice is a stop of a snippet: ${1|these,words|} or ${1:a word}.
var choice = regexp.MustCompile(`\$\{[0-9][|:]([^}|]*)\|?\}`)

// TestSnippets holds that the head of an answer takes what init offers editors,
// every choice of it.
func TestSnippets(t *testing.T) {
	dir := t.TempDir()
	if msg, err := exec.Command("kaijisho", "init", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	text, err := os.ReadFile(filepath.Join(dir, ".vscode", "kaijisho.code-snippets"))
	if err != nil {
		t.Fatal(err)
	}
	var offers map[string]struct{ Body []string }
	if err := json.Unmarshal(text, &offers); err != nil || len(offers) < 10 {
		t.Fatal(len(offers), err)
	}
	day := strings.NewReplacer("$CURRENT_YEAR", "2026", "$CURRENT_MONTH", "11", "$CURRENT_DATE", "20", "項目番号", "7")
	for name, offer := range offers {
		body := day.Replace(strings.Join(offer.Body, "\n")) + "\n"
		words := []string{""}
		if m := choice.FindStringSubmatch(body); m != nil {
			words = strings.Split(m[1], ",")
		}
		for _, word := range words {
			said := choice.ReplaceAllStringFunc(body, func(stop string) string {
				if strings.Contains(stop, "|") {
					return word
				}
				return choice.FindStringSubmatch(stop)[1]
			})
			for _, d := range strictyaml.Decode(diag.NewSource("head.yaml", said), &answer.FrontMatter{}) {
				t.Errorf("%s: %q: %s", name, said, d.Message("en"))
			}
		}
	}
}
