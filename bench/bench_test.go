// Package bench measures the command as people run it, on the sample and on
// projects of many services:
//
//	go test ./bench -bench . -benchtime 5x                 # 253 items
//	KAIJISHO_COPIES=1,10,40 go test ./bench -bench . -benchtime 3x
//	bench/compare.sh                                       # beside Hugo and the bare work
//
// Next to the time stand the peak of memory (MB) and the time per item (µs).
package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"kaijisho/bench/group"
)

// copies are the sizes of the projects, in times the sample.
func copies(b *testing.B) []int {
	var all []int
	for word := range strings.SplitSeq(getenv("KAIJISHO_COPIES", "1"), ",") {
		n, err := strconv.Atoi(word)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, n)
	}
	return all
}

func getenv(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

// A project is one of some size, and the command to run on it.
type project struct {
	b       *testing.B
	dir     string
	out     string
	command string
	items   int
}

// each runs a benchmark for every size.
func each(b *testing.B, run func(b *testing.B, p *project)) {
	command := filepath.Join(b.TempDir(), "kaijisho")
	if out, err := exec.Command("go", "build", "-o", command, "kaijisho/cmd/kaijisho").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, n := range copies(b) {
		b.Run(strconv.Itoa(n*253), func(b *testing.B) {
			p := &project{b: b, dir: filepath.Join(b.TempDir(), "project"), command: command, items: n * 253}
			p.out = filepath.Join(p.dir, "public")
			b.Setenv("XDG_CACHE_HOME", b.TempDir())
			if err := group.Write(p.dir, n); err != nil {
				b.Fatal(err)
			}
			run(b, p)
		})
	}
}

// run runs the command and gives the peak of its memory in MB.
func (p *project) run(args ...string) (memory float64) {
	p.b.Helper()
	cmd := exec.Command(p.command, append([]string{"-C", p.dir}, args...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		p.b.Fatalf("%v\n%s", err, out)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) / 1024
}

// measure times the command, with something done before each run that is not timed.
func (p *project) measure(before func(i int), args ...string) {
	memory, i := 0.0, 0
	for p.b.Loop() {
		p.b.StopTimer()
		before(i)
		i++
		p.b.StartTimer()
		memory = max(memory, p.run(args...))
	}
	p.b.ReportMetric(memory, "MB")
	p.b.ReportMetric(float64(p.b.Elapsed().Microseconds())/float64(p.b.N)/float64(p.items), "µs/item")
}

func BenchmarkBuildCold(b *testing.B) {
	each(b, func(b *testing.B, p *project) {
		p.measure(func(int) { os.RemoveAll(p.out) }, "build")
	})
}

func BenchmarkBuildUnchanged(b *testing.B) {
	each(b, func(b *testing.B, p *project) {
		p.run("build")
		p.measure(func(int) {}, "build")
	})
}

func BenchmarkBuildOneChange(b *testing.B) {
	each(b, func(b *testing.B, p *project) {
		p.run("build")
		p.measure(p.edit, "build")
	})
}

func BenchmarkCheck(b *testing.B) {
	each(b, func(b *testing.B, p *project) {
		p.measure(func(int) {}, "check")
	})
}

// edit changes the first answer.
func (p *project) edit(i int) {
	names, err := filepath.Glob(filepath.Join(p.dir, "content", "answers", "*", "*01.md"))
	if err != nil || len(names) == 0 {
		p.b.Fatal("no answer to edit", err)
	}
	text, err := os.ReadFile(names[0])
	if err != nil {
		p.b.Fatal(err)
	}
	text = regexp.MustCompile(`\n改訂その[0-9]+。\n$`).ReplaceAll(text, nil)
	if err := os.WriteFile(names[0], fmt.Appendf(text, "\n改訂その%d。\n", i), 0o644); err != nil {
		p.b.Fatal(err)
	}
}

// BenchmarkServe measures from a save of an answer to the moment when its page
// shows it.
func BenchmarkServe(b *testing.B) {
	each(b, func(b *testing.B, p *project) {
		url := p.serve()
		page := url + "items/" + group.Sheet + "/" + fmt.Sprintf("%0*d", len(strconv.Itoa(p.items)), 1) + ".html"
		fetch(b, page)
		i := 0
		for b.Loop() {
			b.StopTimer()
			time.Sleep(time.Second) // the author thinks, and the whole is made meanwhile
			i++
			b.StartTimer()
			p.edit(i)
			for want := fmt.Appendf(nil, "改訂その%d。", i); !bytes.Contains(fetch(b, page), want); {
				time.Sleep(time.Millisecond)
			}
		}
	})
}

// BenchmarkServeStart measures from the start of the command to its first page.
func BenchmarkServeStart(b *testing.B) {
	each(b, func(b *testing.B, p *project) {
		for b.Loop() {
			fetch(b, p.serve()+"search.html")
		}
	})
}

// serve starts the preview, which ends with the benchmark.
func (p *project) serve() (url string) {
	p.b.Helper()
	cmd := exec.Command(p.command, "-C", p.dir, "serve", "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		p.b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		p.b.Fatal(err)
	}
	p.b.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		p.b.Fatal(err)
	}
	return regexp.MustCompile(`http://[0-9.:]+/`).FindString(line)
}

func fetch(b *testing.B, url string) []byte {
	resp, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		b.Fatal(err)
	}
	return data
}
