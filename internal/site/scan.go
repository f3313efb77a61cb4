package site

import (
	"bytes"
	"html"
	"strings"
)

// scan walks the tags of a rendered page and hands over each id, with whether
// it stands inside <main>, and each address. The pages are written by
// html/template and package markdown, both of which escape < in text; so a
// pass over the bytes sees what a parser of all of HTML would, ten times faster.
func scan(page []byte, id func(value string, inMain bool), link func(attr, value string)) {
	inMain := false
	for {
		open := bytes.IndexByte(page, '<')
		if open < 0 || open+1 == len(page) {
			return
		}
		page = page[open+1:]
		switch {
		case bytes.HasPrefix(page, []byte("!--")):
			end := bytes.Index(page, []byte("-->"))
			if end < 0 {
				return
			}
			page = page[end:]
		case page[0] == '/' || page[0] == '!':
			inMain = inMain && !bytes.HasPrefix(page, []byte("/main>"))
		default:
			main := bytes.HasPrefix(page, []byte("main ")) || bytes.HasPrefix(page, []byte("main>"))
			page = attributes(page, func(name, value string) {
				switch name {
				case "id":
					id(value, inMain)
				case "href", "src", "action":
					link(name, value)
				}
			})
			inMain = inMain || main
		}
	}
}

// attributes reads the attributes of a tag, which begins after its <, and
// returns what follows the tag.
func attributes(tag []byte, found func(name, value string)) []byte {
	for {
		i := bytes.IndexAny(tag, "=>")
		if i < 0 {
			return nil
		}
		if tag[i] == '>' {
			return tag[i+1:]
		}
		name := tag[bytes.LastIndexAny(tag[:i], " \n\t")+1 : i]
		value, rest, ok := attributeValue(tag[i+1:])
		if !ok {
			return nil
		}
		found(string(name), unescape(string(value)))
		tag = rest
	}
}

// attributeValue cuts a value, quoted or not, off what follows the "=".
func attributeValue(b []byte) (value, rest []byte, ok bool) {
	if len(b) == 0 {
		return nil, nil, false
	}
	if quote := b[0]; quote == '"' || quote == '\'' {
		return bytes.Cut(b[1:], b[:1])
	}
	end := bytes.IndexAny(b, " \n\t>")
	if end < 0 {
		return nil, nil, false
	}
	return b[:end], b[end:], true
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}
