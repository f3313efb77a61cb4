package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzIndent holds that a text is laid out as the standard library does it.
func FuzzIndent(f *testing.F) {
	for _, text := range []string{
		`{}`, `[]`, `null`, `-1.5e3`, `""`, `"\\"`, `"\\\""`, `{"a":[],"b":{}}`, `[[[]],[{}],[1,true,"x"]]`,
		`{"a":"{\"b\":[1,2]}","c":[{"d":"\\\\"},"日本語\n"]}`, `["]","}",",",":"]`,
	} {
		f.Add(text, "")
		f.Add(text, "    ")
	}
	f.Fuzz(func(t *testing.T, text, prefix string) {
		var compact, want bytes.Buffer
		if json.Compact(&compact, []byte(text)) != nil {
			t.Skip("no JSON")
		}
		if err := json.Indent(&want, compact.Bytes(), prefix, "  "); err != nil {
			t.Fatal(err)
		}
		got := appendIndent(nil, compact.Bytes(), prefix)
		if diff := cmp.Diff(want.String(), string(got)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}
