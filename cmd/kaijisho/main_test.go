package main

import (
	"flag"
	"os"
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
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "ja_JP.UTF-8")
			return nil
		},
	})
}
