package strictyaml_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

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
	doc, mistakes := decode("name: >-\n  一行目。\n  2行目 ABC\n  def\n  終わり\n")
	if mistakes != nil || doc.Name != "一行目。2行目 ABC def 終わり" {
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

// A program writes all on one line, and still every place is found at once:
// counted from the beginning of the line each time, these took a minute.
func TestOneLongLine(t *testing.T) {
	const parts = 20_000
	begin := time.Now()
	doc, mistakes := decode(`{"name":"x","parts":[` + strings.Repeat(`{"id":"文書"},`, parts-1) + `{"id":"末尾"}]}`)
	if mistakes != nil || len(doc.Parts) != parts {
		t.Fatal(len(doc.Parts), mistakes)
	}
	line, col, _, _ := doc.Parts[parts-1].Span.Range()
	if want := len(`{"name":"x","parts":[`) + (parts-1)*len(`{"id":"xx"},`) + 1; line != 1 || col != want {
		t.Errorf("the last part is at %d:%d, want 1:%d", line, col, want)
	}
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("reading takes %v", took)
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

// What people get wrong is reported where it is, by name.
func TestSlips(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"below a list", "name: x\n---\nname: y\n", []string{`2:1-2:4 yaml-after-end "---"`}},
		{"below braces", "{name: x}\ncount: 1\n", []string{`2:1-2:9 yaml-after-end "count: 1"`}},
		{"no dash", "name: x\nparts:\n  - id: a\n    count: 1\n    id: b\n    count: 2\n", []string{`4:5-4:10 yaml-key-unknown "count"`, `5:5-5:7 yaml-key-duplicate "id"`}},
		{"dash that is too deep", "name: x\ntags:\n - あ\n  - い\n  - う\ncount: 1\n", []string{`4:3-4:6 yaml-dash "- い"`, `5:3-5:6 yaml-dash "- う"`}},
		{"dash in a text", "name: あ - い\ntags:\n  - あ\n  - い - う\n    え\n", nil},
		{"two documents", "---\nname: x\n...\n", nil},
		{"wide colon first", "name：x\ncount: 1\n", []string{`1:1-1:6 yaml-colon "name："`}},
		{"wide colon last", "count: 1\nname：x\n", []string{`2:1-2:6 yaml-colon "name："`}},
		{"wide colon alone", "name：x\n", []string{`1:1-1:6 yaml-colon "name："`}},
		{"wide colons", "name：x\ncount: 1\nlevel：low\n", []string{`1:1-1:6 yaml-colon "name："`, `3:1-3:7 yaml-colon "level："`}},
		{"wide colon in braces", "name: x\nparts:\n  - {id：a}\n", []string{`3:6-3:9 yaml-colon "id："`}},
		{"no space", "name: x\nlevel:low\ncount: 1\n", []string{`2:1-2:7 yaml-colon "level:"`}},
		{"wide indentation", "name: x\ntags:\n　- あ\ncount: 1\n", []string{`3:1-3:2 yaml-space-wide "\u3000"`}},
		{"wide indentation behind a space", "name: x\ntags:\n 　- あ\n", []string{`3:1-3:3 yaml-space-wide " \u3000"`}},
		{"wide space in a text", "name: |\n  　一字下げ\n", nil},
		{"reference alone", "count: 1\nname: [[79]]\n", []string{`2:7-2:13 yaml-unquoted "[[79]]"`}},
		{"reference", "name: [[79]] を参照\ncount: 1\n", []string{`1:7-1:17 yaml-unquoted "[[79]] を参照"`}},
		{"colon inside", "count: 1\nname: 第3章: 目的\nlevel: low\n", []string{`2:7-2:14 yaml-unquoted "第3章: 目的"`}},
		{"colon in an element", "name: x\ntags:\n  - 画面: 開く\n", []string{`3:5-3:11 yaml-unquoted "画面: 開く"`}},
		{"wide braces", "name: x\nparts:\n  - ｛id: a｝\n", []string{`3:5-3:12 yaml-bracket "｛id: a｝"`}},
		{"wide brackets", "name: x\ntags: ［あ、い］\n", []string{`2:7-2:12 yaml-bracket "［あ、い］"`}},
		{"wide brackets in a text", "name: ［あ］\n", nil},
		{"symbol", "name: @home\ncount: 1\n", []string{`1:7-1:12 yaml-unquoted "@home"`}},
		{"hyphen", "name: - x\n", []string{`1:7-1:10 yaml-unquoted "- x"`}},
		{"bold", "name: **重要**\n", []string{`1:7-1:13 yaml-unquoted "**重要**"`}},
		{"hash in braces", "parts:\n  - {id: 手順 #1}\nname: x\n", []string{`2:10-2:15 yaml-unquoted "手順 #1"`}},
		{"open quote", "count: 1\nname: \"x\nlevel: low\nday: 2026-01-01\n", []string{`2:7-2:9 yaml-quote "\"x"`}},
		{"quote and more", "name: \"x\"のy\ncount: 1\n", []string{`1:7-1:12 yaml-quote "\"x\"のy"`}},
		{"cut", "name: 手順書 #12\n", []string{`1:11-1:14 yaml-comment "#12"`}},
		{"comments", "name: x # 注\ncount: 1\nlevel: low  #注\ntags: [あ] #注\n", nil},
		{"colour", "name: #0a5\n", []string{`1:1-1:5 yaml-empty "name"`}},
		{"deep in a long file", "name: x\ntags:\n" + strings.Repeat("  - あ\n", 300) + "  い\n" + strings.Repeat("  - う\n", 300), []string{`303:1-303:4 yaml-syntax "  い"`}},
		{"after a value of many lines", "name: \"a\n  b\n  c\n  d\"\ncount: 1\n]\nlevel: low\n", []string{`6:1-6:2 yaml-syntax "]"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got := decode(c.text)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A day written otherwise and a key in the author's own words are known.
func TestGuesses(t *testing.T) {
	var doc struct {
		Day   calendar.Date `yaml:"day"`
		Owner string        `yaml:"owner" also:"担当,部署"`
	}
	for text, want := range map[string]string{
		"day: ２０２６－０４－０１": "2026-04-01", "day: 2026/4/1": "2026-04-01", "day: 2026年4月1日": "2026-04-01",
		"day: 2026-2-30": "", "day: 4/1/2026": "", "担当: x": "owner", "部署: x": "owner", "ownre: x": "owner", "OWNER: x": "owner", "ｏｗｎｅｒ: x": "owner", "長: x": "",
	} {
		list := strictyaml.Decode(diag.NewSource("f.yaml", text), &doc)
		if len(list) != 1 || list[0].Args["near"] != want {
			t.Errorf("%s: %v, want one guess %q", text, list, want)
		}
	}
}
