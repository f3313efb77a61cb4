package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxJSON bounds what is read as disclosure.json: about three times that of
// 100,000 items.
const maxJSON = 2 << 30

var errForeign = errors.New("no disclosure of kaijisho")

// Read reads a disclosure.json, which may come from anywhere. Unknown keys are
// passed over, so that a later version's file can still be compared. Items are
// read one by one: the text of all of them at once is what takes memory.
func Read(r io.Reader) (*Disclosure, error) {
	d := &Disclosure{}
	err := d.read(json.NewDecoder(&io.LimitedReader{R: r, N: maxJSON}))
	if err == nil && (d.Release.Version == "" || len(d.Checklists) == 0) {
		err = errForeign
	}
	if err != nil {
		return nil, fmt.Errorf("disclosure.json: %w", err)
	}
	return d, nil
}

func (d *Disclosure) read(dec *json.Decoder) error {
	if err := expect(dec, '{'); err != nil {
		return err
	}
	fields := map[string]any{
		"vendor": &d.Vendor, "service": &d.Service, "notice": &d.Notice, "release": &d.Release, "releases": &d.Releases,
		"checklists": &d.Checklists, "guidelines": &d.Guidelines, "evidence": &d.Evidence,
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		switch into := fields[name]; {
		case name == "items":
			err = d.readItems(dec)
		case into != nil:
			err = dec.Decode(into)
		default:
			err = dec.Decode(new(json.RawMessage))
		}
		if err != nil {
			return err
		}
	}
	return expect(dec, '}')
}

func (d *Disclosure) readItems(dec *json.Decoder) error {
	if err := expect(dec, '['); err != nil {
		return err
	}
	for dec.More() {
		var it Item
		if err := dec.Decode(&it); err != nil {
			return err
		}
		d.Items = append(d.Items, it)
	}
	return expect(dec, ']')
}

func expect(dec *json.Decoder, want json.Delim) error {
	got, err := dec.Token()
	if err == nil && got != want {
		err = errForeign
	}
	return err
}
