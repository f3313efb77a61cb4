package main

import (
	"context"
	"io/fs"

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
	sources, list, err := disclosure.Read(ctx, files)
	if err != nil {
		return nil, err
	}
	in := &inspection{sources: sources, list: list}
	doc, found := sources.Link(opt)
	in.doc = doc
	in.list.Add(found...)
	if in.synonyms, found, err = search.Synonyms(files); err != nil {
		return nil, err
	}
	in.list.Add(found...)
	if doc != nil {
		in.list.Add(limits(doc)...)
		in.list.Add(site.Check(doc, files)...)
		in.list.Add(lint.Check(doc, sources.Set)...)
		if err := in.history(files); err != nil {
			return nil, err
		}
	}
	in.list = lint.Settle(in.list, sources.Set)
	return in, nil
}

// history reads the past releases and finds the answers that they make suspect.
func (in *inspection) history(files fs.FS) error {
	log, list, err := history.Load(files, in.doc.Releases)
	if err != nil {
		return err
	}
	in.log, in.suspects = log, log.Suspects(in.doc, in.sources.Set)
	in.list.Add(list...)
	in.list.Add(history.Diagnostics(in.suspects)...)
	return nil
}
