package devserver

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"time"
)

// The walk takes at most a twentieth of one processor.
const (
	interval = 40 * time.Millisecond
	share    = 20
)

// rest is how long the sources must be unchanged before the whole site is made
// in the background: a page that an author looks at comes first.
const rest = 300 * time.Millisecond

// A snapshot is what the sources look like from outside.
type snapshot map[string]fs.FileInfo

// look takes a snapshot. The root is opened anew each time, so that it may be
// moved away and back; links are not followed. What cannot be read is as if it
// were not there: Build says what is wrong with it.
func look(dir string, subdirs []string) snapshot {
	s := snapshot{}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return s
	}
	defer root.Close()
	for _, sub := range subdirs {
		fs.WalkDir(root.FS(), sub, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if info, err := e.Info(); err == nil {
				s[path] = info
			}
			return nil
		})
	}
	return s
}

func (s snapshot) equal(other snapshot) bool { return maps.EqualFunc(s, other, same) }

// same compares the identity of files too: one that was put in the place of
// another by renaming may have its size and its time. A directory's time says
// nothing that its entries do not.
func same(a, b fs.FileInfo) bool {
	return a.Mode() == b.Mode() && os.SameFile(a, b) && (a.IsDir() || a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()))
}

// loses reports whether a file of s is gone or empty in next: an editor may be
// in the middle of writing it.
func (s snapshot) loses(next snapshot) bool {
	for path, was := range s {
		is, there := next[path]
		if !was.IsDir() && (!there || is.Size() == 0 && was.Size() > 0) {
			return true
		}
	}
	return false
}

// watch builds whenever the sources have changed, until ctx ends. What a version
// still has to make it may make until another one is shown: after a mistake it
// is the last good one, and readers go on asking for its pages.
func (p *preview) watch(ctx context.Context) {
	seen, end := p.look(), func() {}
	for ctx.Err() == nil {
		making, cancel := context.WithCancel(ctx)
		shown, next := p.build(making, seen)
		if shown {
			end()
			end = cancel
		} else {
			cancel()
		}
		if next == nil {
			resting, stop := context.WithCancel(ctx)
			go p.finishAtRest(resting)
			next = p.waitForChange(ctx, seen)
			stop()
		}
		seen = next
	}
	end()
}

func (p *preview) look() snapshot {
	start := time.Now()
	s := look(p.opt.Root, p.opt.Dirs)
	p.pause = max(interval, share*time.Since(start))
	return s
}

// waitForChange returns the first snapshot that differs from seen. If something
// seems to be missing in it, it looks once more, so that a save which empties
// the file first is not taken for the text.
func (p *preview) waitForChange(ctx context.Context, seen snapshot) snapshot {
	for sleep(ctx, p.pause) {
		next := p.look()
		if next.equal(seen) {
			continue
		}
		if seen.loses(next) && sleep(ctx, p.pause) {
			next = p.look()
		}
		return next
	}
	return seen
}

// build makes a version of the sources in the snapshot and shows it. What is
// wrong is shown only if the sources are still the same a moment later: half of
// a save, or of a change of branches, is no mistake of the author. Else the
// newer snapshot is returned.
func (p *preview) build(ctx context.Context, seen snapshot) (shown bool, newer snapshot) {
	site, problems, err := p.opt.Build(ctx)
	if err != nil {
		site, problems = nil, []Problem{{Message: err.Error()}}
	}
	if site != nil {
		p.show(site, problems)
		return true, nil
	}
	if sleep(ctx, p.pause) {
		if next := p.look(); !next.equal(seen) {
			return false, next
		}
	}
	p.complain(p.state().ID, problems)
	return false, nil
}

// finishAtRest makes the whole of the current site, unless the sources change first.
func (p *preview) finishAtRest(ctx context.Context) {
	version := p.state()
	if version.site == nil || len(version.Problems) > 0 || !sleep(ctx, rest) {
		return
	}
	problems, err := version.site.Finish(ctx)
	if err != nil && !errors.Is(err, context.Canceled) {
		problems = append(problems, Problem{Message: err.Error()})
	}
	if ctx.Err() == nil && len(problems) > 0 {
		p.complain(version.ID, problems)
	}
}

// sleep reports whether the time has passed before ctx ended.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
