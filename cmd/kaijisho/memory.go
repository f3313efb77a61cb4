package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A run over a common project ends before its garbage is worth collecting: a
// seventh of its time would go into that. So garbage may grow to four times
// what is in use, as long as that is little. A project of many services is
// another matter: with Go's own 100 percent, 10,120 items take 360 MB, with 45
// they take 260 MB and an eighth more of processor time.
const (
	lavish = 400 // percent
	frugal = 45
	little = 24 << 20
)

// spareCollections applies that rule. Whoever sets GOGC knows better.
func spareCollections(gogc string) {
	if gogc == "" {
		debug.SetGCPercent(lavish)
		afterCollection(func() (again bool) {
			if inUse() <= little {
				return true
			}
			debug.SetGCPercent(frugal)
			return false
		})
	}
}

// afterCollection calls f after the next collection of garbage, and after each
// further one as long as f wants it.
func afterCollection(f func() (again bool)) {
	runtime.AddCleanup(new([16]byte), func(struct{}) {
		if f() {
			afterCollection(f)
		}
	}, struct{}{})
}

// inUse is what the last collection found in use, in bytes.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
