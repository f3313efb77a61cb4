package strictyaml_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

type document struct {
	Name  string              `yaml:"name,required"`
	Count int                 `yaml:"count"`
	Ratio float64             `yaml:"ratio"`
	Draft bool                `yaml:"draft"`
	Day   calendar.Date       `yaml:"day"`
	Level string              `yaml:"level" enum:"low,high"`
	Tags  []strictyaml.String `yaml:"tags"`
	Notes map[string]string   `yaml:"notes"`
	Parts []part              `yaml:"parts"`
	Flag  *bool               `yaml:"flag"`
	Keys  strictyaml.Keys     `yaml:",keys"`
	Other string
}

type part struct {
	ID   string    `yaml:"id,required"`
	Span diag.Span `yaml:",span"`
}

func decode(text string) (document, []string) {
	var doc document
	list := strictyaml.Decode(diag.NewSource("f.yaml", text), &doc)
	var got []string
	for _, d := range list.Sorted() {
		line, col, endLine, endCol := d.Span.Range()
		got = append(got, fmt.Sprintf("%d:%d-%d:%d %s %q", line, col, endLine, endCol, d.Code, d.Span.Text()))
	}
	return doc, got
}

func TestValues(t *testing.T) {
	doc, mistakes := decode("\ufeffname: 開示書 # 注\r\ncount: 3\r\nratio: 1.5\r\ndraft: true\r\nday: 2026-04-01\r\nlevel: high\r\n" +
		"tags: [あ, 1.10, 'x: y']\r\nnotes:\r\n  a: |\r\n    一行目\r\n    二行目\r\nparts:\r\n  - {id: p1}\r\n  - id: p2\r\nflag: false\r\n")
	if mistakes != nil {
		t.Fatal(mistakes)
	}
	if doc.Name != "開示書" || doc.Count != 3 || doc.Ratio != 1.5 || !doc.Draft || doc.Level != "high" || doc.Flag == nil || *doc.Flag {
		t.Errorf("%+v", doc)
	}
	if doc.Day.String() != "2026-04-01" || doc.Notes["a"] != "一行目\n二行目\n" || len(doc.Parts) != 2 || doc.Parts[1].ID != "p2" {
		t.Errorf("%+v", doc)
	}
	var tags []string
	for _, tag := range doc.Tags {
		line, col, _, _ := tag.Span.Range()
		tags = append(tags, fmt.Sprintf("%s@%d:%d %q", tag, line, col, tag.Span.Text()))
	}
	want := []string{`あ@7:8 "あ"`, `1.10@7:11 "1.10"`, `x: y@7:17 "'x: y'"`}
	if d := cmp.Diff(want, tags); d != "" {
		t.Error(d)
	}
	if got := doc.Keys["level"].Text(); got != "high" {
		t.Errorf("place of level: %q", got)
	}
}

// Folded lines join without a space between Japanese characters.
func TestFolded(t *testing.T) {
	doc, mistakes := decode("name: >-\n  一行目。\n  二行目 ABC\n  def\n  終わり\n")
	if mistakes != nil || doc.Name != "一行目。二行目 ABC def 終わり" {
		t.Errorf("%q %v", doc.Name, mistakes)
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", []string{`1:1-1:1 yaml-required ""`}},
		{"comment only", "# 何もない\n", []string{`1:1-1:1 yaml-required ""`}},
		{"unknown key", "name: x\nnmae: y\n", []string{`2:1-2:5 yaml-key-unknown "nmae"`}},
		{"several", "名前: x\ncount: たくさん\nday: 2026-02-30\nlevel: hihg\n", []string{
			`1:1-1:3 yaml-key-unknown "名前"`, `1:1-1:2 yaml-required "名"`,
			`2:8-2:12 yaml-type "たくさん"`, `3:6-3:16 yaml-date "2026-02-30"`, `4:8-4:12 yaml-value "hihg"`}},
		{"twice", "name: x\nname: y\n", []string{`2:1-2:5 yaml-key-duplicate "name"`}},
		{"tab", "name: x\nnotes:\n\ta: b\n", []string{`3:1-3:2 yaml-tab "\t"`}},
		{"list for text", "name: [x]\n", []string{`1:7-1:8 yaml-type "["`}},
		{"text for list", "name: x\ntags: あ\n", []string{`2:7-2:8 yaml-type "あ"`}},
		{"alias", "name: &a x\nlevel: *a\n", []string{`1:7-1:11 yaml-alias "&a x"`, `2:8-2:10 yaml-alias "*a"`}},
		{"tag", "name: !!binary aGVsbG8=\n", []string{`1:7-1:24 yaml-tag "!!binary aGVsbG8="`}},
		{"no value", "name:\ncount: 1\n", []string{`1:1-1:5 yaml-empty "name"`}},
		{"in a list", "name: x\nparts:\n  - {id: a}\n  - {di: b}\n", []string{
			`4:5-4:6 yaml-required "{"`, `4:6-4:8 yaml-key-unknown "di"`}},
		{"syntax", "name: x\nday: [\n", []string{`2:1-2:7 yaml-syntax "day: ["`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got := decode(c.text)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A bomb of aliases costs no more than its bytes.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("name: x\na0: &a0 [x,x,x,x,x,x,x,x,x]\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d,", i-1), 9))
	}
	if _, got := decode(b.String()); len(got) != 40 {
		t.Errorf("%d mistakes, want one per line with an unknown key: %v", len(got), got)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("name: x\ntags: [a, b]\nparts:\n  - id: 1\n")
	f.Add("name: \"閉じない\nday: 2026-13-01\n")
	f.Add("\ufeffname: 'a''b'\r\nnotes: {a: |\n  x}\n")
	f.Add("? [a]\n: b\n")
	f.Add("name: &a [*a]\n")
	f.Fuzz(func(t *testing.T, text string) {
		src := diag.NewSource("f.yaml", text)
		var doc document
		for _, d := range strictyaml.Decode(src, &doc) {
			if d.Span.Source != src || d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(text) {
				t.Fatalf("%s: span %d-%d outside the file of %d bytes", d.Code, d.Span.Start, d.Span.End, len(text))
			}
			if _, ok := diag.Lookup(d.Code); !ok {
				t.Fatalf("unknown code %s", d.Code)
			}
		}
	})
}
