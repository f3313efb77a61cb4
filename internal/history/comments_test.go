package history_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/history"
)

var update = flag.Bool("update", false, "rewrite the wants of testdata")

// pulls are pull requests; the comments on them are testdata/comments/NAME.md.
var pulls = []struct {
	name string
	edit edit
	date string
	lang string
}{
	{name: "one-number", edit: edit{a1, "5年間", "10年間"}},
	{name: "promise-kept", edit: edit{a3, "status: planned", "status: conforming", a3, "target_date: 2026-04-01\n", "",
		a3, "立入りの確認は2026年4月から始めます。", "2026年4月からは、立入りの確認も行っています。", a3, "2025-12-03", "2026-04-10"}},
	{name: "promise-moved", edit: edit{a3, "2026-04-01", "2026-10-01", a3, "2026年4月から", "2026年10月から"}, lang: "en"},
	{name: "new-edition", edit: edit{register, "第3版, date: 2025-10-01", "第4版, date: 2026-01-10", a1, "at: 第1章", "at: 第1章 第2条"}},
	{name: "expired-proof", edit: edit{a3, "書面で", "書面と面談で"}, date: "2026-07-15"},
	{name: "first-answer", edit: edit{a6, "", "---\nstatus: partial\ngap: 媒体の破棄の証明がありません。\nevidence: [{doc: key-manual, at: 第5章}]\ncustomer: [端末に残る鍵を消してください。]\n---\n使わない鍵は、装置の機能で消去します。\n\n- 消去は2名で行います。\n- 記録は3年間保存します。\n"}},
	{name: "only-layout", edit: edit{a3, "行っています。立入りの", "行っています。\n立入りの", a1, "- 臨時", "* 臨時", a1, "- 見直しの記録", "* 見直しの記録", a2, "2025-12-02", "2026-01-20"}},
	{name: "checklist-update", edit: edit{items1, "経営陣の承認", "取締役会の承認", items1, `clause: "1.2"`, `clause: "1.1"`, clauses, "title: 委託", "title: 委託先の管理"}},
	{name: "document-moved", edit: edit{register, "id: key-manual", "id: key-rules", register, "https://example.jp/cert", "https://example.jp/trust/cert",
		a4, "{doc: key-manual, at", "{doc: key-rules, at", a4, "[[doc:key-manual]]", "[[doc:key-rules]]"}},
	{name: "hostile", edit: edit{a2, "手順は次のとおりです。", "手順は @everyone と #1 と </details><script>alert(1)</script> と | と `<!--` と https://evil.example/ です。",
		a2, "gap: 取締役会への報告がまだ年1回です。", "gap: \"| a | b |\\n</del>[x](javascript:alert(1)) *強* _弱_ ~~消~~ $x$\""}},
	{name: "rewritten", edit: edit{a4, "鍵は専用の装置に置き、取り出せません。手順は[[doc:key-manual]]と[[1]]に従います。",
		"暗号鍵は、耐タンパー性のある専用の装置に置きます。装置の外には取り出せません。\n\n- 管理者は2名で、操作には両名の立会いが要ります。\n- 手順は[[doc:key-manual]]に従います。"}},
}

func TestComments(t *testing.T) {
	for _, tt := range pulls {
		t.Run(tt.name, func(t *testing.T) {
			p := base(t)
			old := p.state(t, answer.Public)
			p.edit(t, tt.edit)
			date, _ := calendar.Parse(tt.date)
			c := history.Compare(old, p.state(t, answer.Public), history.Options{Date: date, OldLabel: "main", NewLabel: "HEAD"})
			golden(t, "comments/"+tt.name+".md", func(w io.Writer) error {
				return c.WriteMarkdown(w, history.WriteOptions{Lang: tt.lang, Links: "https://disclosure.example.jp/"})
			})
			golden(t, "comments/"+tt.name+".txt", func(w io.Writer) error {
				return c.WriteText(w, history.WriteOptions{Lang: tt.lang})
			})
		})
	}
}

func golden(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s -want +got\n%s", name, diff)
	}
}

// A comment stays short enough for the services that take it, says what it
// left out, and closes what it opened.
func TestCommentIsBounded(t *testing.T) {
	p := base(t)
	old := p.state(t, answer.Public)
	var long strings.Builder
	for i := range 900 {
		fmt.Fprintf(&long, "- 手順%d：<i>担当</i>が確認し、記録を残します。\n", i)
	}
	p.edit(t, edit{a1, "規程の全体は", long.String() + "\n規程の全体は", a2, "規程は経営会議で", long.String() + "\n規程は経営会議で", a3, "行っています。", "行っています。はい。"})
	c := history.Compare(old, p.state(t, answer.Public), history.Options{})
	var b bytes.Buffer
	if err := c.WriteMarkdown(&b, history.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if n := utf8.RuneCountInString(text); n > history.MaxMarkdown {
		t.Errorf("%d characters", n)
	}
	if strings.Count(text, "<details>") != strings.Count(text, "</details>") {
		t.Error("a fold is not closed")
	}
	if !strings.Contains(text, "項目の内容を省きました") {
		t.Errorf("does not say what is left out:\n%s", text[max(0, len(text)-400):])
	}
}

// The page and the data hold the same comparison.
func TestPageAndData(t *testing.T) {
	p := base(t)
	old := p.state(t, answer.Public)
	p.edit(t, pulls[9].edit)
	p.edit(t, pulls[1].edit)
	c := history.Compare(old, p.state(t, answer.Public), history.Options{OldLabel: "v1.0", NewLabel: "HEAD"})
	golden(t, "comparison.html", func(w io.Writer) error { return c.WriteHTML(w, history.WriteOptions{}) })
	golden(t, "comparison.json", c.WriteJSON)
}
