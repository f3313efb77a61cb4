package search_test

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"kaijisho"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/search"
	"kaijisho/internal/site"
)

// sample renders the site of the sample and takes its search data.
func sample(t *testing.T) []byte {
	t.Helper()
	doc, _, err := disclosure.Load(t.Context(), kaijisho.FS, disclosure.Options{})
	if err != nil || doc == nil {
		t.Fatal("the sample does not load: ", err)
	}
	synonyms, _, err := search.Synonyms(kaijisho.FS)
	if err != nil {
		t.Fatal(err)
	}
	var lock sync.Mutex
	var script []byte
	err = site.Render(t.Context(), doc, site.Options{Files: kaijisho.FS, Synonyms: synonyms}, func(path string, data []byte, _ ...string) error {
		lock.Lock()
		defer lock.Unlock()
		if path == "search-data.js" {
			script = append(script, data...)
		}
		return nil
	})
	if err != nil || script == nil {
		t.Fatal("the sample's site has no search data: ", err)
	}
	return script
}

// An entryText is what can be found of one entry.
type entryText struct {
	url   string
	texts []string // key, title, fields
}

// unpack reads the entries back from a script, as search-match.js does.
func unpack(t *testing.T, script []byte) []entryText {
	t.Helper()
	var data struct {
		Strings []string
		Entries [][]any // kind, no, key, url, title, [field, anchor, text, …], facets
	}
	value := strings.TrimSuffix(strings.TrimPrefix(string(script), before), after)
	if err := json.Unmarshal([]byte(value), &data); err != nil {
		t.Fatal(err)
	}
	str := func(v any) string {
		if i, ok := v.(float64); ok {
			return data.Strings[int(i)]
		}
		return v.(string)
	}
	var entries []entryText
	for _, row := range data.Entries {
		e := entryText{url: str(row[3]), texts: []string{str(row[2]), str(row[4])}}
		fields := row[5].([]any)
		for i := 2; i < len(fields); i += 3 {
			e.texts = append(e.texts, str(fields[i]))
		}
		entries = append(entries, e)
	}
	return entries
}
