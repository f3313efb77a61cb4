package search_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A request to testdata/portal.js, which runs the shipped scripts in Node.
type request struct {
	Do    string `json:"do"`
	Q     string `json:"q"`
	Text  string `json:"text"`
	Width int    `json:"width"`
}

// ask gives the scripts a search-data.js and decodes the scripts' answers
// into answers, one per request.
func ask(t *testing.T, script []byte, requests []request, answers any) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed, so the search scripts cannot be run")
	}
	args := []string{copied(t, "testdata", "portal.js")}
	for _, name := range []string{"search-fold.js", "search-match.js", "search-highlight.js"} {
		args = append(args, copied(t, "../../assets/js", name))
	}
	args = append(args, write(t, "search-data.js", script))
	input, err := json.Marshal(requests)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, args...)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Stderr = os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	if err := json.Unmarshal(output, answers); err != nil {
		t.Fatal(err)
	}
}

// copied makes a copy of a script for Node to run. Reading it here tells the go command that the
// test depends on it; what Node reads by itself would leave an old result cached.
func copied(t *testing.T, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return write(t, name, text)
}

func write(t *testing.T, name string, text []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// found is what the search page lists for a query: positions of entries.
type found struct {
	Hits, Near []int
	Words      []string // synonyms that it says it also searched for
	Unfounded  []int    // hits that lack what was asked for
}
