package history

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/project"
)

// Dir is where the records are, relative to the project.
const Dir = "content/releases"

const recordExt = ".json"

// maxRecord bounds a record: the first of 100,000 items takes about 400 MB.
const maxRecord = 1 << 30

// RecordFile is the path of a release's record.
func RecordFile(version string) string { return path.Join(Dir, version+recordExt) }

// A Log is the past of a disclosure, as its records tell it. It does not change.
type Log struct {
	entries []logEntry // oldest first; releases without a record are left out
}

type logEntry struct {
	release *disclosure.Release
	state   *record // complete
	first   bool    // nothing is known of what was before
}

// Load reads the records of the releases, which come newest first as in the
// document. Mistakes are in the list; a record that cannot be read ends the
// past before it. The error is the machine's.
func Load(fsys fs.FS, releases []*disclosure.Release) (*Log, diag.List, error) {
	log, list := &Log{}, diag.List{}
	known := map[string]bool{}
	for _, r := range slices.Backward(releases) {
		known[r.Version] = true
		rec, src, found, err := readRecord(fsys, r.Version)
		list.Add(found...)
		if err != nil {
			return nil, nil, err
		}
		if rec == nil {
			if len(found) > 0 {
				log.entries = nil
			}
			continue
		}
		list.Add(log.add(r, rec, src)...)
	}
	found, err := strays(fsys, known)
	return log, append(list, found...), err
}

func readRecord(fsys fs.FS, version string) (*record, *diag.Source, diag.List, error) {
	name := RecordFile(version)
	if _, err := fs.Stat(fsys, name); !fs.ValidPath(name) || errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil, nil
	}
	src, list, err := project.ReadTextUpTo(fsys, name, maxRecord)
	if src == nil {
		return nil, nil, list, err
	}
	rec := &record{}
	dec := json.NewDecoder(strings.NewReader(src.Text))
	if err := dec.Decode(rec); err != nil {
		at := offsetOf(err, len(src.Text))
		return nil, src, diag.List{diag.New("release-record", src.Span(at, at+1), "detail", err.Error())}, nil
	}
	return rec, src, nil, nil
}

// offsetOf is where in a text of the given length JSON went wrong.
func offsetOf(err error, length int) int {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return int(syntax.Offset) - 1
	}
	if mistyped, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return int(mistyped.Offset) - 1
	}
	return length // it ends too early
}

// add puts a record on top of those before it.
func (l *Log) add(r *disclosure.Release, rec *record, src *diag.Source) diag.List {
	if rec.Version != r.Version {
		return diag.List{diag.New("release-record-version", src.Span(0, 0), "got", rec.Version, "want", r.Version)}
	}
	if rec.Previous == "" {
		l.entries = append(l.entries, logEntry{r, rec, len(l.entries) == 0})
		return nil
	}
	last := len(l.entries) - 1
	if last < 0 || l.entries[last].state.Version != rec.Previous {
		l.entries = nil
		return diag.List{diag.New("release-record-gap", src.Span(0, 0), "previous", rec.Previous, "file", RecordFile(rec.Previous))}
	}
	l.entries = append(l.entries, logEntry{r, l.entries[last].state.apply(rec), false})
	return nil
}

// strays reports records of no release.
func strays(fsys fs.FS, known map[string]bool) (diag.List, error) {
	names, err := project.List(fsys, Dir, "")
	if err != nil {
		return nil, err
	}
	var list diag.List
	for _, name := range names {
		version, ok := strings.CutSuffix(path.Base(name), recordExt)
		if !ok || !known[version] {
			list.Add(diag.New("file-unexpected", diag.NewSource(name, "").Span(0, 0),
				"hint", "content/releases には kaijisho release が書いた、改訂履歴にある版の記録を置きます",
				"hint_en", "content/releases holds what kaijisho release wrote for the releases of disclosure.yaml"))
		}
	}
	return list, nil
}

// Versions lists the releases with a record, oldest first.
func (l *Log) Versions() []string {
	out := make([]string, len(l.entries))
	for i, e := range l.entries {
		out[i] = e.release.Version
	}
	return out
}

func (l *Log) entry(version string) *logEntry {
	for i := range l.entries {
		if l.entries[i].release.Version == version {
			return &l.entries[i]
		}
	}
	return nil
}

// Encode gives the bytes of RecordFile for a new release of what the document
// says: the difference from the newest record of the log, or, with an empty
// log, the whole state. The document must be made for the internal audience,
// lest the record forget what others are not told.
func (l *Log) Encode(doc *disclosure.Document, version string) ([]byte, error) {
	rec := complete(export.Build(doc))
	rec.Version = version
	if n := len(l.entries); n > 0 {
		rec = rec.since(l.entries[n-1].state)
	}
	return rec.encode()
}

// A ReleaseChange is what a recorded release changed. Comparison is nil where
// nothing is known of what was before.
type ReleaseChange struct {
	Release    *disclosure.Release
	Comparison *Comparison
}

// Changes compares each recorded release with the one before it, oldest first,
// as the viewer may see them.
func (l *Log) Changes(v Viewer) []ReleaseChange {
	var out []ReleaseChange
	var before *export.Disclosure
	for i := range l.entries {
		e := &l.entries[i]
		state := v.show(e)
		change := ReleaseChange{Release: e.release}
		if !e.first && before != nil {
			change.Comparison = Compare(before, state, Options{})
		}
		out = append(out, change)
		before = state
	}
	return out
}
