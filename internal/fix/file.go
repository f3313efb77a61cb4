package fix

import "kaijisho/internal/diag"

// A file is a text that is being mended, and what it says.
type file struct {
	path string
	text string
	was  meaning // of text
	read reader
}

// newFile writes the days of a file anew, which were no values before. sound
// reports that it has no other mistake in its form, so that more can be mended.
func newFile(src *diag.Source, read reader) (f *file, sound bool) {
	f = &file{path: src.Path, text: src.Text, read: read, was: read(src)}
	if days := dates(f.was.list); len(days) > 0 {
		f.text = apply(f.text, days...)
		f.was = read(diag.NewSource(f.path, f.text))
	}
	return f, f.was.ok
}

// dates writes the days anew that the reader refused and yet knows.
func dates(list diag.List) []edit {
	var edits []edit
	for _, d := range list.Sorted() {
		if near := d.Args["near"]; d.Code == "yaml-date" && near != "" {
			edits = append(edits, edit{d.Span.Start, d.Span.End, near})
		}
	}
	return edits
}

// whole takes a new text if it says the same.
func (f *file) whole(text string, equal comparison) bool {
	if text == f.text {
		return true
	}
	is := f.read(diag.NewSource(f.path, text))
	if !f.was.same(is, equal) {
		return false
	}
	f.text, f.was = text, is
	return true
}

// mend makes edits: all of them if the text then still says the same, else
// each that keeps it so. Each trial reads the whole file, so that a file with
// more edits than a person makes by mistake is left alone.
func (f *file) mend(edits []edit, equal comparison) {
	const most = 100
	if len(edits) == 0 || f.whole(apply(f.text, edits...), equal) || len(edits) > most {
		return
	}
	for i := len(edits) - 1; i >= 0; i-- { // from the end, so that the places before stay
		f.whole(apply(f.text, edits[i]), equal)
	}
}
