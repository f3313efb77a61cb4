//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

const removesOpenFiles = true

// tryLock takes the lock without waiting. It ends when f is closed or the process is.
func tryLock(f *os.File) (bool, error) {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		case !errors.Is(err, unix.EINTR):
			return false, &os.PathError{Op: "flock", Path: f.Name(), Err: err}
		}
	}
}
