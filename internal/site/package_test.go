package site

import (
	"bytes"
	"strings"
	"testing"
)

// TestPackage holds that a package is made of everything else, with a home page
// of its own, and that the site's home page then offers it.
func TestPackage(t *testing.T) {
	_, files := archive(t, "tiny.txtar")
	doc, layers := load(t, files)
	got := map[string]string{}
	sink := func(path string, data []byte, _ ...string) error {
		got[path] = string(data)
		return nil
	}
	locked := serial(sink)
	var offline []byte
	err := Render(t.Context(), doc, Options{Files: layers, Package: func(home []byte) ([]Download, error) {
		offline = bytes.Clone(home)
		if got["index.html"] != "" || got["items/tiny/001.html"] == "" || got["search-data.js"] == "" || got["assets/css/brand.css"] == "" {
			t.Error("the package is asked for before everything but the home page is there")
		}
		return []Download{{Path: "downloads/site.zip", Title: "院内閲覧用", Format: "zip", Size: 2_400_000}}, nil
	}}, locked)
	if err != nil {
		t.Fatal(err)
	}
	if want := "zipを展開"; !bytes.Contains(offline, []byte(want)) || strings.Contains(got["index.html"], want) {
		t.Errorf("only the package's home page should say %q", want)
	}
	if want := `href="downloads/site.zip"`; bytes.Contains(offline, []byte(want)) || !strings.Contains(got["index.html"], want) {
		t.Errorf("only the site's home page should have %s", want)
	}
	if !strings.Contains(got["index.html"], "2.4 MB") {
		t.Error("the package's size is missing")
	}
}
