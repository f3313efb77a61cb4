// Package devserver shows a site while it is being written: every page as it
// would be published plus one script, which reloads the page when a source
// changes and lays what is wrong over the last good page.
//
//	err := devserver.Run(ctx, devserver.Options{
//		Root: "project", Dirs: []string{"content"}, Addr: "127.0.0.1:8080", Build: build, Ready: announce,
//	})
//
// It knows neither disclosures nor their mistakes: its caller's Build turns the
// sources into a Site, which gives files by path, and Problems, which are words.
//
// # How a change is noticed
//
// By looking: a walk over the sources every 40 ms or so compares names, sizes,
// times and identities of files (watch.go). The systems' own notifications are
// different on each of them, lose events when directories are moved or many
// files change at once, and watch an inode where an editor that saves by
// renaming has put a new one; a walk over a few hundred files takes a
// millisecond and has none of these troubles. It slows down where it would
// cost more than a twentieth of one processor.
//
// # Whom it answers
//
// It listens on the loopback interface, answers GET and HEAD, and only when the
// request names this host: a page of another site that resolves its own name
// to 127.0.0.1 (DNS rebinding) gets nothing, nor does one that embeds ours
// (guard.go). It never opens a file by a name from a request; paths are keys
// into what Build made.
package devserver

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"
)

// A Site is what the sources give at one moment.
type Site interface {
	// File gives a file by its path from the top of the site.
	File(ctx context.Context, path string) (data []byte, found bool, err error)
	// Finish makes what nobody has asked for yet, and tells what is only wrong
	// with the whole. It is called when the sources have been at rest for a while.
	Finish(ctx context.Context) ([]Problem, error)
}

// A Problem is a mistake in the sources, in words for the author.
type Problem struct {
	Page    string `json:"page,omitempty"`  // path of the only page that shows it, "" for all
	Place   string `json:"place,omitempty"` // file:line:col
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// Options say what is served and how.
type Options struct {
	Root string   // directory of the sources
	Dirs []string // below it, those to watch
	// Build makes a site of the sources as they are now, with what is doubtful in
	// them, or says what is in the way; then the site is nil. It is never called
	// twice at once. ctx ends when another site is shown instead.
	Build func(ctx context.Context) (Site, []Problem, error)
	// Addr is host:port to listen on. A host that is not of the loopback
	// interface needs Hosts.
	Addr string
	// Hosts are further names by which browsers may call this server.
	Hosts []string
	// Ready, if any, is told the address once the server listens.
	Ready func(url string)
}

// ErrExposed: the address can be reached from other machines, and no name was
// given that they may call it by.
var ErrExposed = errors.New("the address can be reached from other machines")

// Run serves until ctx ends. The error is ErrExposed, one of listening, or nil.
func Run(ctx context.Context, opt Options) error {
	if len(opt.Hosts) == 0 && !loopback(opt.Addr) {
		return fmt.Errorf("%s: %w", opt.Addr, ErrExposed)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", opt.Addr)
	if err != nil {
		return err
	}
	p := newPreview(opt)
	server := &http.Server{
		Handler:           p.handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		p.watch(ctx)
	}()
	go func() {
		<-ctx.Done()
		server.Close() // streams of events never end by themselves
	}()
	if opt.Ready != nil {
		opt.Ready("http://" + listener.Addr().String() + "/")
	}
	err = server.Serve(listener)
	cancel()
	<-watched
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// loopback reports whether only this machine can reach the address.
func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return host == "localhost" || err == nil && ip.IsLoopback()
}
