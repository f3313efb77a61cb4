package publish_test

import (
	"bufio"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestCrash kills builds at random moments. Each time the site must be one whole version, foreign files included, and
// the next build must find nothing in its way. KAIJISHO_CRASHES sets the number, KAIJISHO_SEED the moments.
func TestCrash(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process for each crash")
	}
	seed := numberFrom(t, "KAIJISHO_SEED", uint64(time.Now().UnixNano()))
	crashes := numberFrom(t, "KAIJISHO_CRASHES", 40)
	t.Logf("KAIJISHO_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 0))

	dir := filepath.Join(t.TempDir(), "public")
	replace(t, dir, site{"index.html": "first"})
	foreign := site{".gitkeep": "", "CNAME": "example.jp", "differs/memo.txt": "memo", "theirs/a/b": "c"}
	for p, text := range foreign {
		write(t, filepath.Join(dir, p), text)
	}
	before := inodes(t, dir)
	if err := publishVersion(dir, "A", spillNever); err != nil {
		t.Fatal(err)
	}

	found := map[string]int{}
	for range crashes {
		killAt(t, dir, time.Duration(random.Int64N(int64(30*time.Millisecond))))
		found[leftovers(t, dir)]++
		isWhole(t, dir, foreign)
		if random.IntN(2) == 0 { // else the next process has to cope
			if err := publishVersion(dir, "A", spillNever); err != nil {
				t.Fatal(err)
			}
			isWhole(t, dir, foreign)
			leavesNothing(t, dir)
		}
		if t.Failed() {
			return
		}
	}
	for p := range foreign {
		if !untouched(before[p], inodes(t, dir)[p]) {
			t.Errorf("%s was touched", p)
		}
	}
	t.Logf("the killed builds left: %v", found)
}

func numberFrom(t *testing.T, name string, fallback uint64) uint64 {
	v := os.Getenv(name)
	if v == "" {
		return fallback
	}
	n, err := strconv.ParseUint(v, 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// killAt starts an endless build and kills it after the delay.
func killAt(t *testing.T, dir string, delay time.Duration) {
	t.Helper()
	cmd := child(t, "endless", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan() // "begin"
	time.Sleep(delay)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		t.Errorf("the build said: %s", lines.Text())
	}
	cmd.Wait()
}

func leftovers(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(filepath.Join(filepath.Dir(dir), ".public.kaijisho"))
	if err != nil {
		return "nothing"
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return strings.Join(names, "+")
}

// isWhole checks that dir is version A or B to the byte, plus what is foreign.
func isWhole(t *testing.T, dir string, foreign site) {
	t.Helper()
	r := verify(t, dir)
	added := slices.DeleteFunc(sorted(foreign), func(p string) bool { return p == ".gitkeep" })
	if len(r.Missing)+len(r.Changed) > 0 || !slices.Equal(r.Added, added) {
		t.Errorf("missing %v, changed %v, added %v", r.Missing, r.Changed, r.Added)
	}
	want := crashSite(r.Manifest.Version)
	maps.Copy(want, foreign)
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("version %s (-want +got):\n%s", r.Manifest.Version, diff)
	}
}
