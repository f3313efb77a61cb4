package deflate_test

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"kaijisho/internal/deflate"
)

var texts = map[string]string{
	"nothing": "",
	"a word":  "開示書",
	"a page":  strings.Repeat("<p>利用者IDとパスワードによる識別・認証</p>\n", 2000),
}

// TestRoundTrip holds that the standard library reads what is made here.
func TestRoundTrip(t *testing.T) {
	for name, text := range texts {
		for range 2 { // the second time with a writer that was used before
			var packed, b bytes.Buffer
			deflate.To(&packed, []byte(text))
			if got, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed.Bytes()))); err != nil || string(got) != text {
				t.Errorf("%s: %d bytes of %d, %v", name, len(got), len(text), err)
			}
			w := deflate.NewWriter(&b)
			io.WriteString(w, text)
			if err := w.Close(); err != nil || !bytes.Equal(b.Bytes(), packed.Bytes()) {
				t.Errorf("%s: a Writer makes other bytes than To: %v", name, err)
			}
		}
	}
}

// TestSameBytes holds that the compressor makes what it made when this was
// written. A new version of it may differ: then every published archive changes
// once, which is worth a line in the commit.
func TestSameBytes(t *testing.T) {
	var b bytes.Buffer
	deflate.To(&b, []byte(texts["a page"]))
	sum := sha256.Sum256(b.Bytes())
	if got, want := hex.EncodeToString(sum[:8]), "a8444b13606348eb"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
