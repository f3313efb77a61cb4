package history_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/history"
)

// document links the project for the internal audience.
func (p project) document(t testing.TB) (*disclosure.Document, *answer.Set) {
	t.Helper()
	sources, list, err := disclosure.Read(t.Context(), p.fs(t))
	if err != nil {
		t.Fatal(err)
	}
	doc, more := sources.Link(disclosure.Options{Audience: answer.Internal})
	if doc == nil {
		t.Fatal(list, more)
	}
	return doc, sources.Set
}

func (p project) log(t testing.TB) *history.Log {
	t.Helper()
	doc, _ := p.document(t)
	log, list, err := history.Load(p.fs(t), doc.Releases)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	return log
}

// record records the project as it is now under a version of disclosure.yaml.
func (p project) record(t testing.TB, version string) {
	t.Helper()
	doc, _ := p.document(t)
	data, err := p.log(t).Encode(doc, version)
	if err != nil {
		t.Fatal(err)
	}
	p[history.RecordFile(version)] = string(data)
}

// release puts a release before the others.
func (p project) release(t testing.TB, version, published string) {
	t.Helper()
	p.edit(t, edit{cover, "releases:\n", "releases:\n  - {version: \"" + version + "\", published: " + published + ", summary: 改訂}\n"})
}

// Whatever an author edits, the records hold it: the state of a release is the
// project's of that day, and what was before stays as it was.
func TestRecordsHoldEveryEdit(t *testing.T) {
	for _, tt := range edits {
		t.Run(tt.name, func(t *testing.T) {
			p := base(t)
			before := p.state(t, answer.Internal)
			p.record(t, "1.0")
			first := p[history.RecordFile("1.0")]
			p.edit(t, tt.edit)
			p.release(t, "1.1", "2026-02-01")
			p.record(t, "1.1")
			log := p.log(t)
			for version, want := range map[string]*export.Disclosure{"1.0": before, "1.1": p.state(t, answer.Internal)} {
				got, ok := log.State(version, history.Viewer{Audience: answer.Internal})
				if !ok {
					t.Fatal("no state", version)
				}
				if c := history.Compare(got, want, history.Options{}); !c.Empty() {
					t.Errorf("%s: %s", version, classified(c))
				}
			}
			if p[history.RecordFile("1.0")] != first {
				t.Error("the first record changed")
			}
			if c := log.Changes(history.Viewer{Audience: answer.Public}); tt.want != "" && tt.want != "1: (reviewed)" && c[1].Comparison.Empty() {
				t.Error("the release shows no change")
			}
		})
	}
}

// The same content gives the same record, and nothing changed nearly nothing.
func TestRecordIsDeterministic(t *testing.T) {
	p := base(t)
	p.record(t, "1.0")
	first := p[history.RecordFile("1.0")]
	delete(p, history.RecordFile("1.0"))
	p.record(t, "1.0")
	if diff := cmp.Diff(first, p[history.RecordFile("1.0")]); diff != "" {
		t.Error(diff)
	}
	p.release(t, "1.1", "2026-02-01")
	p.record(t, "1.1")
	if got := p[history.RecordFile("1.1")]; got != "{\"version\":\"1.1\",\"previous\":\"1.0\"\n}\n" {
		t.Errorf("%q", got)
	}
}

