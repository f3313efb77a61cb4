package publish

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

// ahead bounds how much is made before it is its turn, in bytes of the files that it is made of. It is enough to keep
// all processors busy while one of them is at a file of some megabytes.
const ahead = 32 << 20

// inOrder makes something of each file on all processors, some way ahead, and hands it over in the order of the files
// until that fails. What is too large for its turn is as large as all that may be ahead.
func inOrder[T any](files []File, produce func(File) T, take func(T) error) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	room := semaphore.NewWeighted(ahead)
	slots := make(chan slot[T], len(files))
	go func() {
		defer close(slots)
		var workers errgroup.Group
		workers.SetLimit(runtime.GOMAXPROCS(0))
		for _, f := range files {
			s := slot[T]{made: make(chan T, 1), size: min(f.Size, ahead)}
			if room.Acquire(ctx, s.size) != nil {
				return
			}
			slots <- s
			workers.Go(func() error {
				s.made <- produce(f)
				return nil
			})
		}
	}()
	for s := range slots {
		if err := take(<-s.made); err != nil {
			return err
		}
		room.Release(s.size)
	}
	return nil
}

// A slot is the turn of one file.
type slot[T any] struct {
	made chan T
	size int64
}
