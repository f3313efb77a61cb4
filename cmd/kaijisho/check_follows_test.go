package main

import (
	"io/fs"
	"maps"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho"
)

// An edit replaces the first old of a file.
type edit struct{ file, old, new string }

// One broken line is one mistake: what cites the register, a clause or an item
// that could not be read is not wrong. What is wrong by itself is still found.
func TestNothingFollows(t *testing.T) {
	const (
		register = "content/evidence.yaml"
		front    = "content/disclosure.yaml"
		sheet    = "checklist/medical-cloud/checklist.yaml"
		items    = "checklist/medical-cloud/items/04-information-security.yaml"
		mic      = "checklist/guidelines/mic-2018.yaml"
		answer   = "content/answers/medical-cloud/001.md"
	)
	sample := sampleFiles(t)
	head, _, _ := strings.Cut(string(sample[answer].Data), "customer:")
	block := head[strings.Index(head, "evidence:"):]
	for _, c := range []struct {
		name  string
		edits []edit
		want  string
	}{
		{"colon", []edit{{register, "- id: sla", "- id：sla"}}, "35 yaml-colon"},
		{"quote", []edit{{register, "title: サービスレベル", "title: \"サービスレベル"}}, "36 yaml-quote"},
		{"not UTF-8", []edit{{register, "サービスレベル", "\x83\x7c"}}, "36 file-encoding"},
		{"refused entry", []edit{{register, "- id: sla", "- &a\n  id: sla"}}, "35 yaml-alias"},
		{"entry without id", []edit{{register, "- id: sla", "- ID: sla"}}, "35 yaml-key-unknown"},
		{"a mistake of its own", []edit{{register, "- id: sla", "- id：sla"}, {answer, "doc: sla", "doc: slaa"}}, "9 evidence-unknown, 35 yaml-colon"},
		{"item", []edit{{items, "- no:", "- num:"}}, "4 yaml-key-unknown, 4 yaml-required"},
		{"items", []edit{{items, "items:", "itms:"}}, "3 yaml-key-unknown"},
		{"sheet", []edit{{sheet, "title: ", "title: \""}}, "2 yaml-quote"},
		{"vocabulary", []edit{{sheet, "statuses:", "statusse:"}}, "13 yaml-key-unknown"},
		{"guideline", []edit{{mic, "\ntitle: ", "\ntitle: \""}}, "13 yaml-quote"},
		{"release", []edit{{front, `- version: "1.3.0"`, `- versoin: "1.3.0"`}}, "36 yaml-key-unknown"},
		{"day of the release", []edit{{front, "published: 2026-11-20", "published: 2026-11-31"}}, "30 yaml-date"},
		{"key of the day", []edit{{front, "published: 2026-11-20", "publishd: 2026-11-20"}}, "30 yaml-key-unknown"},
		{"checklist", []edit{{front, "[medical-cloud]", "[medical-clod]"}}, "3 checklist-unknown"},
		{"key of an answer", []edit{{answer, "reviewed:", "reviewd:"}}, "3 yaml-key-unknown"},
		{"an answer's evidence", []edit{{answer, block, "evidence: sla\n"}}, "6 yaml-type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, found(t, edited(t, sample, c.edits))); d != "" {
				t.Error(d)
			}
		})
	}
}

// A directory of no checklist is one mistake, not one for each answer in it.
func TestStrayDirectory(t *testing.T) {
	files := fstest.MapFS{}
	for name, file := range sampleFiles(t) {
		files[strings.Replace(name, "answers/medical-cloud", "answers/medical-clod", 1)] = file
	}
	if d := cmp.Diff("1 checklist-unknown, 1 unanswered", found(t, files)); d != "" {
		t.Error(d)
	}
}

// sampleFiles are the sample with the checklist it answers.
func sampleFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, dir := range []string{"checklist", "content"} {
		err := fs.WalkDir(kaijisho.FS, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(kaijisho.FS, name)
			files[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func edited(t testing.TB, sample fstest.MapFS, edits []edit) fstest.MapFS {
	t.Helper()
	files := maps.Clone(sample)
	for _, e := range edits {
		text := string(files[e.file].Data)
		if !strings.Contains(text, e.old) {
			t.Fatalf("%s holds no %q", e.file, e.old)
		}
		files[e.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, e.old, e.new, 1))}
	}
	return files
}

// found tells the findings in a project by line and rule.
func found(t testing.TB, files fs.FS) string {
	t.Helper()
	var all []string
	for _, d := range inspected(t, files) {
		line, _, _, _ := d.Span.Range()
		all = append(all, strconv.Itoa(max(line, 1))+" "+d.Code)
	}
	return strings.Join(all, ", ")
}
