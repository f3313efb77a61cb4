package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"sync"
)

// A Tree gathers the files of one build. Add may be called from many goroutines; what is published does not depend on
// their order. The zero Tree keeps everything in memory and suits a preview.
type Tree struct {
	spill Spill

	mu    sync.Mutex
	names names
	files map[string]*entry
	held  int64  // bytes in memory
	stage *stage // nil until something had to go to disk
	err   error  // the first refusal; such a tree is never published
}

type entry struct {
	File
	data  []byte // nil if on disk
	where place
}

// A place is where the bytes of an entry are.
type place int

const (
	inMemory place = iota
	inDraft        // written to the workshop
	inLive         // the same as what is published
)

// Spill bounds the memory of a Tree, so that it does not grow with the bytes of the site: what does not fit is written
// to the workshop beside Dir as it is added, or not at all if Dir already holds the same bytes.
type Spill struct {
	Dir   string // the directory that Replace will be given
	Limit int64  // bytes kept in memory; 0 is quickest for a build, since nothing is copied or written late
}

// NewTree returns a Tree that spills. Close it, published or not.
func NewTree(s Spill) *Tree { return &Tree{spill: s} }

// Add puts a file into the tree. ids are the anchors of an HTML page, in any order. data is copied, so its buffer may
// be used again. The error says that the path is no safe name or is taken (see CheckPath), or that the disk failed; the
// tree can then not be published any more, lest a page be missing without anybody noticing.
func (t *Tree) Add(path string, data []byte, ids ...string) error {
	if err := t.add(path, data, ids); err != nil {
		return t.refuse(err)
	}
	return nil
}

// refuse notes that the tree lacks a file.
func (t *Tree) refuse(err error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.err = errors.Join(t.err, err)
	return err
}

func (t *Tree) add(path string, data []byte, ids []string) error {
	anchors, err := joinAnchors(ids)
	if err != nil {
		return fmt.Errorf("path %q: %w", path, err)
	}
	if err := checkName(path); err != nil {
		return err
	}
	e := &entry{File: File{Path: path, Size: int64(len(data)), SHA256: sha256.Sum256(data), Anchors: anchors}}
	st, err := t.admit(e, data)
	if err != nil || st == nil {
		return err
	}
	where, err := st.put(path, data)
	t.mu.Lock()
	defer t.mu.Unlock()
	e.where = where
	return err
}

func checkName(path string) error {
	if err := CheckPath(path); err != nil {
		return err
	}
	if reserved(path) {
		return fmt.Errorf("path %q: written by the publisher itself", path)
	}
	return nil
}

// admit claims the path and keeps the data if there is room; else it returns the stage that shall take it.
func (t *Tree) admit(e *entry, data []byte) (*stage, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.spill.Dir == "" || t.held+e.Size <= t.spill.Limit {
		if err := t.take(e.Path); err != nil {
			return nil, err
		}
		t.held += e.Size
		e.data = append([]byte{}, data...)
		t.files[e.Path] = e
		return nil, nil
	}
	st, err := t.claim(e.Path)
	if err == nil {
		t.files[e.Path] = e
	}
	return st, err
}

// claim takes the path for a file that goes to the stage.
func (t *Tree) claim(path string) (*stage, error) {
	if err := t.take(path); err != nil {
		return nil, err
	}
	return t.openStage(t.spill.Dir)
}

func (t *Tree) take(path string) error {
	if t.files == nil {
		t.names, t.files = names{}, map[string]*entry{}
	}
	return t.names.take(path)
}

// openStage locks the target and opens its workshop, once.
func (t *Tree) openStage(dir string) (*stage, error) {
	if t.stage == nil {
		st, err := newStage(dir)
		if err != nil {
			return nil, err
		}
		t.stage = st
	}
	return t.stage, nil
}

// Close gives up what was staged and releases the target. It is needed only after a failure and harmless else.
func (t *Tree) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stage == nil {
		return nil
	}
	st := t.stage
	t.stage = nil
	return st.close()
}

// Files iterates over the files added so far, sorted by path.
func (t *Tree) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, e := range t.sorted() {
			if !yield(e.File) {
				return
			}
		}
	}
}

func (t *Tree) sorted() []*entry {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := make([]*entry, 0, len(t.files))
	for _, path := range slices.Sorted(maps.Keys(t.files)) {
		all = append(all, t.files[path])
	}
	return all
}

// Get returns the bytes of one file, which must not be changed; fs.ErrNotExist if there is none. Files that spilled are
// readable until the tree is closed or published.
func (t *Tree) Get(path string) ([]byte, error) {
	t.mu.Lock()
	e, st := t.files[path], t.stage
	t.mu.Unlock()
	switch {
	case e == nil:
		return nil, &fs.PathError{Op: "get", Path: path, Err: fs.ErrNotExist}
	case e.where == inMemory:
		return e.data, nil
	case st == nil:
		return nil, &fs.PathError{Op: "get", Path: path, Err: fs.ErrClosed}
	}
	return st.read(path, e.where)
}

// load is Get into a buffer, for one of many files. Those in memory need none.
func (t *Tree) load(path string, b *bytes.Buffer) ([]byte, error) {
	t.mu.Lock()
	e, st := t.files[path], t.stage
	t.mu.Unlock()
	if e == nil || e.where == inMemory || st == nil {
		return t.Get(path)
	}
	return st.load(path, e, b)
}

// open is Get for a file that is too large to be held.
func (t *Tree) open(path string) (io.ReadCloser, error) {
	t.mu.Lock()
	e, st := t.files[path], t.stage
	t.mu.Unlock()
	if e == nil || e.where == inMemory || st == nil {
		data, err := t.Get(path)
		return io.NopCloser(bytes.NewReader(data)), err
	}
	return st.open(st.nameOf(path, e.where))
}

// Manifest describes the tree as it would be published.
func (t *Tree) Manifest(meta Meta) *Manifest {
	return &Manifest{Meta: meta, Files: slices.Collect(t.Files())}
}
