package publish_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"kaijisho/internal/publish"
)

// The test binary plays a build of its own when childVar says which: one that is to be killed, or one of a user who may
// do less. childDir is where it publishes.
const (
	childVar = "KAIJISHO_PUBLISH_CHILD"
	childDir = "KAIJISHO_PUBLISH_DIR"
)

func TestMain(m *testing.M) {
	switch os.Getenv(childVar) {
	case "":
		os.Exit(m.Run())
	case "endless":
		buildEndlessly(os.Getenv(childDir))
	case "once":
		buildOnce(os.Getenv(childDir))
	}
}

// buildEndlessly publishes versions A and B in turn, some spilled, until it is killed.
func buildEndlessly(dir string) {
	fmt.Println("begin")
	for i := 0; ; i++ {
		version, spill := "A", publish.Spill{}
		if i%2 == 1 {
			version = "B"
		}
		if i%3 == 0 {
			spill.Dir = dir
		}
		if err := publishVersion(dir, version, spill); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

func publishVersion(dir, version string, spill publish.Spill) error {
	tree := publish.NewTree(spill)
	defer tree.Close()
	for path, text := range crashSite(version) {
		if err := tree.Add(path, []byte(text)); err != nil {
			return err
		}
	}
	_, err := publish.Replace(dir, tree, publish.Options{Meta: publish.Meta{Version: version}})
	return err
}

// crashSite has pages that both versions share, pages that differ and pages that only one has.
func crashSite(version string) site {
	s := site{"index.html": version}
	for i := range 24 {
		s[fmt.Sprintf("same/%d.html", i)] = strings.Repeat("same", i*100)
		s[fmt.Sprintf("differs/%d.html", i)] = strings.Repeat(version, i*1000)
		s[fmt.Sprintf("only-%s/%d.html", version, i)] = version
	}
	return s
}

// buildOnce publishes two pages and prints which error it got, if any.
func buildOnce(dir string) {
	tree := &publish.Tree{}
	err := errors.Join(tree.Add("index.html", []byte("child")), tree.Add("same.html", []byte("same")))
	if err == nil {
		_, err = publish.Replace(dir, tree, publish.Options{})
	}
	for _, target := range []error{publish.ErrBusy, publish.ErrStranded, os.ErrPermission} {
		if errors.Is(err, target) {
			fmt.Println(target)
			break
		}
	}
	if err != nil {
		fmt.Println(err)
	}
}

func child(t *testing.T, kind, dir string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVar+"="+kind, childDir+"="+dir)
	cmd.Stderr = os.Stderr
	return cmd
}