// A text that is not public now is not shown of the time when it was, nor one
// that was not public then of the time since.
func TestViewer(t *testing.T) {
	p := base(t)
	p.record(t, "1.0")
	p.edit(t, edit{a3, "visibility: public", "visibility: contract", a3, "年1回の書面", "年2回の書面"})
	p.release(t, "1.1", "2026-02-01")
	p.record(t, "1.1")
	doc, _, err := disclosure.Load(t.Context(), p.fs(t), disclosure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []string{"1.0", "1.1"} {
		state, _ := p.log(t).State(v, history.Viewer{Audience: answer.Public, Now: doc})
		for _, it := range state.Items {
			if it.No == 3 && (!it.Withheld || it.AnswerMarkdown != "" || len(it.Evidence) > 0) {
				t.Errorf("%s: %+v", v, it)
			}
		}
		for _, e := range state.Evidence {
			if e.ID == "secret" {
				t.Errorf("%s: an internal document", v)
			}
		}
	}
}

func TestLoadMistakes(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"conflict", "{\"version\":\"1.0\",\n<<<<<<< HEAD\n", "content/releases/1.0.json:2:1 release-record"},
		{"cut", "{\"version\":\"1.0\",\"items\":[", "content/releases/1.0.json:1:27 release-record"},
		{"type", "{\"version\":1}", "content/releases/1.0.json:1:12 release-record"},
		{"copied", "{\"version\":\"0.9\"}", "content/releases/1.0.json:1:1 release-record-version"},
		{"gap", "{\"version\":\"1.0\",\"previous\":\"0.9\"}", "content/releases/1.0.json:1:1 release-record-gap"},
		{"empty", "", "content/releases/1.0.json:1:1 release-record"},
		{"null", "null", "content/releases/1.0.json:1:1 release-record-version"},
	} {
		p := base(t)
		p[history.RecordFile("1.0")] = tt.text
		doc, _ := p.document(t)
		log, list, err := history.Load(p.fs(t), doc.Releases)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range list {
			line, col, _, _ := d.Span.Range()
			got = append(got, fmt.Sprintf("%s:%d:%d %s", d.Span.Path(), line, col, d.Code))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if len(log.Versions()) > 0 {
			t.Errorf("%s: kept", tt.name)
		}
	}
}

func TestStrayRecord(t *testing.T) {
	p := base(t)
	p.record(t, "1.0")
	p["content/releases/0.5.json"] = "{}"
	p["content/releases/notes.txt"] = "x"
	doc, _ := p.document(t)
	_, list, err := history.Load(p.fs(t), doc.Releases)
	if err != nil || len(list) != 2 || list[0].Code != "file-unexpected" || list[1].Code != "file-unexpected" {
		t.Error(list, err)
	}
}

// Records from anywhere make no panic.
func FuzzLog(f *testing.F) {
	p := base(f)
	p.record(f, "1.0")
	first := p[history.RecordFile("1.0")]
	f.Add(first, `{"version":"1.1","previous":"1.0","gone":["item tiny 1"]}`)
	f.Add(first, `{"version":"1.1","previous":"1.0","items":[{"checklist":"tiny","no":1,"status":"x","same_as":1,"visibility":"?"}]}`)
	f.Add(`{"version":"1.0","items":[{"no":-1}]}`, `{"version":"1.1"}`)
	p.release(f, "1.1", "2026-02-01")
	doc, set := p.document(f)
	f.Fuzz(func(t *testing.T, first, second string) {
		q := project{}
		for name, text := range p {
			q[name] = text
		}
		q[history.RecordFile("1.0")], q[history.RecordFile("1.1")] = first, second
		log, _, err := history.Load(q.fs(t), doc.Releases)
		if err != nil {
			return
		}
		var out bytes.Buffer
		for _, c := range log.Changes(history.Viewer{Now: doc}) {
			if c.Comparison != nil {
				if err := c.Comparison.WriteMarkdown(&out, history.WriteOptions{}); err != nil {
					t.Fatal(err)
				}
			}
		}
		log.Suspects(doc, set)
		if _, err := log.Encode(doc, "1.2"); err != nil {
			t.Fatal(err)
		}
	})
}

// The sample's past is whole: each release changed at least the items that
// disclosure.yaml names for it, and nothing is told of the first.
func TestSamplePast(t *testing.T) {
	files := os.DirFS("../..")
	doc, _, err := disclosure.Load(t.Context(), files, disclosure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	log, list, err := history.Load(files, doc.Releases)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	changes := log.Changes(history.Viewer{Audience: answer.Public, Now: doc})
	if len(changes) != len(doc.Releases) || changes[0].Comparison != nil {
		t.Fatalf("%d of %d releases are recorded", len(changes), len(doc.Releases))
	}
	for _, c := range changes[1:] {
		told := c.Comparison.ItemNumbers(doc.Checklists[0].ID)
		for _, it := range c.Release.Items {
			if !slices.Contains(told, it.No) {
				t.Errorf("release %s names item %d, which its record does not change", c.Release.Version, it.No)
			}
		}
	}
}
