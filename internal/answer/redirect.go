package answer

import (
	"errors"
	"io/fs"
	"regexp"

	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/project"
	"kaijisho/internal/strictyaml"
)

// RedirectsFile says what became of addresses that were published once and
// have nothing of their own any more.
const RedirectsFile = "content/redirects.yaml"

// A Redirect is what became of one address: To or Withdrawn, never both.
type Redirect struct {
	From      strictyaml.String `yaml:"from,required"` // page or page#anchor
	To        strictyaml.String `yaml:"to"`            // page or page#anchor
	Withdrawn calendar.Date     `yaml:"withdrawn"`     // since when there is nothing any more
	Note      string            `yaml:"note"`
	Span      diag.Span         `yaml:",span"`
	Keys      strictyaml.Keys   `yaml:",keys"`
}

func loadRedirects(fsys fs.FS, set *Set) (diag.List, error) {
	if _, err := fs.Stat(fsys, RedirectsFile); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	src, list, err := project.ReadText(fsys, RedirectsFile)
	if src == nil {
		return list, err
	}
	var all []*Redirect
	list.Add(strictyaml.Decode(src, &all)...)
	seen := map[string]*Redirect{}
	for _, r := range all {
		found := r.check()
		if first := seen[r.From.Text]; first != nil && r.From.Text != "" {
			found.Add(diag.New("redirect-duplicate", r.From.Span, "from", r.From.Text).With("first-here", first.From.Span))
		}
		seen[r.From.Text] = r
		if list.Add(found...); len(found) == 0 && r.From.Text != "" {
			set.Redirects = append(set.Redirects, r)
		}
	}
	return list, nil
}

// pageAddress is the address of a page as the site writes it, with or without
// an anchor: no way up, no directory, nothing that a URL would have to escape.
var pageAddress = regexp.MustCompile(`^([0-9A-Za-z_-][0-9A-Za-z._-]*/)*[0-9A-Za-z_-][0-9A-Za-z._-]*\.html(#[0-9A-Za-z][0-9A-Za-z._-]*)?$`)

func (r *Redirect) check() diag.List {
	var list diag.List
	for _, s := range []strictyaml.String{r.From, r.To} {
		if s.Text != "" && !pageAddress.MatchString(s.Text) {
			list.Add(diag.New("redirect-address", s.Span, "address", s.Text))
		}
	}
	if (r.To.Text == "") == r.Withdrawn.IsZero() {
		list.Add(diag.New("redirect-choice", r.Span))
	}
	return list
}
