package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"kaijisho/internal/publish"
)

// TestBuildCrash kills builds over an existing site at random moments, by
// SIGKILL, which no program can see coming. Each time the site must be the old
// or the new one, whole, and the next build must find nothing in its way.
// KAIJISHO_CRASHES sets the number, KAIJISHO_SEED the moments.
func TestBuildCrash(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process for each crash")
	}
	seed, crashes := number(t, "KAIJISHO_SEED", uint64(time.Now().UnixNano())), number(t, "KAIJISHO_CRASHES", 20)
	t.Logf("KAIJISHO_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 0))

	out := filepath.Join(t.TempDir(), "public")
	projects := []string{crashProject(t, "旧サービス"), crashProject(t, "新サービス")}
	var manifests [][]byte
	var longest time.Duration
	for _, p := range projects {
		start := time.Now()
		if msg, err := build(p, out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, msg)
		}
		longest = max(longest, time.Since(start))
		manifests = append(manifests, manifestOf(t, out))
	}
	found := map[string]int{}
	for i := range int(crashes) {
		cmd := build(projects[random.IntN(2)], out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(longest))))
		if err := cmd.Process.Kill(); err == nil {
			found["killed"]++
		}
		cmd.Wait()
		found[whole(t, out, manifests)]++
		if random.IntN(4) == 0 { // else the next build has to cope
			which := random.IntN(2)
			if msg, err := build(projects[which], out).CombinedOutput(); err != nil {
				t.Fatalf("crash %d: the next build fails: %v\n%s", i, err, msg)
			}
			if !bytes.Equal(manifestOf(t, out), manifests[which]) {
				t.Fatalf("crash %d: the next build published something else", i)
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(out), ".public.kaijisho")); !os.IsNotExist(err) {
				t.Fatalf("crash %d: something is left beside the site: %v", i, err)
			}
			whole(t, out, manifests)
		}
	}
	t.Logf("%d crashes: %v", crashes, found)
}

func build(project, out string) *exec.Cmd {
	return exec.Command("kaijisho", "-C", project, "build", "-o", out) // TestMain put it on the path
}

// crashProject is a project of many pages, all of which name the service.
func crashProject(t *testing.T, service string) string {
	t.Helper()
	dir := t.TempDir()
	if msg, err := exec.Command("kaijisho", "init", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	name := filepath.Join(dir, "content", "disclosure.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.ReplaceAll(text, []byte("〇〇クラウド"), []byte(service))
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// whole verifies the site and says which it is.
func whole(t *testing.T, out string, manifests [][]byte) string {
	t.Helper()
	r, err := publish.Verify(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	if !r.OK() {
		t.Fatalf("missing %v, changed %v, added %v", r.Missing, r.Changed, r.Added)
	}
	for i, m := range manifests {
		if bytes.Equal(r.Text, m) {
			return []string{"old", "new"}[i]
		}
	}
	t.Fatal("neither the old site nor the new one")
	return ""
}
