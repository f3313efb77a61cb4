package diag_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"kaijisho/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the wants in testdata")

// awkward is a list of findings at places that are hard to print: full-width
// text, emoji, tabs, control characters, commands of a workflow, files without
// text, findings without a file, one twice, all out of order.
func awkward() diag.List {
	text := "---\nstatus: 適合\n---\n\t値は👨‍👩‍👧と❤️と\x1b[31m赤、ﾊﾟｽﾜｰﾄﾞ\n::error::偽の命令\n" +
		strings.Repeat("長い行", 60) + "ここ" + strings.Repeat("の続き", 60) + "\n二行に\nわたる\n"
	a := diag.NewSource("content/answers/demo/002.md", text)
	at := func(word string) diag.Span {
		i := strings.Index(text, word)
		return a.Span(i, i+len(word))
	}
	empty := diag.NewSource("content/変な名前:1,2%.md", "")
	unknown := diag.New("status-unknown", at("適合"), "value", "適合", "near", "conforming", "words", "conforming, partial")
	return diag.List{
		diag.New("secret-published", at("二行に\nわたる"), "kind", "秘密鍵", "kind_en", "a private key"),
		diag.New("character-narrow", at("ﾊﾟｽﾜｰﾄﾞ"), "text", "ﾊﾟｽﾜｰﾄﾞ", "plain", "パスワード"),
		diag.New("private-host", at("ここ"), "address", "10.0.0.1"),
		diag.New("document-name", at("❤️"), "written", "a%b", "title", "x\n::error::y"),
		diag.New("link-broken", at("赤"), "path", "\x1b]0;title\x07"),
		diag.New("reference-open", at("::error")),
		diag.New("unanswered", diag.Span{}, "n", "1", "total", "3", "next", "x.md"),
		diag.New("file-encoding", empty.Span(0, 0)),
		unknown.With("first-here", at("---")),
		unknown.With("first-here", at("---")),
	}
}

var writers = map[string]func(io.Writer, diag.List, diag.Options) error{
	"text": diag.WriteText, "json": diag.WriteJSON, "github": diag.WriteGitHub, "gitlab": diag.WriteGitLab, "sarif": diag.WriteSARIF,
}

func write(t *testing.T, format string, opt diag.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writers[format](&b, awkward(), opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormats(t *testing.T) {
	for format := range writers {
		for _, lang := range []string{"ja", "en"} {
			t.Run(format+"-"+lang, func(t *testing.T) {
				got := write(t, format, diag.Options{Lang: lang, Dir: "開示 書", Version: "1.0"})
				if format == "sarif" { // the rules are the catalogue's, which has its own tests
					got = withoutRules(t, got)
				}
				golden := filepath.Join("testdata", format+"-"+lang+".golden")
				if *update {
					if err := os.WriteFile(golden, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(string(want), string(got)); d != "" {
					t.Error(d)
				}
			})
		}
	}
}

func withoutRules(t *testing.T, log []byte) []byte {
	t.Helper()
	start := bytes.Index(log, []byte(`"rules": [`))
	end := bytes.Index(log, []byte("\n          ]"))
	if start < 0 || end < start {
		t.Fatal("no rules in the log")
	}
	return ruleIndex.ReplaceAll(append(log[:start:start], log[end:]...), nil)
}

var ruleIndex = regexp.MustCompile(` *"ruleIndex": [0-9]+,\n`)

// A finding can begin before the first character, at the mark of the file, and
// go beyond the end of its line.
func TestExcerptOfAllThereIs(t *testing.T) {
	src := diag.NewSource("a.md", "\ufeff一行目\r\n二行目\n")
	var b bytes.Buffer
	if err := diag.WriteText(&b, diag.List{diag.New("file-encoding", src.Span(0, len(src.Text)))}, diag.Options{Lang: "ja"}); err != nil {
		t.Fatal(err)
	}
	if want := "  | 一行目\n  | ^^^^^^\n"; !strings.Contains(b.String(), want) {
		t.Errorf("%q lacks %q", b.String(), want)
	}
}

// Colour changes no character, and there is none unless asked for.
func TestColour(t *testing.T) {
	plain := write(t, "text", diag.Options{Lang: "ja"})
	if bytes.ContainsAny(plain, "\x1b\x07") {
		t.Error("an author's control characters reach the terminal")
	}
	coloured := write(t, "text", diag.Options{Lang: "ja", Color: true})
	for _, code := range []string{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[0m"} {
		if !bytes.Contains(coloured, []byte(code)) {
			t.Errorf("no %q", code)
		}
		coloured = bytes.ReplaceAll(coloured, []byte(code), nil)
	}
	if d := cmp.Diff(string(plain), string(coloured)); d != "" {
		t.Error(d)
	}
}

// A workflow sees exactly our commands, whatever the author wrote.
func TestNoForeignCommands(t *testing.T) {
	for _, format := range []string{"text", "github"} {
		for line := range strings.Lines(string(write(t, format, diag.Options{Lang: "ja"}))) {
			trimmed := strings.TrimLeft(line, " ")
			if strings.HasPrefix(trimmed, "::") && (format == "text" || strings.HasPrefix(trimmed, "::error::")) {
				t.Errorf("%s: %q would run as a command", format, line)
			}
		}
	}
}

// officialSchema is the standard's own schema, which .ci/run installs.
const officialSchema = "../../.ci/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

func TestSARIFObeysItsSchema(t *testing.T) {
	f, err := os.Open(officialSchema)
	if err != nil {
		t.Skip("the schema of SARIF is not installed; (cd .ci && npm ci) installs it")
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"ja", "en"} {
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(write(t, "sarif", diag.Options{Lang: lang, Dir: "開示 書", Version: "1.0"})))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Error(err)
		}
	}
}

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "開示書": 6, "ｶﾅ": 2, "（a）": 5, "か\u3099": 2, "é": 1, "e\u0301": 1,
		"👍": 2, "👍🏽": 2, "👨‍👩‍👧": 2, "❤️": 2, "🇯🇵": 2, "①…": 2, "a\u200bb": 2,
	} {
		if got := diag.Columns(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}
