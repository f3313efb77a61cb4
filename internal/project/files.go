// Package project owns how a project's files are found and read: the project's
// own directory over the built-in files, one file hiding another of the same
// name, and the limits that every text an author hands us must keep.
//
// Paths are slash paths relative to the project, so that the ones in messages
// can be clicked.
package project

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// MaxTextSize bounds one text file. The largest file of the sample is 90 KB;
// nobody writes eight megabytes of prose by hand.
const MaxTextSize = 8 << 20

// Files is a file system in layers: a file of an earlier layer hides the file
// of the same name in a later one.
type Files struct{ layers []fs.FS }

// Layers puts file systems over each other, the first on top.
func Layers(layers ...fs.FS) *Files { return &Files{layers} }

// Open returns the open directory as a file system that cannot be left: a
// symbolic link that points out of it cannot be opened.
func Open(dir string) (fs.FS, io.Closer, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	return root.FS(), root, nil
}

// Open implements fs.FS.
func (f *Files) Open(name string) (fs.File, error) {
	for _, layer := range f.layers {
		file, err := layer.Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return file, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists a directory of all layers, each name once, sorted.
func (f *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	byName := map[string]fs.DirEntry{}
	found := false
	for _, layer := range f.layers {
		entries, err := fs.ReadDir(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range entries {
			if byName[e.Name()] == nil {
				byName[e.Name()] = e
			}
		}
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	all := make([]fs.DirEntry, 0, len(byName))
	for _, e := range byName {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// List gives the paths of the files in dir whose names end with ext, sorted.
// A directory that does not exist holds none.
func List(fsys fs.FS, dir, ext string) ([]string, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ext) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	return names, nil
}

// ReadText reads a text file of an author. What is wrong with the file as such
// (missing, too large, not UTF-8, in conflict, a link out of the project) is a
// diagnostic, and the source is nil. The error is the machine's.
func ReadText(fsys fs.FS, name string) (*diag.Source, diag.List, error) {
	return ReadTextUpTo(fsys, name, MaxTextSize)
}

// ReadTextUpTo is ReadText for files that the tool wrote, which may be larger:
// limit is in bytes.
func ReadTextUpTo(fsys fs.FS, name string, limit int64) (*diag.Source, diag.List, error) {
	place := diag.NewSource(name, "").Span(0, 0)
	f, err := fsys.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, diag.List{diag.New("file-missing", place, "path", name)}, nil
	case escapes(err):
		return nil, diag.List{diag.New("file-symlink", place, "path", name)}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, diag.List{diag.New("file-not-regular", place, "path", name)}, nil
	}
	text, err := readUpTo(f, limit+1, info.Size())
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if int64(len(text)) > limit {
		return nil, diag.List{diag.New("file-too-large", place, "limit", fmt.Sprint(limit>>20))}, nil
	}
	src := diag.NewSource(name, text)
	if at := invalidUTF8(src.Text); at >= 0 {
		return nil, diag.List{diag.New("file-encoding", src.Span(at, at+1))}, nil
	}
	if list := conflicts(src); list != nil {
		return nil, list, nil
	}
	return src, nil, nil
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readUpTo reads at most limit bytes. size is what the file is said to have,
// which spares the buffer its growth.
func readUpTo(f io.Reader, limit, size int64) (string, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	b.Grow(int(min(limit, size)) + bytes.MinRead)
	_, err := b.ReadFrom(io.LimitReader(f, limit))
	return b.String(), err
}

// escapes recognises os.Root's refusal to follow a link out of the project,
// for which the standard library exports no value.
func escapes(err error) bool {
	return err != nil && strings.Contains(err.Error(), "path escapes from parent")
}

func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// Only shows the named top-level directories of a file system and hides the rest.
func Only(fsys fs.FS, dirs ...string) fs.FS { return only{fsys, dirs} }

type only struct {
	fs.FS
	dirs []string
}

func (o only) Open(name string) (fs.File, error) {
	top, _, _ := strings.Cut(name, "/")
	if !slices.Contains(o.dirs, top) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}
