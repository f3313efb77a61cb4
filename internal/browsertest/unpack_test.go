package browsertest

import (
	"archive/zip"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// Who opens the page inside the zip has it alone, without its stylesheet, and
// is told to unpack; who has unpacked is not.
func TestUnpackNote(t *testing.T) {
	bases(t)
	archives, err := filepath.Glob(filepath.Join(siteDir, "downloads", "*.zip"))
	if err != nil || len(archives) != 1 {
		t.Fatal("the zip edition: ", archives, err)
	}
	for name, wanted := range map[string]bool{"alone": true, "unpacked": false} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			home := unzip(t, archives[0], dir, func(name string) bool {
				return !wanted || path.Base(name) == "index.html" && strings.Count(name, "/") == 1
			})
			tb := open(t, "file://"+home+"/", 1280, 900)
			tb.goTo("index.html")
			if shown := eval[bool](tb, `!!document.querySelector('.unpack').offsetParent`); shown != wanted {
				t.Errorf("the note is shown: %v", shown)
			}
			if wanted {
				tb.bad = nil // its files are missing, as they shall be
			}
		})
	}
}

// unzip writes the files that keep names and returns the folder of the home page.
func unzip(t *testing.T, archive, dir string, keep func(name string) bool) string {
	t.Helper()
	r, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") || !keep(f.Name) {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err == nil {
			err = os.WriteFile(file, data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, path.Dir(r.File[0].Name))
}
