package search_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"kaijisho/internal/search"
)

// BenchmarkWriteData writes the sample's texts, about 260,000 characters.
func BenchmarkWriteData(b *testing.B) {
	var entries []search.Entry
	for _, e := range unpack(b, sample(b)) {
		entries = append(entries, search.Entry{Kind: "item", Key: e.texts[0], URL: e.url, Title: e.texts[1],
			Fields: []search.Field{{Name: "text", Text: strings.Join(e.texts[2:], "\n")}}})
	}
	labels := search.Labels{Kinds: []search.Label{{ID: "item"}}, Fields: []search.FieldLabel{{ID: "text"}}}
	for b.Loop() {
		if err := search.WriteData(io.Discard, slices.Values(entries), nil, labels); err != nil {
			b.Fatal(err)
		}
	}
}
