package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every module that go.mod requires directly is justified in one line of README.
func TestReadmeJustifiesEveryDependency(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	direct := regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(string(mod), -1)
	if len(direct) == 0 {
		t.Fatal("go.mod requires nothing")
	}
	for _, m := range direct {
		if !strings.Contains(string(readme), m[1]) {
			t.Errorf("README does not say why %s is needed", m[1])
		}
	}
}
