package history_test

import (
	"testing"

	"kaijisho/internal/history"
)

func TestOlderVersion(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"1.4.0", "1.5.0", true},
		{"1.9", "1.10", true},
		{"1", "1.0.1", true},
		{"1.0", "1", false},
		{"1.5.0", "1.4.9", false},
		{"2026-04", "2026-05", false}, // not for us to judge
		{"1.0-rc1", "1.0", false},
		{"", "1", false},
	} {
		if got := history.OlderVersion(c.a, c.b); got != c.want {
			t.Errorf("%q before %q: %t", c.a, c.b, got)
		}
	}
}
