package calendar_test

import (
	"encoding/json"
	"testing"

	"kaijisho/internal/calendar"
)

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParse(t *testing.T) {
	for _, s := range []string{"2026-04-01", "2024-02-29", "0001-01-01", "9999-12-31"} {
		if got := day(t, s).String(); got != s {
			t.Errorf("%s reads as %s", s, got)
		}
	}
	for _, s := range []string{"", "2026-02-29", "2026-13-01", "2026-4-1", "2026/04/01", "2026-04-01 ", "２０２６-04-01"} {
		if got, err := calendar.Parse(s); err == nil || !got.IsZero() {
			t.Errorf("%q reads as %s, %v", s, got, err)
		}
	}
}

func TestArithmetic(t *testing.T) {
	leap := day(t, "2024-02-29")
	for _, c := range []struct{ got, want string }{
		{leap.AddYears(1).String(), "2025-03-01"},
		{leap.AddYears(4).String(), "2028-02-29"},
		{leap.AddDays(1).String(), "2024-03-01"},
		{leap.AddDays(-60).String(), "2023-12-31"},
		{leap.Japanese(), "2024年2月29日"},
		{calendar.Date{}.String() + calendar.Date{}.Japanese(), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if !(calendar.Date{}).Before(leap) || leap.Before(leap) || !leap.Before(leap.AddDays(1)) {
		t.Error("days are out of order")
	}
}

// A day is a string in JSON, and no day an empty one.
func TestJSON(t *testing.T) {
	in := []calendar.Date{day(t, "2026-04-01"), {}}
	text, err := json.Marshal(in)
	if err != nil || string(text) != `["2026-04-01",""]` {
		t.Fatalf("%s, %v", text, err)
	}
	var out []calendar.Date
	if err := json.Unmarshal(text, &out); err != nil || len(out) != 2 || out[0] != in[0] || out[1] != in[1] {
		t.Errorf("%s reads back as %v, %v", text, out, err)
	}
	if err := json.Unmarshal([]byte(`["2026-02-30"]`), &out); err == nil {
		t.Error("a day that does not exist reads back")
	}
}
