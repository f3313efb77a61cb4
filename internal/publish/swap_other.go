//go:build !linux

package publish

// exchange is Linux's alone for now. macOS has renamex_np with RENAME_SWAP, which we could not try.
func (t *target) exchange(string, string) error { return errNoExchange }

// isMountPoint leaves it to the rename to fail.
func isMountPoint(string) bool { return false }
