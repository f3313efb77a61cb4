package search_test

import (
	"cmp"
	"encoding/json"
	"slices"
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
		Entries          [][]any // kind, no, key, url, title, [field, anchor, text, …], facets
		Digits, Alphabet string
		Finals           int
		Blocks           [][]any // start, code
	}
	if err := json.Unmarshal([]byte(strings.TrimSuffix(value, ";\n")), &data); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, block := range data.Blocks {
		text.WriteString(decode(data.Digits, data.Alphabet, data.Finals, int(block[0].(float64)), block[1].(string)))
	}
	var columns [][]string
	for column := range strings.SplitSeq(text.String(), "\x01") {
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

// decode undoes pack, as decode in search-match.js does.
func decode(digits, alphabet string, finals int, start int, code string) string {
	recent, last := []rune(alphabet), []rune(nil)
	for run := 1; code != ""; {
		n, scale := 0, 1
		for v := finals; v >= finals; scale *= len(digits) - finals {
			v = strings.IndexByte(digits, code[0])
			n, code = n+v*scale, code[1:]
		}
		times := 1
		if n > 1 {
			run = 1
			used := recent[n-1]
			recent = slices.Insert(slices.Delete(recent, n-1, n), 0, used)
		} else {
			times, run = run*(n+1), run*2
		}
		last = append(last, slices.Repeat(recent[:1], times)...)
	}
	next := make([]int, len(last))
	for i := range next {
		next[i] = i
	}
	slices.SortStableFunc(next, func(a, b int) int { return cmp.Compare(last[a], last[b]) })
	var out strings.Builder
	at := start
	for range last {
		at = next[at]
		out.WriteRune(last[at])
	}
	return out.String()
}

// The search data of the whole sample is at most 150 kB for a network that
// compresses. Node's gzip saves 1.5 % more than zlib's own.
func TestSampleIsSmall(t *testing.T) {
	var sizes []int
	ask(t, sample(t), []request{{Do: "zip"}}, &sizes)
	if sizes[0] > 150_000 {
		t.Errorf("search-data.js has %d bytes after gzip", sizes[0])
	}
}
