package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"kaijisho"
	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/export"
	"kaijisho/internal/history"
	"kaijisho/internal/project"
	"kaijisho/internal/revision"
)

// A source is a state of the disclosure that a person named.
type source struct {
	state *export.Disclosure
	label string
	url   string // of the site with a slash at the end, "" if unknown
}

// source reads what an argument names: a path, else a revision, else a release.
func (a *app) source(ctx context.Context, name string, audience answer.Access) (source, error) {
	if info, err := os.Stat(name); err == nil {
		s, err := a.path(ctx, name, info, audience)
		s.label = name
		return s, err
	}
	for _, rev := range []string{name, "v" + name} {
		s, err := a.revision(ctx, rev, audience)
		if !errors.Is(err, revision.ErrNone) {
			return s, err
		}
	}
	if s, ok, err := a.recorded(ctx, strings.TrimPrefix(name, "v"), audience); ok || err != nil {
		return s, err
	}
	return source{}, &hintError{
		fmt.Errorf(a.say("%q というファイル・リビジョン・版はありません", "%q is no file, revision or release"), name),
		a.say("git のリビジョン、版数、フォルダー、disclosure.json、zip のどれかを指定してください", "name a git revision, a release, a directory, a disclosure.json or a zip"),
	}
}

// workingTree is the project as it is on disk.
func (a *app) workingTree(ctx context.Context, audience answer.Access) (source, error) {
	files, done, err := a.open()
	if err != nil {
		return source{}, err
	}
	defer done()
	s, err := a.linked(ctx, files, audience)
	s.label = a.say("今の原稿", "the working tree")
	return s, err
}

// lastRelease is the newest release that can be had: by its tag, else by its
// record; without any, what was last committed.
func (a *app) lastRelease(ctx context.Context, now source, audience answer.Access) (source, error) {
	for _, r := range now.state.Releases {
		for _, tag := range []string{"refs/tags/v" + r.Version, "refs/tags/" + r.Version} {
			s, err := a.revision(ctx, tag, audience)
			s.label = strings.TrimPrefix(tag, "refs/tags/")
			if !errors.Is(err, revision.ErrNone) {
				return s, err
			}
		}
		if s, ok, err := a.recorded(ctx, r.Version, audience); ok || err != nil {
			return s, err
		}
	}
	s, err := a.revision(ctx, "HEAD", audience)
	if errors.Is(err, revision.ErrNone) {
		return source{}, &hintError{
			errors.New(a.say("比べる相手がありません（git のタグも、版の記録もありません）", "nothing to compare with: no git tag and no record of a release")),
			a.say("kaijisho diff OLD で指定するか、kaijisho release で版を記録してください", "name it as in kaijisho diff OLD, or record a release with kaijisho release"),
		}
	}
	return s, err
}

// revision reads the project at a git revision.
func (a *app) revision(ctx context.Context, name string, audience answer.Access) (source, error) {
	id, err := revision.Resolve(ctx, a.dir, name)
	if err != nil {
		return source{}, err
	}
	fsys, err := revision.Open(ctx, a.dir, id)
	if errors.Is(err, fs.ErrNotExist) {
		return source{}, fmt.Errorf(a.say("リビジョン %s には content がありません", "revision %s holds no content"), name)
	}
	if err != nil {
		return source{}, err
	}
	s, err := a.linked(ctx, layered(fsys), audience)
	s.label = name
	return s, err
}

// recorded gives the state of a release from its record; false if there is none.
func (a *app) recorded(ctx context.Context, version string, audience answer.Access) (source, bool, error) {
	files, done, err := a.open()
	if err != nil {
		return source{}, false, err
	}
	defer done()
	doc, _, err := disclosure.Load(ctx, files, disclosure.Options{Audience: audience})
	if err != nil || doc == nil {
		return source{}, false, err
	}
	log, list, err := history.Load(files, doc.Releases)
	if err != nil {
		return source{}, false, err
	}
	state, ok := log.State(version, history.Viewer{Audience: audience, Now: doc})
	if !ok && list.HasErrors() {
		return source{}, false, a.refuse(list)
	}
	return source{state: state, label: fmt.Sprintf(a.say("第%s版の記録", "record of %s"), version)}, ok, nil
}

// path reads a project, a published site or its disclosure.json, or a zip of
// one of them.
func (a *app) path(ctx context.Context, name string, info fs.FileInfo, audience answer.Access) (source, error) {
	if info.IsDir() {
		fsys, closer, err := project.Open(name)
		if err != nil {
			return source{}, err
		}
		defer closer.Close()
		return a.tree(ctx, name, fsys, audience)
	}
	f, err := os.Open(name)
	if err != nil {
		return source{}, err
	}
	defer f.Close()
	head := make([]byte, 2)
	if _, err := f.ReadAt(head, 0); err != nil || !bytes.Equal(head, []byte("PK")) {
		state, err := export.Read(f)
		return source{state: state}, named(name, err)
	}
	archive, err := zip.NewReader(f, info.Size())
	if err != nil {
		return source{}, named(name, err)
	}
	return a.tree(ctx, name, archive, audience)
}

func named(name string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// tree reads a project or a published site, which may lie in the one directory
// of an archive.
func (a *app) tree(ctx context.Context, name string, fsys fs.FS, audience answer.Access) (source, error) {
	roots := []string{"."}
	if found, err := fs.Glob(fsys, "*"); err == nil && len(found) == 1 {
		roots = append(roots, found[0])
	}
	for _, root := range roots {
		if _, err := fs.Stat(fsys, path.Join(root, answer.DisclosureFile)); err == nil {
			sub, err := fs.Sub(fsys, root)
			if err != nil {
				return source{}, err
			}
			return a.linked(ctx, layered(sub), audience)
		}
		f, err := fsys.Open(path.Join(root, export.JSONPath))
		if err != nil {
			continue
		}
		defer f.Close()
		state, err := export.Read(f)
		return source{state: state}, named(name, err)
	}
	return source{}, &hintError{
		fmt.Errorf(a.say("%s はプロジェクトでも公開したサイトでもありません", "%s is neither a project nor a published site"), name),
		fmt.Sprintf(a.say("%s か %s のあるフォルダーを指定してください", "name a directory that holds %s or %s"), answer.DisclosureFile, export.JSONPath),
	}
}

func layered(own fs.FS) fs.FS {
	return project.Layers(own, project.Only(kaijisho.FS, "checklist", "templates", "assets"))
}

// linked reads a project as far as its mistakes let it be read.
func (a *app) linked(ctx context.Context, files fs.FS, audience answer.Access) (source, error) {
	doc, list, err := disclosure.Load(ctx, files, disclosure.Options{Audience: audience})
	if err != nil {
		return source{}, err
	}
	if doc == nil {
		return source{}, a.refuse(list)
	}
	return source{state: export.Build(doc), url: address(doc)}, nil
}

// refuse prints the mistakes that keep a project from being read.
func (a *app) refuse(list diag.List) error {
	if err := diag.WriteText(a.Stderr, list, diag.Options{Lang: a.lang, Color: a.color(a.Stderr)}); err != nil {
		return err
	}
	return errContent
}
