package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/disclosure"
)

// TestAccent holds that any accent, however pale or dark, gives text that reads.
func TestAccent(t *testing.T) {
	for _, accent := range []string{"#123f8c", "#ffee00", "#fff", "#000", "#7f7f7f", "#e60012", "#00a0e9"} {
		c, ok := parseColour(accent)
		if !ok {
			t.Fatalf("%s is no colour", accent)
		}
		for name, ratio := range map[string]float64{
			"on the accent":  contrast(c, c.ink()),
			"as text, light": contrast(c.against(white, lightGround), lightGround),
			"as text, dark":  contrast(c.against(black, darkGround), darkGround),
		} {
			if ratio < contrastAA {
				t.Errorf("%s %s: contrast %.2f", accent, name, ratio)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		accent, logo string
		want         []string
	}{
		{"", "", nil},
		{"#123f8c", "logo.svg", nil},
		{"#ffee00", "", []string{"accent-contrast"}},
		{"blue", "none.svg", []string{"logo-missing", "accent-invalid"}},
		{"", "..", []string{"logo-missing"}},
	} {
		doc := &disclosure.Document{}
		doc.Site.Accent.Text, doc.Site.Logo.Text = test.accent, test.logo
		var got []string
		for _, d := range Check(doc, fstest.MapFS{"content/attachments/logo.svg": {}}) {
			got = append(got, d.Code)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("accent %q, logo %q: -want +got:\n%s", test.accent, test.logo, diff)
		}
	}
}

func TestParseColour(t *testing.T) {
	for _, bad := range []string{"", "red", "123456", "#12", "#12345g", "#1234567", "#-12345", "#+12345"} {
		if c, ok := parseColour(bad); ok {
			t.Errorf("%q was read as %v", bad, c)
		}
	}
}

// TestBrandLine holds that no name can leave the string of the stylesheet.
func TestBrandLine(t *testing.T) {
	got := cssString("a\"}\\\n</style>　社")
	if want := `"a\22 }\5c \a \3c /style>　社"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if strings.Contains(got, "\n") {
		t.Error("a line break ends a string")
	}
}

func TestSpot(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"index.html", "items/a/001.html", "items/a/001.html"},
		{"index.html", "about.html", "about.html"},
		{"items/a/001.html", "items/a/002.html", "002.html"},
		{"items/a/001.html", "items/b/002.html", "../../items/b/002.html"},
		{"items/a/001.html", "about.html#access", "../../about.html#access"},
		{"evidence/x.html", "evidence/kinds.html", "kinds.html"},
	} {
		if got := spotOf(test.from).to(test.to); got != test.want {
			t.Errorf("from %s to %s: %s, want %s", test.from, test.to, got, test.want)
		}
	}
}
