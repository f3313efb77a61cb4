package publish

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
)

// AddFrom puts a file into the tree whose bytes write gives, and returns how many they are. A tree that spills writes
// them to disk as they come, so that an archive of the whole tree needs no memory of its size. write may read the
// tree, which does not hold the new file yet.
func (t *Tree) AddFrom(path string, write func(io.Writer) error) (int64, error) {
	if t.spill.Dir == "" {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return 0, t.refuse(err)
		}
		return int64(b.Len()), t.Add(path, b.Bytes())
	}
	e, err := t.stream(path, write)
	if err != nil {
		return 0, t.refuse(err)
	}
	return e.Size, nil
}

func (t *Tree) stream(path string, write func(io.Writer) error) (*entry, error) {
	if err := checkName(path); err != nil {
		return nil, err
	}
	t.mu.Lock()
	st, err := t.claim(path)
	t.mu.Unlock()
	if err != nil {
		return nil, err
	}
	e := &entry{File: File{Path: path}}
	if e.where, err = st.stream(&e.File, write); err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.files[path] = e
	return e, nil
}

// stream writes a file of the draft, and takes it away again if the live tree has the same bytes.
func (s *stage) stream(file *File, write func(io.Writer) error) (place, error) {
	if err := s.live.admits(file.Path); err != nil {
		return inDraft, err
	}
	f, err := s.create(file.Path)
	if err != nil {
		return inDraft, err
	}
	digest := sha256.New()
	buffer := bufio.NewWriterSize(io.MultiWriter(f, digest), 256<<10)
	err = errors.Join(write(buffer), buffer.Flush())
	size, seekErr := f.Seek(0, io.SeekCurrent)
	if err := errors.Join(err, seekErr, f.Close()); err != nil {
		return inDraft, fmt.Errorf("%s: %w", file.Path, err)
	}
	file.Size, file.SHA256 = size, Digest(digest.Sum(nil))
	draft := s.in(draftDir) + "/" + file.Path
	if s.live.ours[file.Path] && s.sameFiles(s.name+"/"+file.Path, draft) {
		return inLive, s.root.Remove(draft)
	}
	s.written.Add(1)
	return inDraft, nil
}

// sameFiles says whether two files hold the same bytes. Those that cannot be read do not.
func (s *stage) sameFiles(a, b string) bool {
	fa, errA := s.open(a)
	fb, errB := s.open(b)
	same := errA == nil && errB == nil && sameBytes(fa, fb)
	for _, f := range []*os.File{fa, fb} {
		if f != nil {
			f.Close()
		}
	}
	return same
}

func sameBytes(a, b *os.File) bool {
	ia, errA := a.Stat()
	ib, errB := b.Stat()
	if errA != nil || errB != nil || ia.Size() != ib.Size() {
		return false
	}
	bufA := compareBuffers.Get().(*[64 << 10]byte)
	bufB := compareBuffers.Get().(*[64 << 10]byte)
	defer compareBuffers.Put(bufA)
	defer compareBuffers.Put(bufB)
	for left := ia.Size(); left > 0; {
		n := min(left, int64(len(bufA)))
		_, errA := io.ReadFull(a, bufA[:n])
		_, errB := io.ReadFull(b, bufB[:n])
		if errA != nil || errB != nil || !bytes.Equal(bufA[:n], bufB[:n]) {
			return false
		}
		left -= n
	}
	return true
}
