package markdown

import (
	"io"
	"os"
	"strings"
	"testing"

	"kaijisho/internal/diag"
)

// answer is the usual kind: four sub-items, a table, a reference, 600 characters.
func answer(b *testing.B) string {
	s, err := os.ReadFile("testdata/answer.md")
	if err != nil {
		b.Fatal(err)
	}
	return string(s)
}

func BenchmarkParse(b *testing.B) {
	src := diag.NewSource("079.md", answer(b))
	b.SetBytes(int64(len(src.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, 0)
	}
}

func BenchmarkHTML(b *testing.B) {
	doc, _ := Parse(diag.NewSource("079.md", answer(b)), 0)
	b.ReportAllocs()
	for b.Loop() {
		if err := doc.HTML(io.Discard, testOptions); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRuns(b *testing.B) {
	doc, _ := Parse(diag.NewSource("079.md", answer(b)), 0)
	b.ReportAllocs()
	for b.Loop() {
		doc.Runs(testResolver)
	}
}

// BenchmarkAnswer is what one answer costs a whole build.
func BenchmarkAnswer(b *testing.B) {
	src := diag.NewSource("079.md", answer(b))
	b.ReportAllocs()
	for b.Loop() {
		doc, _ := Parse(src, 0)
		if err := doc.HTML(io.Discard, testOptions); err != nil {
			b.Fatal(err)
		}
		doc.Runs(testResolver)
	}
}

func BenchmarkHighlight(b *testing.B) {
	code := strings.Repeat("password:\n  min_length: 12 # 文字\n  symbols: \"必須\"\n", 5)
	for b.Loop() {
		highlight("yaml", code)
	}
}
