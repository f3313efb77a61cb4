package site

import (
	"bytes"
	"html"
)

// scan walks the tags of a rendered page and hands over each id, with whether
// it stands inside <main>, and each address. The pages are written by
// html/template and package markdown, both of which escape < in text; so a
// pass over the bytes sees what a parser of all of HTML would, ten times faster.
// Values are valid until their function returns.
func scan(page []byte, id func(value []byte, inMain bool), link func(value []byte)) {
	inMain := false
	for {
		open := bytes.IndexByte(page, '<')
		if open < 0 || open+1 == len(page) {
			return
		}
		page = page[open+1:]
		switch page[0] {
		case '/':
			inMain = inMain && !bytes.HasPrefix(page, []byte("/main>"))
		case '!':
			if bytes.HasPrefix(page, []byte("!--")) {
				end := bytes.Index(page, []byte("-->"))
				if end < 0 {
					return
				}
				page = page[end:]
			}
		default:
			main := bytes.HasPrefix(page, []byte("main ")) || bytes.HasPrefix(page, []byte("main>"))
			page = attributes(page, inMain, id, link)
			inMain = inMain || main
		}
	}
}

// attributes reads the attributes of a tag, which begins after its <, and
// returns what follows the tag.
func attributes(tag []byte, inMain bool, id func([]byte, bool), link func([]byte)) []byte {
	name := 0 // where the name began
	for i := 0; i < len(tag); i++ {
		switch tag[i] {
		case '>':
			return tag[i+1:]
		case ' ', '\n', '\t':
			name = i + 1
		case '=':
			value, rest, ok := attributeValue(tag[i+1:])
			if !ok {
				return nil
			}
			switch string(tag[name:i]) {
			case "id":
				id(unescape(value), inMain)
			case "href", "src", "action":
				link(unescape(value))
			}
			tag, i, name = rest, -1, 0
		}
	}
	return nil
}

// attributeValue cuts a value, quoted or not, off what follows the "=".
func attributeValue(b []byte) (value, rest []byte, ok bool) {
	if len(b) == 0 {
		return nil, nil, false
	}
	if quote := b[0]; quote == '"' || quote == '\'' {
		end := bytes.IndexByte(b[1:], quote)
		if end < 0 {
			return nil, nil, false
		}
		return b[1 : 1+end], b[2+end:], true
	}
	end := bytes.IndexAny(b, " \n\t>")
	if end < 0 {
		return nil, nil, false
	}
	return b[:end], b[end:], true
}

func unescape(value []byte) []byte {
	if bytes.IndexByte(value, '&') < 0 {
		return value
	}
	return []byte(html.UnescapeString(string(value)))
}
