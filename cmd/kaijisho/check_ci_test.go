package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"kaijisho/internal/diag"
)

var flagName = regexp.MustCompile(`--[a-z][a-z-]*`)

// The definitions for CI and editors, and the manual, name flags that exist.
func TestDefinitionsNameRealFlags(t *testing.T) {
	a := &app{lang: "en"}
	known := flagName.FindAllString(a.root().PersistentFlags().FlagUsages()+a.check().Flags().FlagUsages(), -1)
	commandLine := regexp.MustCompile(`kaijisho"?(?: -C \S+)? check[^\n|>&]*`)
	var lines []string
	for _, name := range []string{"action.yml", ".pre-commit-hooks.yaml", "docs/ci/gitlab.yml", "docs/check.md"} {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		found := commandLine.FindAllString(string(data), -1)
		if len(found) == 0 {
			t.Errorf("%s runs no check", name)
		}
		lines = append(lines, found...)
	}
	for _, task := range tasks(t) {
		lines = append(lines, task.Command+" "+strings.Join(task.Args, " "))
	}
	for _, line := range lines {
		for _, f := range flagName.FindAllString(line, -1) {
			if !slices.Contains(known, f) {
				t.Errorf("check has no flag %s (%q)", f, line)
			}
		}
	}
}

// action is the part of action.yml that a runner needs.
type action struct {
	Name        string
	Description string
	Inputs      map[string]struct {
		Description string
		Default     string
	}
	Runs struct {
		Using string
		Steps []struct {
			Uses, Run, Shell string
			Env              map[string]string
		}
	}
}

func TestAction(t *testing.T) {
	var a action
	decodeYAML(t, "action.yml", &a)
	if a.Name == "" || a.Description == "" || a.Runs.Using != "composite" || len(a.Runs.Steps) < 2 {
		t.Errorf("%+v", a)
	}
	used := regexp.MustCompile(`\$\{\{ *inputs\.([a-z-]+) *\}\}`)
	seen := map[string]bool{}
	for _, s := range a.Runs.Steps {
		if s.Run != "" && s.Shell == "" {
			t.Errorf("a step without shell: %q", s.Run)
		}
		if used.MatchString(s.Run) {
			t.Errorf("an input is pasted into the shell, where it could run: %q", s.Run)
		}
		for _, v := range s.Env {
			for _, m := range used.FindAllStringSubmatch(v, -1) {
				seen[m[1]] = true
			}
		}
	}
	for name, in := range a.Inputs {
		if in.Description == "" || !seen[name] {
			t.Errorf("input %s: described %q, used %t", name, in.Description, seen[name])
		}
	}
}

// The last step runs check with what the inputs say; a stand-in for the command
// prints its arguments.
func TestActionRunsCheck(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	var a action
	decodeYAML(t, "action.yml", &a)
	dir := t.TempDir()
	stub := "#!/bin/sh\necho \"$@\"\n[ \"$DIRECTORY\" != broken ]\n"
	if err := os.WriteFile(filepath.Join(dir, "kaijisho"), []byte(stub), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		env    []string
		want   string
		failed bool
	}{
		{nil, "-C . check --format github --lang ja\n", false},
		{[]string{"DIRECTORY=a b", "STRICT=true", "DAY=2026-11-20", "MESSAGES=en"}, "-C a b check --format github --lang en --date 2026-11-20 --strict\n", false},
		{[]string{"DIRECTORY=broken", "SARIF=" + filepath.Join(dir, "out.sarif")}, "-C broken check --format github --lang ja\n", true},
		{[]string{"DIRECTORY=$(touch hacked); `touch hacked`"}, "-C $(touch hacked); `touch hacked` check --format github --lang ja\n", false},
	} {
		cmd := exec.Command(bash, "-eo", "pipefail", "-c", a.Runs.Steps[len(a.Runs.Steps)-1].Run)
		cmd.Dir = dir
		cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "RUNNER_TEMP=" + dir, "DIRECTORY=.", "STRICT=false", "MESSAGES=ja", "DAY=", "SARIF="}, c.env...)
		out, err := cmd.Output()
		if string(out) != c.want || (err != nil) != c.failed {
			t.Errorf("%v: %v, prints %q, want %q", c.env, err, out, c.want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "hacked")); err == nil {
		t.Error("an input ran as a command")
	}
}

