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
func sample(t testing.TB) []byte {
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
	url     string
	texts   []string // key, title, fields
	anchors []string // of the fields
}

// unpack reads the entries back from a script.
func unpack(t testing.TB, script []byte) []entryText {
	t.Helper()
	value, ok := strings.CutPrefix(string(script), "window.KAIJISHO_SEARCH=")
	if !ok {
		t.Fatalf("not an assignment: %.40q", script)
	}
	var data struct {
		Entries       [][]any // kind, no, key, url, title, [field, anchor, text, …], facets
		Digits, Texts string
		Singles       int
		Symbols       string
	}
	if err := json.Unmarshal([]byte(strings.TrimSuffix(value, ";\n")), &data); err != nil {
		t.Fatal(err)
	}
	var columns [][]string
	for column := range strings.SplitSeq(decode(data.Texts, data.Digits, data.Singles, strings.Split(data.Symbols, "\x02")), "\x01") {
		columns = append(columns, strings.Split(column, "\x00"))
	}
	next := map[int]int{}
	str := func(column int, ref any) string {
		if n := int(ref.(float64)); n > 0 {
			return columns[column][n-1]
		}
		next[column]++
		return columns[column][next[column]-1]
	}
	var entries []entryText
	for _, row := range data.Entries {
		key, url, title := str(0, row[2]), str(1, row[3]), str(2, row[4])
		e := entryText{url: url, texts: []string{key, title}}
		fields := row[5].([]any)
		for i := 0; i < len(fields); i += 3 {
			e.anchors = append(e.anchors, str(3, fields[i+1]))
			e.texts = append(e.texts, str(4+int(fields[i].(float64)), fields[i+2]))
		}
		entries = append(entries, e)
	}
	return entries
}

func decode(packed, digits string, singles int, symbols []string) string {
	var out strings.Builder
	for i := 0; i < len(packed); i++ {
		n := strings.IndexByte(digits, packed[i])
		if n < 0 {
			out.WriteByte(packed[i])
			continue
		}
		if n >= singles {
			i++
			n = singles + (n-singles)*len(digits) + strings.IndexByte(digits, packed[i])
		}
		out.WriteString(symbols[n])
	}
	return out.String()
}

// The search data of the whole sample is at most 150 KiB for a network that
// compresses. Node's gzip is the zlib of web servers; Go's saves 1.5 % less.
func TestSampleIsSmall(t *testing.T) {
	var sizes []int
	ask(t, sample(t), []request{{Do: "zip"}}, &sizes)
	if sizes[0] > 150<<10 {
		t.Errorf("search-data.js has %d bytes after gzip", sizes[0])
	}
}
