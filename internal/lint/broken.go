package lint

import (
	"path"
	"strings"
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// broken are the files that could not be read in full, by path, each with the
// names in its text; without any if not even that could be had.
type broken map[string]map[string]bool

// brokenFiles finds them by what is wrong with their form.
func brokenFiles(list diag.List) broken {
	b := broken{}
	for _, d := range list {
		rule, _ := diag.Lookup(d.Code)
		form := strings.HasPrefix(d.Code, "yaml-") || strings.HasPrefix(d.Code, "file-") || strings.HasPrefix(d.Code, "front-matter-")
		if !form || !rule.Binding() || d.Span.Source == nil {
			continue
		}
		name := d.Span.Path()
		if b[name] == nil {
			b[name] = namesIn(d.Span.Source.Text)
		}
		if meant := d.Args["near"]; meant != "" { // it stands there, if misspelt
			b[name][Fold(meant)] = true
		}
	}
	return b
}

// namesIn are the parts of a YAML text that can be a key or a value: pieces
// between the marks that stand around those, and the words of each.
func namesIn(text string) map[string]bool {
	names := map[string]bool{}
	for piece := range strings.FieldsFuncSeq(text, aroundNames) {
		piece = strings.Trim(piece, " \t-　")
		names[Fold(piece)] = true
		for word := range strings.FieldsSeq(piece) {
			names[Fold(word)] = true
		}
	}
	return names
}

func aroundNames(r rune) bool {
	if r >= utf8.RuneSelf {
		return r == '：' || r == '，' || r == '“' || r == '”'
	}
	return strings.ContainsRune("\r\n\"',:{}[]", r)
}

// at gives the broken files of a path, or of a directory that ends with a slash.
func (b broken) at(place string) []map[string]bool {
	var found []map[string]bool
	for name, names := range b {
		if name == place || strings.HasPrefix(name, strings.TrimSuffix(place, "/")+"/") {
			found = append(found, names)
		}
	}
	return found
}

// any reports whether a file there is broken.
func (b broken) any(place string) bool { return len(b.at(place)) > 0 }

// mention reports whether a broken file there has the name in its text, or no
// text that could be read.
func (b broken) mention(place, name string) bool {
	name = Fold(name)
	for _, names := range b.at(place) {
		if len(names) == 0 || names[name] {
			return true
		}
	}
	return false
}

// item reports whether an item of a checklist, or with "" of any, may be one
// that could not be read. The file that names the files of items hides all of
// theirs.
func (b broken) item(checklist, no string) bool {
	for name, names := range b {
		dir, file := path.Split(strings.TrimPrefix(name, sheets))
		id, _, _ := strings.Cut(dir, "/")
		switch {
		case !strings.HasPrefix(name, sheets) || checklist != "" && id != checklist:
		case file == "checklist.yaml" || len(names) == 0 || strings.HasSuffix(dir, "/items/") && names[no]:
			return true
		}
	}
	return false
}
