package answer_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
)

const disclosureYAML = "checklists: [tiny]\nvendor: {name: 見本社}\nservice: {name: 見本}\nreleases: [{version: \"1\", published: 2026-01-01, summary: 初版}]\n"

// load reads a project of one answer.
func load(t *testing.T, name, text string) (*answer.Set, diag.List) {
	t.Helper()
	set, list, err := answer.Load(t.Context(), fstest.MapFS{
		"content/disclosure.yaml": {Data: []byte(disclosureYAML)},
		name:                      {Data: []byte(text)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return set, list
}

func places(list diag.List) []string {
	var out []string
	for _, d := range list.Sorted() {
		line, col, _, _ := d.Span.Range()
		out = append(out, fmt.Sprintf("%d:%d %s", line, col, d.Code))
	}
	return out
}

func TestAnswerFiles(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"complete", "079.md", "---\nstatus: conforming\nreviewed: 2026-10-01\nevidence:\n  - {doc: a, at: 第3章}\npoints: {\"(4)\": partial}\n---\n本文\n", nil},
		{"dashes inside a value", "079.md", "---\nnote: |-\n  a\n  ---\n  b\nstatus: x\n---\n本文\n", nil},
		{"BOM and CRLF", "079.md", "\ufeff---\r\nstatus: x\r\n---\r\n本文\r\n", nil},
		{"stub", "079.md", "---\n# status: x\n---\n", nil},
		{"no front matter", "079.md", "本文だけ\n", []string{"1:1 front-matter-missing"}},
		{"not closed", "079.md", "---\nstatus: x\n本文\n", []string{"1:1 front-matter-open"}},
		{"not closed, and more", "079.md", "---\nstatsu: x\nnote: y\n\n## 見出し\n[x](javascript:alert)\n", []string{"1:1 front-matter-open", "2:1 yaml-key-unknown", "6:5 link-scheme"}},
		{"four dashes", "079.md", "---\nstatsu: x\n----\n本文\n", []string{"1:1 front-matter-open", "2:1 yaml-key-unknown"}},
		{"wide dashes", "079.md", "ーーー\nstatsu: x\nーーー\n本文\n", []string{"1:1 front-matter-missing", "2:1 yaml-key-unknown"}},
		{"an empty line first", "079.md", "\n---\nstatsu: x\n---\n本文\n", []string{"1:1 front-matter-missing", "3:1 yaml-key-unknown"}},
		{"not opened", "079.md", "statsu: x\nevidence:\n- {doc: a}\n---\n本文\n", []string{"1:1 front-matter-missing", "1:1 yaml-key-unknown"}},
		{"name", "x79.md", "---\nstatus: x\n---\n本文\n", []string{"1:1 answer-name"}},
		{"zero", "000.md", "---\nstatus: x\n---\n本文\n", []string{"1:1 answer-name"}},
		{"several", "079.md", "---\nstatsu: x\nreviewed: 2026-02-30\nresponsibility: both\nevidence: [{dok: a}]\nsame_as: 七\n---\n[x](javascript:alert)\n",
			[]string{"2:1 yaml-key-unknown", "3:11 yaml-date", "4:17 yaml-value", "5:13 yaml-key-unknown", "6:10 same-as-body", "6:10 yaml-type", "8:5 link-scheme"}},
		{"same_as and text", "079.md", "---\nsame_as: 80\n---\n本文\n", []string{"2:10 same-as-body"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, list := load(t, "content/answers/tiny/"+c.file, c.text)
			if d := cmp.Diff(c.want, places(list)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestOtherFiles(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"content/answers/tiny/notes.txt", "メモ", []string{"1:1 file-unexpected"}},
		{"content/answers/079.md", "---\n---\n", []string{"1:1 file-unexpected"}},
		{"content/answers/tiny/.#079.md", "編集中", nil},
		{"content/pages/Über.md", "---\ntitle: x\n---\n", []string{"1:1 page-name"}},
		{"content/pages/about-us.md", "---\norder: x\n---\n", []string{"2:1 yaml-required", "2:8 yaml-type"}},
		{"content/evidence.yaml", "- {id: A, title: x, access: public, url: \"ftp://x\"}\n", []string{"1:8 evidence-id", "1:42 url-invalid"}},
		{"content/evidence.yaml", "id: x\n", []string{"1:1 yaml-type"}},
		{"content/disclosure.yaml", "checklists: [tiny]\nvendor: {name: x, email: a at b, url: \"https://u:p@x/\"}\nservice: {name: x, slug: Ä}\nreleases: []\n",
			[]string{"2:26 mail-invalid", "2:39 url-invalid", "3:26 evidence-id", "4:1 yaml-empty"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, list := load(t, c.name, c.text)
			if d := cmp.Diff(c.want, places(list)); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add("---\nstatus: conforming\n---\n本文 [[79(3)]]\n")
	f.Add("\ufeff---\r\nnote: '---'\r\n---\r\n- (1) x\r\n")
	f.Add("---\nevidence: [{doc: a, at: }]\n---\n| a |\n|-|\n| (1) |\n")
	f.Add("---\n\tstatus: x\n---")
	f.Fuzz(func(t *testing.T, text string) {
		_, list := load(t, "content/answers/tiny/001.md", text)
		for _, d := range list {
			s := d.Span
			if s.Source == nil || s.Start < 0 || s.Start > s.End || s.End > len(s.Source.Text) {
				t.Fatalf("%s: span %d-%d is not inside the file", d.Code, s.Start, s.End)
			}
			if strings.Contains(d.Message("ja"), "{") && !strings.Contains(text, "{") {
				t.Fatalf("%s: message with a hole: %s", d.Code, d.Message("ja"))
			}
		}
	})
}
