package site

import (
	"bytes"
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// A job is one page to render.
type job struct {
	path     string
	template string
	view     func() any
}

// jobs lists every page of the site in a fixed order.
func (s *site) jobs() []job {
	return slices.Concat(
		s.homeJobs(), s.searchJobs(), s.tableJobs(), s.itemJobs(), s.categoryJobs(),
		s.guidelineJobs(), s.clauseJobs(), s.coverageJobs(),
		s.evidenceJobs(), s.proseJobs(), s.crosswalkJobs(), s.releaseJobs(), s.pageJobs(), s.aboutJobs(), s.printJobs(), s.reviewJobs(),
		s.movedJobs(),
	)
}

// ofAll are the templates of pages that list items without end. Of 100,000
// items, such a page takes a hundred megabytes while it is made.
var ofAll = map[string]bool{
	"table": true, "coverage": true, "gaps": true, "register": true, "kinds": true, "evidence": true,
	"disclosure": true, "customer": true, "print": true, "review": true,
}

// run renders the jobs on all processors. What grows with the whole disclosure,
// the search's data and the pages of all items, is made beside the others one
// after the other, so that never two of them are in memory.
func (s *site) run(ctx context.Context, jobs []job, check *linkCheck, sink Sink) error {
	large, small := make(chan int, len(jobs)), make(chan int, len(jobs))
	for i, j := range jobs {
		switch {
		case i == homeJob:
		case ofAll[j.template]:
			large <- i
		default:
			small <- i
		}
	}
	close(large)
	close(small)
	group, ctx := errgroup.WithContext(ctx)
	render := func(todo <-chan int) error { return s.render(ctx, jobs, todo, check.reader(), sink) }
	group.Go(func() error {
		if err := s.writeSearchData(sink); err != nil {
			return err
		}
		if err := render(large); err != nil {
			return err
		}
		return render(small)
	})
	for range runtime.GOMAXPROCS(0) - 1 {
		group.Go(func() error { return render(small) })
	}
	return group.Wait()
}

// usual is what a buffer keeps of its memory for the next page.
const usual = 1 << 20

// render renders those of the jobs that it receives, through one buffer.
func (s *site) render(ctx context.Context, jobs []job, todo <-chan int, read *linkReader, sink Sink) error {
	var buf bytes.Buffer
	for i := range todo {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if buf.Reset(); buf.Cap() > usual {
			buf = bytes.Buffer{}
		}
		if err := s.templates.execute(&buf, jobs[i].template, jobs[i].view()); err != nil {
			return err
		}
		if err := sink(jobs[i].path, buf.Bytes(), read.page(i, buf.Bytes())...); err != nil {
			return err
		}
	}
	return nil
}
