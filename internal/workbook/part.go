package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Limits of one part's XML. A cell's text is at most 32,767 characters, so no
// honest token comes near a megabyte, and no honest part is nested this deep.
const (
	maxToken = 4 << 20
	maxDepth = 64
)

// A part is an XML part of a workbook, read as a stream of tokens. Names are
// compared without their namespace, because the strict and the transitional
// form of the format differ in nothing else.
type part struct {
	name  string
	r     io.ReadCloser
	dec   *xml.Decoder
	since int // bytes read since the last token
	depth int
}

func newPart(name string, r io.ReadCloser) *part {
	p := &part{name: name, r: r}
	p.dec = xml.NewDecoder(p)
	return p
}

var errTooLong = errors.New("a token is too long")

// Read gives the decoder its bytes and keeps it from collecting a token
// without end.
func (p *part) Read(b []byte) (int, error) {
	if p.since > maxToken {
		return 0, errTooLong
	}
	n, err := p.r.Read(b)
	p.since += n
	return n, err
}

// next is the next token, or nil at the end. Raw tokens cost half as much as
// checked ones; a part whose tags do not match is merely read as it stands.
func (p *part) next() (xml.Token, error) {
	p.since = 0
	t, err := p.dec.RawToken()
	if err == io.EOF {
		return nil, nil
	}
	if err != nil {
		return nil, damaged(p.name)
	}
	switch t.(type) {
	case xml.StartElement:
		if p.depth++; p.depth > maxDepth {
			return nil, damaged(p.name)
		}
	case xml.EndElement:
		p.depth--
	}
	return t, nil
}

// each calls f for every element of the part.
func (p *part) each(f func(xml.StartElement) error) error {
	defer p.close()
	for {
		t, err := p.next()
		if t == nil || err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := f(start); err != nil {
				return err
			}
		}
	}
}

func (p *part) close() { p.r.Close() }

// skip leaves the element that has just begun.
func (p *part) skip() error {
	for level := 1; level > 0; {
		t, err := p.next()
		if t == nil || err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			level++
		case xml.EndElement:
			level--
		}
	}
	return nil
}

// text is the character data up to the end of the element that has just begun.
func (p *part) text() (string, error) {
	var s strings.Builder
	for {
		t, err := p.next()
		if t == nil || err != nil {
			return s.String(), err
		}
		switch t := t.(type) {
		case xml.CharData:
			if s.Len()+len(t) > maxToken {
				return "", damaged(p.name)
			}
			s.Write(t)
		case xml.StartElement:
			if err := p.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return s.String(), nil
		}
	}
}

// attr is an attribute by its name without namespace, or "".
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
