// Package revision owns reading a project as it was at a revision of git. It
// asks the git command for an archive and gives it as a file system: nothing is
// checked out, and neither the working tree nor the index is touched.
//
//	id, err := revision.Resolve(ctx, dir, "v1.4.0")
//	fsys, err := revision.Open(ctx, dir, id)
package revision

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"strings"
)

// ErrNone: there is no such revision, no repository, or no git.
var ErrNone = errors.New("no such git revision")

// maxArchive bounds an archive in memory, in bytes. Texts of 100,000 items,
// compressed, take a fifth of it.
const maxArchive = 1 << 30

// ID is the hash of a commit.
type ID string

// Resolve finds the commit that a name (a branch, a tag, a hash, HEAD~2) stands
// for in the repository that dir is in. The error is ErrNone, or the machine's.
func Resolve(ctx context.Context, dir, name string) (ID, error) {
	if name == "" || strings.HasPrefix(name, "-") {
		return "", ErrNone
	}
	out, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", name+"^{commit}")
	if err != nil {
		return "", err
	}
	return ID(strings.TrimSpace(string(out))), nil
}

// Open gives the texts of the project in dir, which may be the repository or a
// directory in it, as they were at the commit. Attachments are left out: they
// can be large, and no comparison reads them.
func Open(ctx context.Context, dir string, id ID) (fs.FS, error) {
	listed, err := git(ctx, dir, "ls-tree", "--name-only", string(id), "content", "checklist")
	if err != nil {
		return nil, err
	}
	names := strings.Fields(string(listed))
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: %w", id, fs.ErrNotExist)
	}
	args := append([]string{"archive", "--format=zip", "-1", string(id), "--"}, names...)
	data, err := git(ctx, dir, append(args, ":(exclude)content/attachments")...)
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}

// git runs git in dir and gives what it prints.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	var out, complaint bytes.Buffer
	cmd.Stdout = &limited{w: &out, left: maxArchive}
	cmd.Stderr = &complaint
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return out.Bytes(), nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, ErrNone
	case errors.As(err, &exit) && args[0] == "rev-parse":
		return nil, ErrNone
	}
	return nil, fmt.Errorf("git %s: %w: %s", args[0], err, bytes.TrimSpace(complaint.Bytes()))
}

// limited refuses more than it has left.
type limited struct {
	w    io.Writer
	left int
}

var errTooLarge = errors.New("the revision is too large")

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, errTooLarge
	}
	return l.w.Write(p)
}