func TestPreCommitHooks(t *testing.T) {
	var hooks []struct {
		ID, Name, Entry, Language, Files string
		PassFilenames                    *bool `yaml:"pass_filenames"`
	}
	decodeYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 2 {
		t.Errorf("%d hooks, want check and fix", len(hooks))
	}
	for _, h := range hooks {
		if h.ID == "" || h.Name == "" || h.Language != "golang" || !strings.HasPrefix(h.Entry, "kaijisho check") {
			t.Errorf("%+v", h)
		}
		if h.PassFilenames == nil || *h.PassFilenames {
			t.Errorf("%s: check takes no file names", h.ID)
		}
		files := regexp.MustCompile(h.Files)
		if !files.MatchString("content/answers/medical-cloud/079.md") || !files.MatchString("docs/content/evidence.yaml") || files.MatchString("main.go") {
			t.Errorf("%s: files %q", h.ID, h.Files)
		}
	}
}

func TestGitLabTemplate(t *testing.T) {
	var jobs map[string]struct {
		Image     string
		Script    []string
		Artifacts struct {
			Reports map[string]string
		}
	}
	decodeYAML(t, "docs/ci/gitlab.yml", &jobs)
	job, ok := jobs["kaijisho"]
	if !ok || job.Image == "" || len(job.Script) == 0 || job.Artifacts.Reports["codequality"] == "" {
		t.Errorf("%+v", jobs)
	}
}

func decodeYAML(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// matcher is a problem matcher of GitHub or of a VS Code task.
type matcher struct {
	Owner    string
	Severity string
	Pattern  matcherPattern
}

type matcherPattern struct {
	Regexp                            string
	File, Line, Column, Message, Code int
	Loop                              bool
}

// Every finding that has a line is matched by one matcher, of its severity, in
// both languages.
func TestProblemMatchers(t *testing.T) {
	for name, matchers := range map[string][]matcher{
		"docs/ci/problem-matcher.json": githubMatchers(t),
		"docs/ci/tasks.json":           tasks(t)[0].ProblemMatcher,
	} {
		for _, lang := range []string{"ja", "en"} {
			for line, severity := range printedLines(t, lang) {
				matchLine(t, name, matchers, line, severity)
			}
		}
	}
}

func matchLine(t *testing.T, name string, matchers []matcher, line, severity string) {
	t.Helper()
	place := regexp.MustCompile(`^([^:]+):([0-9]+):([0-9]+): \S+: (.*) \[([a-z-]+)\]$`).FindStringSubmatch(line)
	matched := 0
	for _, m := range matchers {
		g := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line)
		if g == nil {
			continue
		}
		matched++
		p := m.Pattern
		got := []string{line, g[p.File], g[p.Line], g[p.Column], g[p.Message], g[p.Code]}
		if d := cmp.Diff(place, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if want := map[string]string{"notice": "info"}[severity]; m.Severity != severity && m.Severity != want {
			t.Errorf("%s: %q is matched as %s", name, line, m.Severity)
		}
	}
	if matched != 1 {
		t.Errorf("%s: %d matchers take %q", name, matched, line)
	}
}

// printedLines are the first lines of findings of every severity, as check
// prints them.
func printedLines(t *testing.T, lang string) map[string]string {
	files := base(t)
	for _, code := range []string{"status-unknown", "evidence-expiring", "duty-missing"} {
		bad, _ := diag.Examples(code)
		for _, e := range bad {
			if e.Excerpt {
				e.Text = string(files[e.Path].Data) + e.Text
			}
			copy := *files[e.Path]
			copy.Data = []byte(e.Text)
			files[e.Path] = &copy
		}
	}
	lines := map[string]string{}
	for _, d := range inspected(t, files) {
		var b strings.Builder
		if err := diag.WriteText(&b, diag.List{d}, diag.Options{Lang: lang}); err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(b.String(), "\n")
		lines[first] = d.Severity.String()
	}
	return lines
}

func githubMatchers(t *testing.T) []matcher {
	var file struct {
		ProblemMatcher []struct {
			Owner, Severity string
			Pattern         []matcherPattern
		}
	}
	decodeJSON(t, "docs/ci/problem-matcher.json", &file)
	var out []matcher
	for _, m := range file.ProblemMatcher {
		out = append(out, matcher{m.Owner, m.Severity, m.Pattern[0]})
	}
	return out
}

type task struct {
	Command        string
	Args           []string
	ProblemMatcher []matcher
}

func tasks(t *testing.T) []task {
	t.Helper()
	var file struct{ Tasks []task }
	decodeJSON(t, "docs/ci/tasks.json", &file)
	return file.Tasks
}

func decodeJSON(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
