package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
	"sync/atomic"
)

// A stage is a new tree under way in the workshop. It holds only what differs from the live tree until it is completed.
type stage struct {
	*target
	dirs    openDirs
	live    *live
	written atomic.Int64 // files
}

func newStage(dir string) (*stage, error) {
	t, err := openTarget(dir)
	if err != nil {
		return nil, err
	}
	l, err := t.look()
	if err != nil {
		return nil, errors.Join(err, t.close())
	}
	return &stage{target: t, dirs: openDirs{root: t.root}, live: l}, nil
}

// close gives up the draft and lets the next build in.
func (s *stage) close() error { return errors.Join(s.dirs.close(), s.target.close()) }

// open opens a file of either tree.
func (s *stage) open(name string) (*os.File, error) { return s.dirs.openFile(name, os.O_RDONLY, 0) }

// put takes a file of the new tree: nothing is written if the live tree has the same bytes.
//
// Bytes are compared, not dates: manifest.json holds no dates (it would differ from build to build), and a file that
// was altered by hand or torn by a power failure must not pass as unchanged. Reading a site back from the page cache
// takes a fraction of the time that hashing it does.
func (s *stage) put(p string, data []byte) (place, error) {
	if err := s.live.admits(p); err != nil {
		return inDraft, err
	}
	if s.live.ours[p] && s.same(s.name+"/"+p, data) {
		return inLive, nil
	}
	s.written.Add(1)
	return inDraft, s.write(p, data)
}

var compareBuffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// same says whether a file holds exactly data. One that cannot be read does not.
func (s *stage) same(name string, data []byte) bool {
	f, err := s.open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != int64(len(data)) {
		return false
	}
	buf := compareBuffers.Get().(*[64 << 10]byte)
	defer compareBuffers.Put(buf)
	for len(data) > 0 {
		n, err := io.ReadFull(f, buf[:min(len(data), len(buf))])
		if err != nil || !bytes.Equal(buf[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// write creates a file of the draft. Modes are the usual ones less the umask.
func (s *stage) write(p string, data []byte) error {
	f, err := s.create(p)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func (s *stage) create(p string) (*os.File, error) {
	var f *os.File
	err := s.inDir(p, func(name string) (err error) {
		f, err = s.dirs.openFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		return err
	})
	return f, err
}

// inDir calls do with the name of p in the draft, and again after making its directories if they were missing: trying
// first spares nearly every file the look at them.
func (s *stage) inDir(p string, do func(name string) error) error {
	name := s.in(draftDir) + "/" + p
	err := do(name)
	if errors.Is(err, fs.ErrNotExist) {
		if err := s.root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return err
		}
		err = do(name)
	}
	return err
}

// read returns the bytes of a file that was put.
func (s *stage) read(p string, where place) ([]byte, error) {
	return s.root.ReadFile(s.nameOf(p, where))
}

// load is read into a buffer. The size is known, so the file is not asked for it nor for its end.
func (s *stage) load(p string, e *entry, b *bytes.Buffer) ([]byte, error) {
	f, err := s.open(s.nameOf(p, e.where))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b.Grow(int(e.Size))
	data := b.AvailableBuffer()[:e.Size]
	_, err = io.ReadFull(f, data)
	return data, err
}

func (s *stage) nameOf(p string, where place) string {
	if where == inLive {
		return s.name + "/" + p
	}
	return s.in(draftDir) + "/" + p
}

// keep brings an unchanged file of the live tree into the draft: the same inode where the file system has hard links,
// else a copy with the same modification time.
func (s *stage) keep(p string) error {
	from := s.name + "/" + p
	err := s.inDir(p, func(name string) error { return s.root.Link(from, name) })
	if err == nil {
		return nil
	}
	info, err := s.root.Stat(from)
	if err != nil {
		return err
	}
	data, err := s.root.ReadFile(from)
	if err != nil {
		return err
	}
	if err := s.write(p, data); err != nil {
		return err
	}
	return s.root.Chtimes(s.in(draftDir)+"/"+p, info.ModTime(), info.ModTime())
}

// carry brings what is foreign into the draft, so that it is there at the very moment of the exchange. What cannot be
// linked (another's file, a file system without links) is moved right after it, by retire.
func (s *stage) carry() error {
	for _, f := range s.live.foreign {
		from := s.name + "/" + f.path
		if f.dir {
			if err := s.carryDir(from, s.in(draftDir)+"/"+f.path); err != nil {
				return err
			}
			continue
		}
		s.inDir(f.path, func(name string) error { return s.root.Link(from, name) })
	}
	return nil
}

func (s *stage) carryDir(from, to string) error {
	info, err := s.root.Lstat(from)
	if err != nil {
		return err
	}
	if err := s.root.MkdirAll(to, 0o755); err != nil {
		return err
	}
	return s.root.Chmod(to, info.Mode())
}

// complete makes the draft whole and names it next: from here on a killed build leaves two whole trees.
func (s *stage) complete(kept []string) error {
	for _, p := range kept {
		if err := s.keep(p); err != nil {
			return err
		}
	}
	if err := s.carry(); err != nil {
		return err
	}
	if err := s.finishTop(slices.Contains(kept, ManifestName)); err != nil {
		return err
	}
	if err := s.dirs.close(); err != nil {
		return err
	}
	return s.root.Rename(s.in(draftDir), s.in(nextDir))
}

// finishTop gives the top directory the mode that its owner gave the live one, and syncs a manifest just written.
func (s *stage) finishTop(manifestKept bool) error {
	if info, err := s.root.Stat(s.name); err == nil {
		if err := s.root.Chmod(s.in(draftDir), info.Mode()); err != nil {
			return err
		}
	}
	if manifestKept {
		return nil
	}
	f, err := s.root.Open(s.in(draftDir) + "/" + ManifestName)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
