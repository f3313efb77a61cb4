package publish

import (
	"fmt"
	"strings"
)

const (
	maxPath    = 1024 // bytes; the smallest PATH_MAX we publish to
	maxSegment = 255  // bytes; every common file system's limit
)

// CheckPath says why p cannot name a published file, or nil. A path is made of ASCII letters, digits and "._-+@~",
// separated by slashes, so that it is the same name on every disk, in every archive and, unescaped, in a URL.
func CheckPath(p string) error {
	if p == "" || len(p) > maxPath {
		return fmt.Errorf("path %.60q: must have 1 to %d bytes", p, maxPath)
	}
	for segment := range strings.SplitSeq(p, "/") {
		if why := faultOf(segment); why != "" {
			return fmt.Errorf("path %q: %s", p, why)
		}
	}
	return nil
}

func faultOf(segment string) string {
	switch {
	case segment == "":
		return "empty segment"
	case segment == "." || segment == "..":
		return "relative segment"
	case len(segment) > maxSegment:
		return "segment too long"
	case strings.HasSuffix(segment, "."):
		return "segment ends with a dot, which Windows drops"
	case isDevice(segment):
		return "name reserved by Windows"
	}
	for i := range len(segment) {
		if !plain(segment[i]) {
			return fmt.Sprintf("character %q", segment[i])
		}
	}
	return ""
}

func plain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("._-+@~", c) >= 0
}

// isDevice knows the DOS devices, which Windows opens whatever extension follows.
func isDevice(segment string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(segment), ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	port := strings.TrimPrefix(strings.TrimPrefix(stem, "com"), "lpt")
	return len(stem) == 4 && len(port) == 1 && '0' <= port[0] && port[0] <= '9'
}

// names holds the paths taken and their directories by lower case, so that no two files meet on a disk that ignores
// case and no name is both file and directory.
type names map[string]name

type name struct {
	spelled string
	dir     bool
}

// take claims p, which CheckPath has passed.
func (n names) take(p string) error {
	for i := range len(p) {
		if p[i] == '/' {
			if err := n.claim(p[:i], true); err != nil {
				return err
			}
		}
	}
	return n.claim(p, false)
}

func (n names) claim(p string, dir bool) error {
	key := strings.ToLower(p)
	had, taken := n[key]
	switch {
	case !taken:
		n[key] = name{p, dir}
	case had.spelled != p:
		return fmt.Errorf("path %q: differs from %q only in case", p, had.spelled)
	case had.dir != dir:
		return fmt.Errorf("path %q: both a file and a directory", p)
	case !dir:
		return fmt.Errorf("path %q: added twice", p)
	}
	return nil
}
