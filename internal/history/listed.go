package history

import (
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
)

// Listed finds the releases whose items are not those that changed for the
// public. public is the present document for that audience, d what it was
// made of.
//
// Only a release that directly follows a recorded one can be judged: by its own
// record, or, if it is the newest and not recorded yet, by the present content.
func (l *Log) Listed(public *disclosure.Document, d *answer.Disclosure) diag.List {
	var list diag.List
	v := Viewer{Audience: answer.Public, Now: public}
	for i := range len(d.Releases) - 1 {
		before, e := l.entry(d.Releases[i+1].Version), l.entry(d.Releases[i].Version)
		var state *export.Disclosure
		switch {
		case before == nil || e == nil && i > 0:
			continue
		case e == nil:
			state = export.Build(public)
		default:
			state = v.show(e)
		}
		changed := Compare(v.show(before), state, Options{}).ItemNumbers(public.Checklists[0].ID)
		list.Add(listed(d.Releases[i], public.Releases[i].Items, changed)...)
	}
	return list
}

// listed compares the items that a release names with those that changed.
func listed(r *answer.Release, named []*disclosure.Item, changed []int) diag.List {
	missing := map[int]bool{}
	for _, no := range changed {
		missing[no] = true
	}
	var extra, lacking []int
	for _, it := range named {
		if !missing[it.No] {
			extra = append(extra, it.No)
		}
		delete(missing, it.No)
	}
	for _, no := range changed {
		if missing[no] {
			lacking = append(lacking, no)
		}
	}
	if len(extra)+len(lacking) == 0 {
		return nil
	}
	at, ok := r.Keys["items"]
	if !ok {
		at = r.Keys["version"]
	}
	args := []string{"version", r.Version, "missing", numberList(lacking), "extra", numberList(extra), "items", numberList(changed)}
	if len(changed) == 0 {
		args = append(args, "none", "yes")
	}
	return diag.List{diag.New("release-items", at, args...)}
}

func numberList(list []int) string { return strings.Join(ranges(list), ", ") }
