package publish

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// A Report says how a tree differs from its manifest. Lists are sorted.
type Report struct {
	Manifest  *Manifest
	Text      []byte // manifest.json as read, for VerifySignature
	Signature []byte // manifest.json.sig, nil if there is none

	Missing []string // listed, but not there as a regular file
	Changed []string // of another size or content
	Added   []string // there, but not listed
}

// OK says whether the tree is exactly what its manifest lists.
func (r *Report) OK() bool { return len(r.Missing)+len(r.Changed)+len(r.Added) == 0 }

// maxSignature is far above any signature, which has a key and a few hundred bytes.
const maxSignature = 64 << 10

// Verify compares a published tree, a directory or an unpacked or opened archive, with its manifest. Neither is
// trusted: no file is read beyond the size that the manifest gives, nor through a symbolic link, and what is not
// listed is not read at all. The error is that of ReadManifest, or one of reading.
func Verify(fsys fs.FS) (*Report, error) {
	text, err := readBounded(fsys, ManifestName, maxManifest)
	if err != nil {
		return nil, err
	}
	r := &Report{Text: text}
	if r.Manifest, err = ParseManifest(text); err != nil {
		return nil, err
	}
	there, err := r.walk(fsys)
	if err != nil {
		return nil, err
	}
	if there[SignatureName] {
		if r.Signature, err = readBounded(fsys, SignatureName, maxSignature); err != nil {
			return nil, err
		}
	}
	return r, r.compare(fsys, there)
}

// walk lists the regular files and notes the added ones.
func (r *Report) walk(fsys fs.FS) (map[string]bool, error) {
	there := map[string]bool{}
	err := fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case keptByGit[p] && e.IsDir():
			return fs.SkipDir
		case e.IsDir() || keptByGit[p]:
		case !r.Manifest.owns(p):
			r.Added = append(r.Added, p)
		default:
			there[p] = e.Type().IsRegular()
		}
		return nil
	})
	slices.Sort(r.Added)
	return there, err
}

func (r *Report) compare(fsys fs.FS, there map[string]bool) error {
	same := make([]bool, len(r.Manifest.Files))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range r.Manifest.Files {
		if !there[f.Path] {
			r.Missing = append(r.Missing, f.Path)
			same[i] = true
			continue
		}
		g.Go(func() (err error) {
			same[i], err = matches(fsys, f)
			return err
		})
	}
	err := g.Wait()
	for i, f := range r.Manifest.Files {
		if !same[i] {
			r.Changed = append(r.Changed, f.Path)
		}
	}
	return err
}

// matches reads one file. What a damaged archive cannot give is changed, not an error.
func matches(fsys fs.FS, want File) (bool, error) {
	f, err := fsys.Open(want.Path)
	if err != nil {
		return false, unlessDamaged(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != want.Size {
		return false, err
	}
	h := sha256.New()
	buf := compareBuffers.Get().(*[64 << 10]byte)
	defer compareBuffers.Put(buf)
	n, err := io.CopyBuffer(h, io.LimitReader(f, want.Size+1), buf[:])
	if err != nil {
		return false, unlessDamaged(err)
	}
	return n == want.Size && Digest(h.Sum(nil)) == want.SHA256, nil
}
