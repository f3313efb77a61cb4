package search_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho"
	"kaijisho/internal/search"
)

func TestSynonyms(t *testing.T) {
	tests := []struct {
		name         string
		ours, theirs string
		want         [][]string
		codes        []string
	}{
		{name: "none"},
		{name: "the vendor adds", ours: "- [多要素認証, MFA]\n", theirs: "- [A社, A株式会社]\n", want: [][]string{{"多要素認証", "MFA"}, {"A社", "A株式会社"}}},
		{name: "numbers are words", ours: "- [2024, 令和6年]\n", want: [][]string{{"2024", "令和6年"}}},
		{name: "a word is no group", theirs: "- 多要素認証\n- [BCP, 事業継続計画]\n", want: [][]string{{"BCP", "事業継続計画"}}, codes: []string{"yaml-type"}},
		{name: "keys are no list", theirs: "BCP: 事業継続計画\n", codes: []string{"yaml-type"}},
	}
	for _, test := range tests {
		fsys := fstest.MapFS{}
		for name, text := range map[string]string{"checklist/synonyms.yaml": test.ours, "content/synonyms.yaml": test.theirs} {
			if text != "" {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		groups, list, err := search.Synonyms(fsys)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, d := range list {
			codes = append(codes, d.Code)
		}
		if diff := cmp.Diff(test.want, groups); diff != "" {
			t.Errorf("%s: groups (-want +got)\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.codes, codes); diff != "" {
			t.Errorf("%s: codes (-want +got)\n%s", test.name, diff)
		}
	}
}

// Every shipped group says something: two words at least, none of them twice. A
// word may stand in a second group: so a vendor adds to one of ours.
func TestShippedSynonyms(t *testing.T) {
	groups, list, err := search.Synonyms(kaijisho.FS)
	if err != nil || len(list) > 0 || len(groups) == 0 {
		t.Fatal(len(groups), list, err)
	}
	for _, group := range groups {
		seen := map[string]bool{}
		if len(group) < 2 {
			t.Errorf("%q stands alone", group)
		}
		for _, word := range group {
			if seen[word] {
				t.Errorf("%s stands twice", word)
			}
			seen[word] = true
		}
	}
}
