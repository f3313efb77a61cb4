package export

import (
	"encoding/json"
	"fmt"
	"io"
)

// maxJSON bounds what is read as disclosure.json: about three times that of
// 100,000 items.
const maxJSON = 2 << 30

// Read reads a disclosure.json, which may come from anywhere. Unknown keys are
// passed over, so that a later version's file can still be compared.
func Read(r io.Reader) (*Disclosure, error) {
	limited := &io.LimitedReader{R: r, N: maxJSON}
	d := &Disclosure{}
	if err := json.NewDecoder(limited).Decode(d); err != nil {
		return nil, fmt.Errorf("disclosure.json: %w", err)
	}
	if d.Release.Version == "" || len(d.Checklists) == 0 {
		return nil, fmt.Errorf("disclosure.json: no disclosure of kaijisho")
	}
	return d, nil
}
