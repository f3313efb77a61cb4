package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"sync"
)

// openDirs keeps directories open in which file after file is opened. os.Root takes a step for each name in a path, and
// a site has thousands of files in few directories: from an open one each is a single step away. That leads nowhere
// else than the steps do, since a directory that was opened stays the same whatever is put in its place.
type openDirs struct {
	root *os.Root

	mu   sync.Mutex
	dirs map[string]*os.Root
}

// maxOpenDirs is far below the number of files that any system lets a process open. What is in further directories is
// opened from the top.
const maxOpenDirs = 64

// openFile is os.Root.OpenFile from the nearest directory that is open.
func (d *openDirs) openFile(name string, flag int, mode fs.FileMode) (*os.File, error) {
	dir := d.dir(path.Dir(name))
	if dir == nil {
		return d.root.OpenFile(name, flag, mode)
	}
	f, err := dir.OpenFile(path.Base(name), flag, mode)
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		at.Path = name
	}
	return f, err
}

// dir gives a directory that is kept open, or nil.
func (d *openDirs) dir(name string) *os.Root {
	d.mu.Lock()
	defer d.mu.Unlock()
	if dir := d.dirs[name]; dir != nil {
		return dir
	}
	if len(d.dirs) == maxOpenDirs {
		return nil
	}
	dir, err := d.root.OpenRoot(name)
	if err != nil {
		return nil
	}
	if d.dirs == nil {
		d.dirs = map[string]*os.Root{}
	}
	d.dirs[name] = dir
	return dir
}

// close closes them all. Some systems rename no directory while one in it is open.
func (d *openDirs) close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	var err error
	for _, dir := range d.dirs {
		err = errors.Join(err, dir.Close())
	}
	d.dirs = nil
	return err
}
