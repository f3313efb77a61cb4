package devserver

import (
	"crypto/rand"
	"strconv"
	"sync"
	"time"
)

// A preview is what is shown now: the last good site and what is wrong since.
type preview struct {
	opt   Options
	run   string        // tells the versions of this run from those of another
	pause time.Duration // between two looks; belongs to watch
	ready chan struct{} // closed when there is something to show

	mu      sync.Mutex
	now     version
	changed chan struct{} // closed at the next change
	made    int
}

// A version is one state of the preview. Its exported part is what browsers are told.
type version struct {
	ID       string    `json:"version"`  // of the site
	Problems []Problem `json:"problems"` // that keep a newer site from being shown
	Remarks  []Problem `json:"remarks"`  // about the site
	site     Site
}

func newPreview(opt Options) *preview {
	return &preview{opt: opt, run: rand.Text()[:8], ready: make(chan struct{}), changed: make(chan struct{})}
}

// state is the current version. It waits for nothing.
func (p *preview) state() version {
	v, _ := p.following()
	return v
}

// following gives the current version and a channel that is closed when there
// is another.
func (p *preview) following() (version, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now, p.changed
}

// show makes the site the current one.
func (p *preview) show(site Site, remarks []Problem) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.made++
	p.announce(version{ID: p.run + "-" + strconv.Itoa(p.made), Problems: []Problem{}, Remarks: append([]Problem{}, remarks...), site: site})
}

// complain lays problems over the current site, or stands for it if there is
// none yet. It says nothing if the site is not the one meant any more.
func (p *preview) complain(about string, problems []Problem) {
	p.mu.Lock()
	defer p.mu.Unlock()
	next := p.now
	if next.ID != about {
		return
	}
	if next.ID == "" {
		next.ID = p.run
	}
	next.Problems = problems
	p.announce(next)
}

// announce needs p.mu.
func (p *preview) announce(next version) {
	first := p.now.ID == ""
	p.now = next
	close(p.changed)
	p.changed = make(chan struct{})
	if first {
		close(p.ready)
	}
}
