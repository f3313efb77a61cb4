package publish

import (
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Replace makes dir hold exactly the tree, its manifest and what is foreign, in one step, and closes the tree. If that
// is so already it writes nothing. After an error dir is as it was, except for ErrStranded, which may come after
// the exchange. See the package comment for what it refuses.
func Replace(dir string, tree *Tree, opt Options) (Result, error) {
	result, err := replace(dir, tree, opt)
	if closing := tree.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return result, fmt.Errorf("publishing: %w", err)
	}
	return result, nil
}

func replace(dir string, tree *Tree, opt Options) (Result, error) {
	st, err := tree.ready(dir)
	if err != nil {
		return Result{}, err
	}
	if err := tree.flush(st); err != nil {
		return Result{}, err
	}
	m := tree.Manifest(opt.Meta)
	if opt.Accept != nil {
		if err := opt.Accept(st.live.manifest, m); err != nil {
			return Result{}, err
		}
	}
	kept, err := tree.kept(st, m, opt)
	if err != nil {
		return Result{}, err
	}
	result := st.outcome(m, kept, opt.Signer != nil)
	if !result.Changed() {
		return result, nil
	}
	return result, st.publish(kept)
}

// ready opens the stage, unless spilling did.
func (t *Tree) ready(dir string) (*stage, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err != nil {
		return nil, fmt.Errorf("the tree is not complete: %w", t.err)
	}
	if t.spill.Dir != "" && t.spill.Dir != dir {
		return nil, fmt.Errorf("a tree that spills beside %s cannot be published to %s", t.spill.Dir, dir)
	}
	return t.openStage(dir)
}

// flush puts what is still in memory.
func (t *Tree) flush(st *stage) error {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, e := range t.sorted() {
		if e.where != inMemory {
			continue
		}
		g.Go(func() (err error) {
			e.where, err = st.put(e.Path, e.data)
			return err
		})
	}
	return g.Wait()
}

// kept adds the manifest and its signature to the stage and lists all files that the live tree has already.
func (t *Tree) kept(st *stage, m *Manifest, opt Options) ([]string, error) {
	var kept []string
	for _, e := range t.sorted() {
		if e.where == inLive {
			kept = append(kept, e.Path)
		}
	}
	files, err := m.proof(opt.Signer)
	if err != nil {
		return nil, err
	}
	for p, data := range files {
		where, err := st.put(p, data)
		if err != nil {
			return nil, err
		}
		if where == inLive {
			kept = append(kept, p)
		}
	}
	return kept, nil
}

// outcome compares the two trees.
func (s *stage) outcome(m *Manifest, kept []string, signed bool) Result {
	r := Result{Written: int(s.written.Load()), Kept: len(kept)}
	if s.live.manifest != nil {
		for _, f := range s.live.manifest.Files {
			if _, stays := m.Lookup(f.Path); !stays {
				r.Removed = append(r.Removed, f.Path)
			}
		}
	}
	if s.live.ours[SignatureName] && !signed {
		r.Removed = append(r.Removed, SignatureName)
	}
	for _, f := range s.live.foreign {
		if !f.dir {
			r.Foreign = append(r.Foreign, f.path)
		}
	}
	return r
}

// publish is the one step.
func (s *stage) publish(kept []string) error {
	if err := s.complete(kept); err != nil {
		return err
	}
	former, err := s.swap()
	if err != nil {
		return errors.Join(err, s.discard(s.in(nextDir)))
	}
	if former == "" {
		return nil
	}
	return s.retire(former)
}
