package history_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/history"
)

func sample(b testing.TB) *export.Disclosure {
	doc, _, err := disclosure.Load(b.Context(), os.DirFS("../.."), disclosure.Options{})
	if err != nil || doc == nil {
		b.Fatal(err)
	}
	return export.Build(doc)
}

// edited is the state with a word changed in every n-th answer.
func edited(d *export.Disclosure, n int) *export.Disclosure {
	out := *d
	out.Items = append([]export.Item(nil), d.Items...)
	for i := 0; i < len(out.Items); i += n {
		out.Items[i].AnswerMarkdown = strings.ReplaceAll(out.Items[i].AnswerMarkdown, "確かめ", "確認し")
		out.Items[i].Customer = append([]string{"年1回、設定を見直してください。"}, out.Items[i].Customer...)
	}
	return &out
}

// times is the state of many services: the sample n times under other numbers.
func times(d *export.Disclosure, n int) *export.Disclosure {
	out := *d
	out.Items = make([]export.Item, 0, n*len(d.Items))
	for k := range n {
		for _, it := range d.Items {
			it.No += k * len(d.Items)
			out.Items = append(out.Items, it)
		}
	}
	return &out
}

// The whole of kaijisho diff on the sample: read two projects, compare, write.
func BenchmarkDiffSample(b *testing.B) {
	for b.Loop() {
		c := history.Compare(sample(b), edited(sample(b), 20), history.Options{})
		if err := c.WriteMarkdown(io.Discard, history.WriteOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompareSample(b *testing.B) {
	old := sample(b)
	new := edited(old, 20)
	for b.Loop() {
		history.Compare(old, new, history.Options{})
	}
}

// 25,300 items, a tenth of them changed, from disclosure.json to the comment.
func BenchmarkDiff25300(b *testing.B) {
	old := times(sample(b), 100)
	before, after := encoded(b, old), encoded(b, edited(old, 10))
	b.ReportMetric(float64(len(before))/(1<<20), "MiB/state")
	for b.Loop() {
		c := history.Compare(decoded(b, before), decoded(b, after), history.Options{})
		if err := c.WriteMarkdown(io.Discard, history.WriteOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func encoded(b *testing.B, d *export.Disclosure) []byte {
	data, err := json.Marshal(d)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func decoded(b *testing.B, data []byte) *export.Disclosure {
	d, err := export.Read(bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// The past of the sample, as a build reads it.
func BenchmarkLogOfSample(b *testing.B) {
	doc, _, err := disclosure.Load(b.Context(), os.DirFS("../.."), disclosure.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		log, _, err := history.Load(os.DirFS("../.."), doc.Releases)
		if err != nil {
			b.Fatal(err)
		}
		log.Changes(history.Viewer{Now: doc})
	}
}
