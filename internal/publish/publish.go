// Package publish turns a tree of files into a directory that the public reads: in one step, writing only what
// changed, with a manifest by which anybody can prove that what they hold is what was published.
//
//	tree := publish.NewTree(publish.Spill{Dir: "public"})
//	defer tree.Close() // if it comes to nothing
//	err := tree.Add("items/medical-cloud/079.html", page, "requirement", "answer") // from any goroutine, in any order
//	result, err := publish.Replace("public", tree, publish.Options{Meta: publish.Meta{Version: "1.0.0"}})
//
// # What a reader sees
//
// The whole old site or the whole new one. The new tree is built in a workshop, a directory beside the target called
// ".<name>.kaijisho", and exchanged with the target by one system call (Linux). Elsewhere, and on file systems that
// cannot exchange, two renames do it; between them the target is missing for some microseconds, and a build killed
// just there is completed by the next one. Whatever fails earlier (a full disk, a lost permission, a kill) leaves
// the target untouched.
//
// The directory itself is exchanged, not its content. So a process that holds on to it (a server started inside it, a
// container that has it mounted) goes on seeing the former one, which is soon empty: it must be given the directory
// above. For the same reason the target may not be a mount point.
//
// # What is whose
//
// A directory is ours if its manifest.json says so, and a file in it is ours if that manifest lists it. Replace
// refuses a directory that is not ours, unless it is empty or holds only what git keeps there (.gitkeep, .git …).
// Files that are not ours stay, with their inodes; they are never overwritten or removed. Files of ours that did not
// change keep inode and modification time, and when nothing changed nothing is written.
//
// # One build at a time
//
// The workshop is locked by the operating system while a build holds it, so a lock never outlives its process. A
// second build fails with ErrBusy at once: waiting would publish, a moment later, what was rendered before the first
// one finished.
//
// # Why there is no fsync of pages
//
// Being killed cannot lose what was written: the page cache outlives the process. Losing power can, but a site is
// made from sources that are still there, Replace compares the bytes on disk rather than their dates, and so the
// next build repairs whatever was torn, while verify names it meanwhile. Making a thousand pages durable one by one
// would cost seconds on each build. Only the manifest is synced before the exchange: it is what makes the directory
// ours, and if it were torn the next build would have to refuse the directory instead of repairing it.
package publish

import "errors"

// What Replace, and Add on a tree that spills, may fail with; errors.Is finds them under the details.
var (
	// ErrBusy: another build is publishing to the same directory.
	ErrBusy = errors.New("another build is publishing to this directory")
	// ErrNotOurs: the directory holds files and no manifest of ours.
	ErrNotOurs = errors.New("not a directory published by kaijisho")
	// ErrForeign: a file that is not ours lies where the new tree needs to put one.
	ErrForeign = errors.New("a file that kaijisho did not publish is in the way")
	// ErrMountPoint: the directory cannot be exchanged because a file system is mounted on it.
	ErrMountPoint = errors.New("the directory is a mount point and cannot be replaced in one step; publish into a directory inside it")
	// ErrStranded: the new site stands, but the former one could not be cleared from the workshop: a file that is not
	// ours and has no place in the new site, or a lost permission. The next build tries again, and fails likewise
	// before it begins, until somebody has looked at the file that the message names.
	ErrStranded = errors.New("what was there before could not be cleared away")
)

// Options say what Replace writes besides the tree.
type Options struct {
	Meta
	// Signer, if any, signs the manifest into manifest.json.sig.
	Signer Signer
	// Accept, if any, is asked once the new manifest is known and before anything is published; its error stops the
	// build. old is nil if nothing of ours was there. It runs under the lock, so old cannot change meanwhile.
	Accept func(old, new *Manifest) error
}

// Result tells what Replace did. Lists are sorted.
type Result struct {
	Written int      // files whose bytes were written, manifest included
	Kept    int      // files that stayed as they were
	Removed []string // files of ours that are in the new tree no more
	Foreign []string // files that are not ours and stayed
}

// Changed says whether the directory was replaced at all.
func (r Result) Changed() bool { return r.Written > 0 || len(r.Removed) > 0 }
