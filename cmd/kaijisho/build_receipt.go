package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"kaijisho/internal/project"
	"kaijisho/internal/publish"
)

// A receipt says of an output directory what it was last built from and what
// came of it, so that building the same again need not render it again: only
// look for mistakes, whose remarks the author wants to see each time, and see
// that every published byte is still there.
//
// What it was built from is a digest of all that can matter: each file of the
// project, the program itself, what was asked for. Nothing is guessed from
// dates. Receipts lie in the user's cache directory, because in the output they
// would be published and in the project they would be committed; where there is
// no such directory, or it was cleared, everything is built.
type receipt struct {
	path string // "" if there is no place for it
	made string // digest of what a build of now is made from
}

// receiptFor prepares the receipt of a build. Whatever goes wrong only means
// that there is none.
func (a *app) receiptFor(f buildFlags, key publish.Signer) receipt {
	cache, err := os.UserCacheDir()
	if err != nil || f.previous != "" || len(f.editions) > 0 { // what lies elsewhere has to be read each time
		return receipt{}
	}
	out, err := filepath.Abs(f.out)
	if err != nil {
		return receipt{}
	}
	var program, sources string
	var group errgroup.Group
	group.Go(func() (err error) {
		program, err = programDigest()
		return err
	})
	group.Go(func() (err error) {
		sources, err = sourcesDigest(a.dir)
		return err
	})
	if group.Wait() != nil {
		return receipt{}
	}
	f.out, f.sign = "", ""
	asked := fmt.Sprintf("%+v %s", f, a.date)
	if key != nil {
		asked += string(key.PublicKey().Marshal())
	}
	return receipt{filepath.Join(cache, "kaijisho", digest(out)), digest(program + sources + asked)}
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// programDigest tells one version of the program from another, released or not.
// A checksum does: nobody but the user could forge it, and to digest the program
// as the sources are would take as long as reading all of them.
func programDigest() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err := io.Copy(h, f)
	return fmt.Sprintf("%08x %d", h.Sum32(), size), err
}

// sourceDirs are where a project's files are.
var sourceDirs = []string{"content", "checklist", "templates", "assets"}

// sourcesDigest covers every file of the project with its name. What a link
// leads to is not followed, so a project with one has no digest.
func sourcesDigest(dir string) (string, error) {
	own, closer, err := project.Open(dir)
	if err != nil {
		return "", err
	}
	defer closer.Close()
	h := sha256.New()
	for _, top := range sourceDirs {
		err := fs.WalkDir(own, top, func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil && name == top && os.IsNotExist(err):
				return nil
			case err != nil || e.IsDir():
				return err
			case !e.Type().IsRegular():
				return fmt.Errorf("%s is no file", name)
			}
			data, err := fs.ReadFile(own, name)
			fmt.Fprintf(h, "%s\x00%d\x00", name, len(data))
			h.Write(data)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// current reports whether the output directory is what a build would make of
// it, and gives its manifest.
func (r receipt) current(out string) (*publish.Manifest, bool) {
	if r.path == "" || publish.Interrupted(out) {
		return nil, false
	}
	text, err := os.ReadFile(r.path)
	if err != nil {
		return nil, false
	}
	made, manifest, _ := strings.Cut(string(text), "\n")
	if made != r.made {
		return nil, false
	}
	report, err := publish.Verify(os.DirFS(out))
	if err != nil || len(report.Missing)+len(report.Changed) > 0 || digest(string(report.Text)+string(report.Signature)) != manifest {
		return nil, false
	}
	return report.Manifest, true
}

// keep notes what the output directory holds now.
func (r receipt) keep(out string) {
	if r.path == "" {
		return
	}
	text, err := os.ReadFile(filepath.Join(out, publish.ManifestName))
	signature, _ := os.ReadFile(filepath.Join(out, publish.SignatureName)) // none is as good as empty
	if err == nil && os.MkdirAll(filepath.Dir(r.path), 0o755) == nil {
		os.WriteFile(r.path, []byte(r.made+"\n"+digest(string(text)+string(signature))), 0o644)
	}
}
