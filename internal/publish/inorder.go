package publish

import "runtime"

// inOrder makes something of each name on all processors, some way ahead, and hands it over in the order of the names
// until that fails.
func inOrder[T any](names []string, produce func(string) T, take func(T) error) error {
	workers := runtime.GOMAXPROCS(0)
	ahead := make(chan chan T, 16*workers)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(ahead)
		busy := make(chan struct{}, workers)
		for _, name := range names {
			slot := make(chan T, 1)
			select {
			case ahead <- slot:
			case <-stop:
				return
			}
			busy <- struct{}{}
			go func() {
				defer func() { <-busy }()
				slot <- produce(name)
			}()
		}
	}()
	for slot := range ahead {
		if err := take(<-slot); err != nil {
			return err
		}
	}
	return nil
}
