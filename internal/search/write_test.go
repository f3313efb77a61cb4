package search_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/search"
)

const before, after = "window.KAIJISHO_SEARCH=", ";\n"

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
	if err := search.WriteData(&b, entries, [][]string{{"甲", "乙"}}, labels); err != nil {
		t.Fatal(err)
	}
	want := before + `{"kinds":["項目"],"fields":[["対応策",1.5]],` +
		`"facets":[["status","回答",true,[["ok","適合","met"],["no","不適合"]]],["guideline","ガイドライン",false,[["a","甲"],["b","乙"]]]],` +
		`"synonyms":[["甲","乙"]],"strings":["二度立つ文"],` +
		`"entries":[[0,1,"1","items/001.html","一",[0,"answer",0],[0,1,1,1,1,0]],[0,2,"2","items/002.html","二",[0,"",0],[]]]}` + after
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
		if err := search.WriteData(&bytes.Buffer{}, []search.Entry{entry}, nil, labels); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzWriteData checks that whatever a vendor writes, the script is one
// assignment of a JSON value that holds it.
func FuzzWriteData(f *testing.F) {
	f.Add("題", "本文</script><!--", "p1", "mfa")
	f.Add("\u2028", "\u2029\x00\xff", "\"", "\\")
	f.Add("same as text", "same as text", "same as text", "same as text")
	labels := search.Labels{Kinds: []search.Label{{ID: "item"}}, Fields: []search.FieldLabel{{ID: "text"}}}
	f.Fuzz(func(t *testing.T, title, text, anchor, word string) {
		entry := search.Entry{Kind: "item", No: 1, URL: "a.html", Title: title, Fields: []search.Field{{Name: "text", Anchor: anchor, Text: text}}}
		var b bytes.Buffer
		if err := search.WriteData(&b, []search.Entry{entry, entry}, [][]string{{word}}, labels); err != nil {
			t.Fatal(err)
		}
		script := b.String()
		if strings.ContainsAny(script, "<>\u2028\u2029") || !utf8.ValidString(script) {
			t.Errorf("not safe as a script: %q", script)
		}
		value, ok := strings.CutPrefix(script, before)
		if !ok {
			t.Fatalf("not an assignment: %q", script)
		}
		var got struct {
			Strings []string
			Entries [][]any
		}
		if err := json.Unmarshal([]byte(strings.TrimSuffix(value, after)), &got); err != nil {
			t.Fatalf("%v in %q", err, script)
		}
		str := func(v any) string {
			if i, ok := v.(float64); ok {
				return got.Strings[int(i)]
			}
			return v.(string)
		}
		if row := got.Entries[1]; str(row[4]) != valid(title) {
			t.Errorf("title %q came back as %q", title, str(row[4]))
		} else if fields := row[5].([]any); len(fields) > 0 && (str(fields[1]) != valid(anchor) || str(fields[2]) != valid(text)) {
			t.Errorf("field %q, %q came back as %q", anchor, text, fields)
		}
	})
}

// valid is s as JSON can hold it: U+FFFD for every byte that is no character.
func valid(s string) string { return string([]rune(s)) }
