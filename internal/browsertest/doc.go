// Package browsertest holds what a reader does with the published site, done
// in a real Chromium: from disk and over http, with mouse, keyboard and printer.
// It has only tests. They build the sample with the command itself and need
// Chromium; without it they are skipped and say so, except in CI, where they fail.
package browsertest
