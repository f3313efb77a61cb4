package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// fingerprints tell findings apart across runs by what they are about, not by
// where, so that a line added above does not make an old finding new. Equal
// ones in a file are counted.
type fingerprints map[string]int

func (f fingerprints) of(d Diagnostic) string {
	about := fmt.Sprintf("%s\x00%s\x00%s", d.Code, d.Span.Path(), d.Span.Text())
	f[about]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", about, f[about]))
	return hex.EncodeToString(sum[:16])
}
