package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the wants of the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kaijisho": func() { os.Exit(start()) },
	})
}

// The scripts in testdata run the command as people do; each opens with what
// it guards.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"signers": signers, "sheet": sheet, "cell": cell},
		Condition:           condition,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "ja_JP.UTF-8")
			return nil
		},
	})
}

// condition knows, beside testscript's own conditions, whether a small disk can
// be mounted here.
func condition(name string) (bool, error) {
	if name != "tmpfs" {
		return false, fmt.Errorf("unknown condition %s", name)
	}
	dir, err := os.MkdirTemp("", "tmpfs")
	if err != nil {
		return false, err
	}
	defer os.Remove(dir)
	if exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).Run() != nil {
		return false, nil
	}
	return true, exec.Command("umount", dir).Run()
}

// signers KEY.pub FILE writes an allowed_signers file that trusts the key under its comment.
func signers(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: signers KEY.pub FILE")
	}
	key := strings.Fields(ts.ReadFile(args[0]))
	line := fmt.Sprintf("%s namespaces=\"kaijisho\" %s %s\n", key[2], key[0], key[1])
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(line), 0o644))
}
