package search_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/search"
)

func TestWriteData(t *testing.T) {
	labels := search.Labels{
		Kinds:  []search.Label{{ID: "item", Text: "項目"}},
		Fields: []search.FieldLabel{{ID: "answer", Text: "対応策", Weight: 1.5}},
		Facets: []search.FacetLabel{
			{ID: "status", Text: "回答", Badge: true, Values: []search.Label{{ID: "ok", Text: "適合", Mark: "met"}, {ID: "no", Text: "不適合"}}},
			{ID: "guideline", Text: "ガイドライン", Values: []search.Label{{ID: "a", Text: "甲"}, {ID: "b", Text: "乙"}}},
		},
	}
	entries := []search.Entry{
		{Kind: "item", No: 1, Key: "1", URL: "items/001.html", Title: "一", Fields: []search.Field{
			{Name: "answer", Anchor: "answer", Text: "二度立つ文"}, {Name: "answer", Text: ""},
		}, Facets: map[string][]string{"guideline": {"b", "a"}, "status": {"no"}}},
		{Kind: "item", No: 2, Key: "2", URL: "items/002.html", Title: "二", Fields: []search.Field{{Name: "answer", Text: "二度立つ文"}}},
	}
	var b bytes.Buffer
	if err := search.WriteData(&b, slices.Values(entries), [][]string{{"甲", "乙"}}, labels); err != nil {
		t.Fatal(err)
	}
	want := `window.KAIJISHO_SEARCH={"kinds":["項目"],"fields":[["対応策",1.5]],` +
		`"facets":[["status","回答",true,[["ok","適合","met"],["no","不適合"]]],["guideline","ガイドライン",false,[["a","甲"],["b","乙"]]]],` +
		`"synonyms":[["甲","乙"]],` +
		`"entries":[[0,-1,0,0,0,[0,0,0],[0,1,1,1,1,0]],[0,-1,0,0,0,[0,0,1],[]]],` +
		`"digits":" !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_` + "`" + `abcdefghijklmnopqrstuvwxyz{|}~",` +
		`"finals":75,"alphabet":"\u0000\u0001./012aehilmnrstwつ一二度文立",` +
		`"blocks":[[16,"1)/67-%)(%4 - . 9#)#.6 71 %(6 ( 4 4#% 77 7 1:--#69:"]]};` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWriteDataRefuses(t *testing.T) {
	labels := search.Labels{
		Kinds:  []search.Label{{ID: "item"}},
		Fields: []search.FieldLabel{{ID: "text"}},
		Facets: []search.FacetLabel{{ID: "status", Values: []search.Label{{ID: "ok"}}}},
	}
	tests := map[string]search.Entry{
		"unknown kind":  {Kind: "iten", URL: "a.html"},
		"unknown field": {Kind: "item", URL: "a.html", Fields: []search.Field{{Name: "txt"}}},
		"unknown facet": {Kind: "item", URL: "a.html", Facets: map[string][]string{"state": nil}},
		"unknown value": {Kind: "item", URL: "a.html", Facets: map[string][]string{"status": {"good"}}},
		"no URL":        {Kind: "item"},
		"a script":      {Kind: "item", URL: "javascript:alert(1)"},
		"another host":  {Kind: "item", URL: "//example.jp/a.html"},
		"a share":       {Kind: "item", URL: `\\host\a.html`},
		"the root":      {Kind: "item", URL: "/a.html"},
		"hidden scheme": {Kind: "item", URL: "java\tscript:alert(1)"},
	}
	for name, entry := range tests {
		if err := search.WriteData(&bytes.Buffer{}, slices.Values([]search.Entry{entry}), nil, labels); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzWriteData checks that whatever a vendor writes, the script is one
// assignment of a JSON value that holds it.
func FuzzWriteData(f *testing.F) {
	f.Add("題", "本文</script><!--", "p1", "mfa")
	f.Add("\u2028", "\u2029\x00\xff", "\"", "\\")
	f.Add("クラウド、クラウド、クラウド", "医療 医療 医療 ~~~ 𠮷𠮷𠮷", "aaa", "bbb")
	f.Add("same as text", "same as text", "same as text", "same as text")
	labels := search.Labels{Kinds: []search.Label{{ID: "item"}}, Fields: []search.FieldLabel{{ID: "text"}}}
	f.Fuzz(func(t *testing.T, title, text, anchor, word string) {
		entry := search.Entry{Kind: "item", No: 1, URL: "a.html", Title: title, Fields: []search.Field{{Name: "text", Anchor: anchor, Text: text}}}
		var b bytes.Buffer
		if err := search.WriteData(&b, slices.Values([]search.Entry{entry, entry}), [][]string{{word}}, labels); err != nil {
			t.Fatal(err)
		}
		if script := b.String(); strings.ContainsAny(script, "<>\u2028\u2029") || !utf8.ValidString(script) {
			t.Errorf("not safe as a script: %q", script)
		}
		want := entryText{url: "a.html", texts: []string{"", valid(title)}}
		if text != "" {
			want.texts, want.anchors = append(want.texts, valid(text)), []string{valid(anchor)}
		}
		for _, got := range unpack(t, b.Bytes()) {
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(entryText{})); diff != "" {
				t.Errorf("what was written comes back as (-want +got)\n%s", diff)
			}
		}
	})
}

// A text of very many characters, and of more than one block, is found to its end.
func TestLongText(t *testing.T) {
	var text strings.Builder
	for i, r := 0, 'ぁ'; i < 270_000; i, r = i+1, r+1 {
		if r > '龠' {
			r = 'ぁ'
		}
		text.WriteString(string(r) + "~")
	}
	text.WriteString("末尾の語𠮷")
	entries := []search.Entry{{Kind: "item", URL: "a.html", Fields: []search.Field{{Name: "text", Text: text.String()}}}}
	labels := search.Labels{Kinds: []search.Label{{ID: "item"}}, Fields: []search.FieldLabel{{ID: "text", Weight: 1}}}
	var b bytes.Buffer
	if err := search.WriteData(&b, slices.Values(entries), nil, labels); err != nil {
		t.Fatal(err)
	}
	if got := unpack(t, b.Bytes())[0].texts[2]; got != text.String() {
		t.Errorf("%d bytes come back as %d others", text.Len(), len(got))
	}
	var results []found
	ask(t, b.Bytes(), []request{{Do: "find", Q: "末尾の語𠮷"}}, &results)
	if len(results[0].Hits) != 1 {
		t.Error("the script does not find the last word")
	}
}

// valid is s as the script can hold it.
func valid(s string) string {
	return strings.NewReplacer("\x00", "\uFFFD", "\x01", "\uFFFD").Replace(strings.ToValidUTF8(s, "\uFFFD"))
}
