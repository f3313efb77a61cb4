package strictyaml

import (
	"testing"
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// FuzzScalar spells any string as a value in block and in flow style, and
// reads it back.
func FuzzScalar(f *testing.F) {
	for _, s := range []string{"", "第3章", "a: b", "- x", "'", `"`, "#", "yes", "2026-01-01", "1e3", "a\nb", "a\n\nb", " a", "a,b", "\u2028", "\ufeff", "a\n b", "=1+1", "@x", "😀", "~", "a:", "a\tb", "\x7f", "\u0085"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("files of ours are UTF-8")
		}
		var got struct {
			Flow  []string `yaml:"flow"`
			Plain string   `yaml:"plain"`
			Block string   `yaml:"block"`
			Next  string   `yaml:"next"`
		}
		text := "flow: [" + Scalar(s) + "]\nplain: " + Scalar(s) + "\nblock: " + Block(s, "  ") + "\nnext: x\n"
		if list := Decode(diag.NewSource("x.yaml", text), &got); len(list) > 0 {
			t.Fatalf("%q: %v\n%s", s, list[0].Message("en"), text)
		}
		if len(got.Flow) != 1 || got.Flow[0] != s || got.Plain != s || got.Block != s || got.Next != "x" {
			t.Errorf("%q came back as %q, %q, %q", s, got.Flow, got.Plain, got.Block)
		}
	})
}
