package main

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/txtar"

	"kaijisho"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/edition"
	"kaijisho/internal/project"
	"kaijisho/internal/publish"
)

// mangling is what takes the place of each value in the files that people
// write: everything that YAML can say where something else is expected.
var mangling = []string{"", "x", "-1", "2026-02-30", "[]", "{}", "[x]", "[null]", "[{}]", "{x: y}", "&a x", "*a", "!!map {}", `"\u0000"`, `""`}

// TestMangled holds that no value of the wrong kind makes check panic, or a
// build of what check lets pass.
func TestMangled(t *testing.T) {
	whole := rich(t)
	survives(t, whole, "the project itself")
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	n := 0
	for _, name := range slices.Sorted(maps.Keys(whole)) {
		text, ok := yamlOf(name, string(whole[name].Data))
		if !ok {
			continue
		}
		for at, length := range values(text) {
			for _, instead := range mangling {
				n++
				files := maps.Clone(whole)
				files[name] = &fstest.MapFile{Data: slices.Concat([]byte(text[:at]), []byte(" "+instead+"\n"), []byte(text[at+length:]), whole[name].Data[len(text):])}
				group.Go(func() error { survives(t, files, fmt.Sprintf("%s: %q at %d", name, instead, at)); return nil })
			}
		}
	}
	group.Wait()
	if t.Logf("%d", n); n < 500 {
		t.Errorf("only %d values", n)
	}
}

// rich is a project with every key.
func rich(t *testing.T) fstest.MapFS {
	archive, err := txtar.ParseFile("testdata/rules/mangled.txtar")
	if err != nil {
		t.Fatal(err)
	}
	project := base(t)
	for _, f := range archive.Files {
		project[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	if list := inspected(t, project); list.HasErrors() {
		diag.WriteText(t.Output(), list, diag.Options{Lang: "en"})
		t.Fatal("the project itself has errors")
	}
	return project
}

// yamlOf is the YAML of a file: all of it, or an answer's front matter.
func yamlOf(name, text string) (string, bool) {
	if path.Ext(name) == ".yaml" {
		return text, true
	}
	if end := strings.Index(text, "\n---\n"); strings.HasPrefix(text, "---\n") && end > 0 {
		return text[:end+1], true
	}
	return "", false
}

var valueLine = regexp.MustCompile(`(?m)^( *)(- )?(?:[a-z_0-9"().-]+:)?(.*)\n`)

// values gives the place and length of each value: what stands behind a key or
// a dash, with the deeper lines below it.
func values(text string) map[int]int {
	found := map[int]int{}
	for _, m := range valueLine.FindAllStringSubmatchIndex(text, -1) {
		if m[6] == m[2] || strings.HasPrefix(text[m[0]:], "---") {
			continue
		}
		end := m[1]
		deeper := text[m[2]:m[3]] + " "
		for end < len(text) && strings.HasPrefix(text[end:], deeper) {
			end += strings.IndexByte(text[end:], '\n') + 1
		}
		found[m[6]] = end - m[6]
	}
	return found
}

// survives checks a project, and builds it if that finds no error.
func survives(t *testing.T, files fs.FS, what string) {
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%s: %v", what, p)
		}
	}()
	a := &app{env: env{Getenv: func(string) string { return "" }}, lang: "ja"}
	in, err := a.inspect(t.Context(), files, disclosure.Options{})
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	for _, write := range checkFormats {
		if err := write(&strings.Builder{}, in.list.Sorted(), diag.Options{Lang: "ja"}); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	if in.list.HasErrors() || in.doc == nil {
		return
	}
	files = project.Layers(files, project.Only(kaijisho.FS, "templates", "assets"))
	opt := edition.Options{Files: files, Synonyms: in.synonyms, Log: in.log, Meta: edition.Meta(in.doc, "test", "")}
	var tree publish.Tree
	if err := edition.Render(t.Context(), in.doc, opt, &tree); err != nil {
		t.Errorf("%s: build: %v", what, err)
	}
}
