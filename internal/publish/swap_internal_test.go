package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRenameTwice takes the way of systems that cannot exchange, wherever the test runs.
func TestRenameTwice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	read := func(want string) {
		t.Helper()
		if text, err := os.ReadFile(filepath.Join(dir, "a")); string(text) != want {
			t.Errorf("%q, %v; want %q", text, err, want)
		}
	}
	ready := func(text string) *stage {
		t.Helper()
		st, err := newStage(dir)
		if err != nil {
			t.Fatal(err)
		}
		for p, data := range map[string]string{"a": text, ManifestName: `{"generator":"kaijisho","files":[{"path":"a"}]}`} {
			if _, err := st.put(p, []byte(data)); err != nil {
				t.Fatal(err)
			}
		}
		return st
	}
	var none Tree
	if err := none.Add("a", []byte("old")); err != nil {
		t.Fatal(err)
	}
	if _, err := Replace(dir, &none, Options{}); err != nil {
		t.Fatal(err)
	}

	st := ready("new")
	if err := st.complete(nil); err != nil {
		t.Fatal(err)
	}
	if err := st.renameTwice(); err != nil {
		t.Fatal(err)
	}
	read("new")
	if err := st.retire(st.in(formerDir)); err != nil {
		t.Fatal(err)
	}
	if err := st.close(); err != nil {
		t.Fatal(err)
	}

	st = ready("lost")
	if err := st.renameTwice(); err == nil { // nothing is complete, so the second rename fails
		t.Error("renamed nothing")
	}
	read("new")
	if err := st.close(); err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(list) != 1 {
		t.Errorf("left %v, %v", list, err)
	}
}
