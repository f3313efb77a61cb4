package main

import (
	"context"
	"io/fs"
	"slices"

	"golang.org/x/sync/errgroup"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/history"
	"kaijisho/internal/lint"
	"kaijisho/internal/search"
	"kaijisho/internal/site"
)

// An inspection is a project as far as it could be read, and everything that
// is wrong with it. Every verb that reads a project goes by the same one, so
// that check finds what build would stumble over, and no more.
type inspection struct {
	sources  *disclosure.Sources
	doc      *disclosure.Document // nil when there is too little to link
	log      *history.Log         // nil without doc
	suspects []history.Suspect
	synonyms [][]string
	list     diag.List
}

// inspect reads the project and finds all its mistakes. The day of --date
// takes the place of opt.Date. The error is the machine's.
func (a *app) inspect(ctx context.Context, files fs.FS, opt disclosure.Options) (*inspection, error) {
	opt.Date, _ = calendar.Parse(a.date)
	sources, list, err := a.reader.Read(ctx, files)
	if err != nil {
		return nil, err
	}
	in := &inspection{sources: sources, list: list}
	doc, found := sources.Link(opt)
	in.doc = doc
	in.list.Add(found...)
	if err := in.check(files); err != nil {
		return nil, err
	}
	in.list = lint.Hold(lint.Settle(in.list, sources.Set), sources.Set)
	return in, nil
}

// check asks every room what it finds wrong. None of them changes what they
// look at, so they work at once; their findings stay in this order.
func (in *inspection) check(files fs.FS) error {
	checks := []func() (diag.List, error){
		func() (found diag.List, err error) {
			in.synonyms, found, err = search.Synonyms(files)
			return found, err
		},
	}
	if in.doc != nil {
		checks = append(checks,
			func() (diag.List, error) { return limits(in.doc), nil },
			func() (diag.List, error) { return site.Check(in.doc, files), nil },
			func() (diag.List, error) { return lint.Check(in.doc, in.sources.Set), nil },
			func() (diag.List, error) { return in.history(files) })
	}
	lists := make([]diag.List, len(checks))
	var group errgroup.Group
	for i, check := range checks {
		group.Go(func() (err error) {
			lists[i], err = check()
			return err
		})
	}
	err := group.Wait()
	in.list.Add(slices.Concat(lists...)...)
	return err
}

// history reads the past releases and finds the answers that they make suspect
// and the entries that they contradict.
func (in *inspection) history(files fs.FS) (diag.List, error) {
	log, list, err := history.Load(files, in.doc.Releases)
	if err != nil {
		return nil, err
	}
	in.log = log
	if slices.ContainsFunc(in.doc.Releases, func(r *disclosure.Release) bool { return r.Published.IsZero() }) {
		return list, nil // what came after a release cannot be told; that it has no day is reported
	}
	in.suspects = log.Suspects(in.doc, in.sources.Set)
	list.Add(history.Diagnostics(in.suspects)...)
	public := in.doc
	if public.Audience != answer.Public {
		public, _ = in.sources.Link(disclosure.Options{Date: in.doc.Date})
	}
	return append(list, log.Listed(public, in.sources.Set.Disclosure)...), nil
}
