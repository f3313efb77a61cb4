package edition_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"kaijisho"
	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/edition"
	"kaijisho/internal/history"
	"kaijisho/internal/project"
	"kaijisho/internal/publish"
)

// audiences from the widest to the narrowest.
var audiences = []answer.Access{answer.Public, answer.OnRequest, answer.Contract, answer.Internal}

var canaryPattern = regexp.MustCompile(`canary-(on-request|contract|internal|never)(-[a-z-]*[a-z])?`)

// TestAudiences holds that each edition has what its audience may read and
// nothing beyond, in whatever form: pages, search data, JSON, parts of the
// workbook, attachments, the zip and the manifests.
//
// Looking for canaries in unpacked files cannot see a text that is coded, cut
// or hashed. So every canary that an audience must not have is also replaced by
// another word of another length, and the edition must stay the same to the byte.
func TestAudiences(t *testing.T) {
	texts := canaryProject(t)
	all := canaries(texts)
	if n := len(all); n < 60 {
		t.Fatalf("only %d canaries", n)
	}
	for rank, audience := range audiences {
		t.Run(string(audience), func(t *testing.T) {
			files := editionOf(t, texts, audience)
			found := map[string]bool{}
			for name, data := range unpack(t, "", files) {
				for _, canary := range canaryPattern.FindAllString(name+"\n"+string(data), -1) {
					found[canary] = true
					if !mayRead(rank, canary) {
						t.Errorf("%s: %s", name, canary)
					}
				}
			}
			for canary := range all {
				if mayRead(rank, canary) && !found[canary] && !strings.HasSuffix(canary, former) {
					t.Errorf("nothing holds %s", canary)
				}
			}
			for _, calm := range []bool{false, true} {
				other := editionOf(t, disguise(texts, rank, calm), audience)
				for _, name := range slices.Sorted(maps.Keys(files)) {
					if !bytes.Equal(files[name], other[name]) {
						t.Errorf("%s depends on what its readers may not know", name)
					}
				}
				if len(files) != len(other) {
					t.Errorf("%d files and %d", len(files), len(other))
				}
			}
		})
	}
}

// mayRead says whether the audience of that rank may read what the canary stands for.
func mayRead(rank int, canary string) bool {
	level := answer.Access(canaryPattern.FindStringSubmatch(canary)[1])
	at := slices.Index(audiences, level)
	return at >= 0 && at <= rank
}

// canaryProject is the project with everything for each audience.
func canaryProject(t *testing.T) map[string]string {
	archive, err := txtar.ParseFile("testdata/audiences.txtar")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range archive.Files {
		if !strings.Contains(f.Name, "{") {
			texts[f.Name] = string(f.Data)
			if !strings.HasPrefix(f.Name, "content/evidence") {
				continue
			}
			texts[f.Name], _, _ = strings.Cut(string(f.Data), "- id: rules-{level}")
		}
		_, each, _ := strings.Cut(string(f.Data), "公開の備考}\n")
		for i, level := range audiences[1:] {
			r := strings.NewReplacer("{level}", string(level), "{a}", fmt.Sprint(2+2*i), "{b}", fmt.Sprint(3+2*i))
			if strings.Contains(f.Name, "{") {
				texts[r.Replace(f.Name)] = r.Replace(string(f.Data))
			} else {
				texts[f.Name] += r.Replace(each)
			}
		}
	}
	texts["content/evidence.yaml"] += texts["content/secret-register.yaml"]
	delete(texts, "content/secret-register.yaml")
	record(t, texts)
	return texts
}

// former ends the canaries of the release before.
const former = "-former"

// record gives the project a past: a release in which every restricted text was
// another one, and the present one, both recorded for those inside.
func record(t *testing.T, texts map[string]string) {
	past := map[string]string{}
	rename := func(s string) string { return canaryPattern.ReplaceAllString(s, "$0"+former) }
	for name, text := range texts {
		past[rename(name)] = rename(text)
	}
	releases := texts["content/disclosure.yaml"]
	for _, version := range []string{"1.0", "1.1"} {
		if version == "1.1" {
			past = texts
			texts["content/disclosure.yaml"] = strings.Replace(releases, "releases:\n",
				"releases:\n  - {version: \"1.1\", published: 2026-02-01, summary: 改訂, items: [1-7]}\n", 1)
		}
		doc, files := link(t, past, answer.Internal)
		log, _, err := history.Load(files, doc.Releases)
		if err != nil {
			t.Fatal(err)
		}
		text, err := log.Encode(doc, version)
		if err != nil {
			t.Fatal(err)
		}
		texts[history.RecordFile(version)] = string(text)
	}
}

func canaries(texts map[string]string) map[string]bool {
	all := map[string]bool{}
	for name, text := range texts {
		for _, canary := range canaryPattern.FindAllString(name+"\n"+text, -1) {
			all[canary] = true
		}
	}
	return all
}

// disguise calls by another name what the audience of that rank may not read.
// calm gives it the same name in the release before: that a text changed is not
// to be known either.
func disguise(texts map[string]string, rank int, calm bool) map[string]string {
	other := map[string]string{}
	hide := func(s string) string {
		return canaryPattern.ReplaceAllStringFunc(s, func(canary string) string {
			if mayRead(rank, canary) {
				return canary
			}
			if calm {
				canary = strings.TrimSuffix(canary, former)
			}
			return "songbird-" + strings.TrimPrefix(canary, "canary-")
		})
	}
	for name, text := range texts {
		other[hide(name)] = hide(text)
	}
	return other
}

// editionOf builds an edition and gives its files, manifest included.
func editionOf(t *testing.T, texts map[string]string, audience answer.Access) map[string][]byte {
	t.Helper()
	doc, files := link(t, texts, audience)
	log, list, err := history.Load(files, doc.Releases)
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	var tree publish.Tree
	meta := edition.Meta(doc, "test", "")
	if err := edition.Render(t.Context(), doc, edition.Options{Files: files, Log: log, Meta: meta}, &tree); err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for f := range tree.Files() {
		if out[f.Path], err = tree.Get(f.Path); err != nil {
			t.Fatal(err)
		}
	}
	if out["manifest.json"], err = tree.Manifest(meta).Encode(); err != nil {
		t.Fatal(err)
	}
	return out
}

func link(t *testing.T, texts map[string]string, audience answer.Access) (*disclosure.Document, fs.FS) {
	t.Helper()
	own := fstest.MapFS{}
	for name, text := range texts {
		own[name] = &fstest.MapFile{Data: []byte(text)}
	}
	files := project.Layers(own, project.Only(kaijisho.FS, "templates", "assets"))
	doc, list, err := disclosure.Load(t.Context(), files, disclosure.Options{Audience: audience})
	if err != nil || list.HasErrors() {
		for _, d := range list {
			t.Log(d.Span.Path(), d.Code, d.Message("en"))
		}
		t.Fatal(err)
	}
	return doc, files
}

// unpack opens archives and workbooks, and archives in them.
func unpack(t *testing.T, prefix string, files map[string][]byte) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name, data := range files {
		out[prefix+name] = data
		if !strings.HasSuffix(name, ".zip") && !strings.HasSuffix(name, ".xlsx") {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		inside := map[string][]byte{}
		for _, f := range z.File {
			if inside[f.Name], err = fs.ReadFile(z, f.Name); err != nil {
				t.Fatalf("%s: %s: %v", name, f.Name, err)
			}
		}
		maps.Copy(out, unpack(t, prefix+name+"/", inside))
	}
	return out
}
