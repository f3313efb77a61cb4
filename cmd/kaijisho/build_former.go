package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/former"
	"kaijisho/internal/project"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
)

// editionsDir holds the zips of past releases that every build keeps below v/.
const editionsDir = "content/editions"

// keepFormer puts the sites of past releases into the tree: those of
// content/editions, and those named on the command line. It gives the front
// pages by version.
func (a *app) keepFormer(in *inspection, files fs.FS, named []string, tree *publish.Tree) (map[string]string, error) {
	zips, err := project.List(files, editionsDir, ".zip")
	if err != nil || len(zips)+len(named) == 0 {
		return nil, err
	}
	pages := map[string]bool{}
	for _, p := range site.Pages(in.doc, in.log) {
		pages[p] = true
	}
	now := former.Present{
		Version: in.doc.Release().Version, Base: address(in.doc),
		Has: func(path string) bool { return pages[path] },
	}
	kept := map[string]string{}
	for i, name := range slices.Concat(zips, named) {
		f, err := openFormer(files, name, i < len(zips))
		if err != nil {
			return nil, a.formerError(name, err)
		}
		err = a.keep(in.doc, f, name, kept, tree, now)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

func openFormer(files fs.FS, name string, inProject bool) (*former.Site, error) {
	if !inProject {
		return former.Open(name)
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	return former.Read(data)
}

// keep refuses what does not belong below v/ of this site, and adds the rest.
func (a *app) keep(doc *disclosure.Document, f *former.Site, name string, kept map[string]string, tree *publish.Tree, now former.Present) error {
	audience := answer.Access(f.Audience)
	if audience == "" {
		audience = answer.Public
	}
	switch {
	case f.Version == now.Version:
		return &hintError{
			fmt.Errorf(a.say("%s は現在の版（第%s版）です", "%s is the present release, %s"), name, f.Version),
			a.say("過去の版だけを残せます。新しい版は kaijisho release で記録します", "only past releases are kept; kaijisho release records a new one"),
		}
	case kept[f.Version] != "":
		return fmt.Errorf(a.say("%s: 第%s版が2つあります", "%s: release %s is there twice"), name, f.Version)
	case !disclosure.MayRead(doc.Audience, audience):
		return fmt.Errorf(a.say("%s は %s に向けたもので、%s に見せるサイトには置けません", "%s is for %s and must not be on a site for %s"), name, audience, doc.Audience)
	}
	kept[f.Version] = f.Home()
	return f.Add(tree, now)
}

func (a *app) formerError(name string, err error) error {
	if altered, ok := errors.AsType[*former.AlteredError](err); ok {
		return &hintError{
			fmt.Errorf(a.say("%s は公表したときのままではありません（違うファイル: %s）", "%s is not what was published: %s"), name, altered.Files),
			fmt.Sprintf(a.say("kaijisho verify %s で違いを確かめ、公表したときのものを使ってください", "see what differs with kaijisho verify %s, and use what was published"), name),
		}
	}
	return a.publishError(name, err)
}

// address is the site's own with a slash at the end, or "".
func address(doc *disclosure.Document) string {
	url := doc.Site.BaseURL.Text
	if url != "" && url[len(url)-1] != '/' {
		url += "/"
	}
	return url
}
