package scripts_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

const (
	allBytes = 40 << 10 // of all scripts together, as a page of an old PC loads them
	maxLines = 300
)

// forbidden is what breaks on a page opened from disk, under the site's
// content security policy, or in a browser without today's syntax.
var forbidden = map[string]*regexp.Regexp{
	"markup from strings":                 regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write`),
	"code from strings":                   regexp.MustCompile(`\beval\(|new Function|setTimeout\("`),
	"requests":                            regexp.MustCompile(`\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|https?:`),
	"modules and workers":                 regexp.MustCompile(`\bimport\b|\bexport default\b|new (Shared)?Worker`),
	"inline style":                        regexp.MustCompile(`\.style\b|"style"`),
	"syntax newer than ES5, arrows apart": regexp.MustCompile("`|\\b(let|const|class|async|await) [a-zA-Z{\\[]|\\?\\.[a-zA-Z(]|\\?\\?|\\.\\.\\.[a-z]"),
	"regular lookbehind":                  regexp.MustCompile(`\(\?<[=!]`),
}

var comments = regexp.MustCompile(`(?s)/\*.*?\*/|(?m)//.*$`)

func TestScriptsKeepTheRules(t *testing.T) {
	total := 0
	for name, text := range scripts(t) {
		total += len(text)
		if n := strings.Count(text, "\n"); n > maxLines {
			t.Errorf("%s has %d lines", name, n)
		}
		if !strings.HasPrefix(text, "/*\n * ") || !strings.Contains(text, "\n(function () {\n  \"use strict\";\n") {
			t.Errorf("%s: a script begins with what it does, then wraps itself in a strict function", name)
		}
		for what, pattern := range forbidden {
			if found := pattern.FindString(comments.ReplaceAllString(text, "")); found != "" {
				t.Errorf("%s has %s: %q", name, what, found)
			}
		}
	}
	if total > allBytes {
		t.Errorf("the scripts have %d bytes together, more than %d", total, allBytes)
	}
}

func scripts(t *testing.T) map[string]string {
	t.Helper()
	root := os.DirFS("../../assets/js")
	names, err := fs.Glob(root, "*.js")
	if err != nil || len(names) == 0 {
		t.Fatal("no scripts: ", err)
	}
	texts := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	return texts
}
