// Package arch holds the policy of who may import whom. It has no code, only
// the test.
package arch

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms says which rooms of this module each room may import. Data flows one
// way: files → model → linked document → renderers → published tree.
//
// This is a statement of policy. Do not change it to make a build pass: move
// the code to where it belongs.
var rooms = map[string]string{
	"":            "", // the embedded files
	"arch":        "",
	"browsertest": "",
	"scripts":     "",
	"calendar":    "",
	"diag":        "",
	"publish":     "deflate",
	"deflate":     "",
	"revision":    "",
	"search":      "diag project strictyaml",
	"project":     "diag",
	"strictyaml":  "diag calendar",
	"markdown":    "diag",
	"checklist":   "diag strictyaml project",
	"answer":      "diag calendar strictyaml project markdown",
	"disclosure":  "diag calendar checklist answer markdown",
	"fix":         "diag strictyaml answer markdown lint",
	"lint":        "diag calendar strictyaml checklist answer disclosure markdown",
	"export":      "answer disclosure markdown",
	"history":     "diag calendar checklist answer disclosure markdown export project strictyaml",
	"schema":      "answer checklist strictyaml",
	"starter":     "checklist",
	"site":        "diag calendar checklist answer disclosure markdown search history",
	"workbook":    "diag calendar checklist answer deflate disclosure markdown strictyaml",
	"importer":    "diag calendar checklist answer disclosure markdown project strictyaml workbook",
	"former":      "calendar export publish",
	"edition":     "answer disclosure export history publish site workbook",
	"devserver":   "",
	"bench":       "*", // whatever is measured, and the bare libraries beside it
	"cmd":         "*",
}

// owners says which room alone may know an outside library.
var owners = map[string]string{
	"github.com/yuin/goldmark":      "markdown",
	"github.com/alecthomas/chroma":  "markdown",
	"gopkg.in/yaml.v3":              "strictyaml",
	"github.com/xuri/excelize":      "workbook",
	"github.com/spf13/cobra":        "cmd",
	"github.com/klauspost/compress": "deflate",
	"golang.org/x/term":             "cmd",
	"golang.org/x/crypto":           "publish",
	"golang.org/x/sys":              "publish",
}

const module = "kaijisho"

type pkg struct {
	ImportPath string
	Imports    []string
}

func TestImportPolicy(t *testing.T) {
	for _, p := range list(t) {
		room := roomOf(p.ImportPath)
		allowed, known := rooms[room]
		if !known {
			t.Errorf("room %s (%s) is not in the policy", room, p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if ours(imported) {
				to := roomOf(imported)
				if to != room && allowed != "*" && !slices.Contains(strings.Fields(allowed), to) {
					t.Errorf("%s must not import %s", p.ImportPath, imported)
				}
				continue
			}
			for library, owner := range owners {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && owner != room && room != "bench" {
					t.Errorf("%s imports %s, which belongs to %s", p.ImportPath, imported, owner)
				}
			}
		}
	}
}

// A library in the policy that nobody imports any more is a line to delete.
func TestPolicyHasNoDeadLines(t *testing.T) {
	used := map[string]bool{}
	present := map[string]bool{}
	for _, p := range list(t) {
		present[roomOf(p.ImportPath)] = true
		for _, imported := range p.Imports {
			for library := range owners {
				if imported == library || strings.HasPrefix(imported, library+"/") {
					used[library] = true
				}
			}
		}
	}
	for library := range owners {
		if !used[library] {
			t.Errorf("no room imports %s", library)
		}
	}
	for room := range rooms {
		if !present[room] {
			t.Errorf("there is no room %q", room)
		}
	}
}

func list(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", module+"/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var pkgs []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p pkg
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
	return pkgs
}

func ours(path string) bool { return path == module || strings.HasPrefix(path, module+"/") }

// roomOf names the room of a package: internal/site/x is site, cmd/kaijisho cmd.
func roomOf(path string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
	rest = strings.TrimPrefix(rest, "internal/")
	room, _, _ := strings.Cut(rest, "/")
	return room
}
