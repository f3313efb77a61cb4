package diag_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"kaijisho/internal/diag"
)

var (
	codeForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	argument = regexp.MustCompile(`\{([a-z_]+)`)
)

// Every rule says the same in both languages: message, hint and reason.
func TestBothLanguages(t *testing.T) {
	for _, r := range diag.Rules() {
		if !codeForm.MatchString(r.Code) {
			t.Errorf("%s: codes are kebab-case", r.Code)
		}
		for name, text := range map[string]diag.Text{"message": r.Message, "hint": r.Hint, "why": r.Why} {
			if text.JA == "" || text.EN == "" {
				t.Errorf("%s: %s lacks a language", r.Code, name)
			}
			if !japanese(text.JA) && !strings.HasPrefix(text.JA, "{") {
				t.Errorf("%s: %s in Japanese is not: %s", r.Code, name, text.JA)
			}
			if ja, en := arguments(text.JA), arguments(text.EN); !slices.Equal(ja, en) && !slices.Contains(reworded, r.Code) {
				t.Errorf("%s: %s mentions %v in Japanese and %v in English", r.Code, name, ja, en)
			}
			if strings.HasSuffix(text.JA, "。") || strings.HasSuffix(text.EN, ".") {
				t.Errorf("%s: %s ends with a full stop", r.Code, name)
			}
		}
	}
}

// Rules whose Japanese names a status by its label and whose English by its id.
var reworded = []string{"status-requires"}

func japanese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) })
}

// arguments are the names that a text mentions; x and x_en are one.
func arguments(text string) []string {
	var names []string
	for _, m := range argument.FindAllStringSubmatch(text, -1) {
		names = append(names, strings.TrimSuffix(m[1], "_en"))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestCodesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range diag.Rules() {
		if seen[r.Code] {
			t.Errorf("%s is in the catalogue twice", r.Code)
		}
		seen[r.Code] = true
	}
}

// Every code that the program names is in the catalogue, and nothing is in the
// catalogue that the program never names.
func TestCatalogueIsWhatTheProgramSays(t *testing.T) {
	literals := map[string]bool{}
	for name, file := range sources(t) {
		if strings.HasPrefix(path.Base(name), "rules_") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil {
					literals[s] = true
				}
			case *ast.CallExpr:
				if code, ok := reported(n); ok {
					if _, known := diag.Lookup(code); !known {
						t.Errorf("%s: %s is not in the catalogue", name, code)
					}
				}
			}
			return true
		})
	}
	for _, r := range diag.Rules() {
		if !literals[r.Code] {
			t.Errorf("nothing reports %s", r.Code)
		}
	}
}

// reported is the code that a call of diag.New, or of a room's own shorthand
// for it, names.
func reported(call *ast.CallExpr) (string, bool) {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	x, _ := f.X.(*ast.Ident)
	isNew := f.Sel.Name == "New" && x != nil && x.Name == "diag"
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok || !isNew && f.Sel.Name != "report" {
		return "", false
	}
	code, err := strconv.Unquote(lit.Value)
	return code, err == nil
}

// sources are the parsed files of the program, without tests.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	set := token.NewFileSet()
	for _, dir := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			files[filepath.ToSlash(name)], err = parser.ParseFile(set, name, nil, 0)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// An example of a rule that is gone is a file to delete.
func TestExamplesHaveRules(t *testing.T) {
	names, err := filepath.Glob("examples/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		code := strings.TrimSuffix(filepath.Base(name), ".txtar")
		if _, ok := diag.Lookup(code); !ok {
			t.Errorf("%s: there is no such rule", name)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), "-- bad/") || !strings.Contains(string(data), "-- good/") {
			t.Errorf("%s: needs files below bad/ and good/", name)
		}
	}
}
