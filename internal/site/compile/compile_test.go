package compile_test

import (
	"bytes"
	"errors"
	"html/template"
	"strconv"
	"strings"
	"testing"

	"kaijisho/internal/site/compile"
)

type link struct{ Href, Text string }

type day struct{ ISO string }

func (d day) Has() bool { return d.ISO != "" }

type frame struct {
	Title string
	Links []link
}

type branch struct {
	Name     string
	Branches []branch
}

type view struct {
	frame
	Frame   frame
	Text    string
	Ready   template.HTML
	Address template.URL
	N       int
	Share   float64
	Yes     bool
	Day     day
	Near    *link
	Far     *link
	Tree    []branch
	Words   map[string]string
	Any     any
}

func sample(text string) view {
	f := frame{"見出し & <b>", []link{{"a.html#1", "一"}, {"../b.html?q=" + text, text}}}
	return view{
		frame: f, Frame: f, Text: text, Ready: "<em>済</em>", Address: "status=open", N: 3, Share: 0.5, Yes: true, Day: day{"2026-11-20"},
		Near:  &link{"c.html", "近"},
		Tree:  []branch{{"幹", []branch{{"枝", nil}, {"葉", nil}}}},
		Words: map[string]string{"k": "v"},
		Any:   1,
	}
}

// understood are templates that a program writes as html/template does.
var understood = []string{
	`<title>{{.Text}}</title><p title="{{.Text}}">{{.Text}}</p><a href="{{.Text}}">1</a><a href="x/{{.Text}}">2</a><a href="?q={{.Text}}#{{.Text}}">3</a>`,
	`<meta http-equiv="refresh" content="0; url={{.Text}}">`,
	`{{.Ready}}<p title="{{.Ready}}">{{.N}} {{.Share}} {{.Yes}}</p><title>{{.Ready}}</title><a href="?{{.Address}}">{{.Address}}</a><a href="{{.Address}}">4</a>`,
	`{{.Frame.Title}}{{len .Frame.Links}}{{len .Text}}{{.Day.Has}}{{if .Day.Has}}{{.Day.ISO}}{{end}}`,
	`{{if .Near}}{{.Near.Text}}{{else}}none{{end}}{{with .Near}}{{.Href}}{{end}}{{with .Far}}{{.Href}}{{else}}far{{end}}`,
	`{{if .Text}}a{{else if .N}}b{{else}}c{{end}}{{if and .Yes (ne .N 3)}}d{{end}}{{if and .N .Text .Far}}f{{end}}{{if or (not .Yes) (eq .Text "x") .Words}}e{{end}}`,
	`{{range .Frame.Links}}<a href="{{.Href}}">{{.Text}}</a>{{else}}none{{end}}{{range $i, $l := .Frame.Links}}{{if $i}}、{{end}}{{$l.Text}}{{$.N}}{{end}}{{range $b := .Tree}}{{$b.Name}}{{end}}`,
	`{{$a := .Text}}{{$n := 1}}{{range .Frame.Links}}{{if ne .Text $a}}{{$a = .Text}}{{end}}{{$b := .Href}}{{$b}}{{end}}{{$a}}{{$n}}`,
	`{{template "tree" .Tree}}{{template "empty"}}{{define "tree"}}{{range .}}{{$name := .Name}}{{template "tree" .Branches}}{{$name}}{{end}}{{end}}{{define "empty"}}-{{end}}`,
	`{{block "part" .Near}}<a href="{{.Href}}">{{$.Text}}</a>{{end}}{{.Title}}`,
}

func FuzzExecute(f *testing.F) {
	for _, text := range []string{"", "x", "項目 + 「回答」", `<a b='c' d="e">&amp;`, "javascript:alert(1)", "https://example.jp/?a=1&b=%zz", "\x00\xff\ufffd", "a b/c.html#d"} {
		f.Add(text)
	}
	for c := range 256 {
		f.Add(string([]byte{byte(c)}))
	}
	type pair struct {
		set     *template.Template
		program *compile.Program
	}
	var pairs []pair
	for _, text := range understood {
		set := template.Must(template.New("page").Parse(text))
		program, err := compile.New(set, "page", view{})
		if err != nil {
			f.Fatalf("%s: %v", text, err)
		}
		pairs = append(pairs, pair{set, program})
	}
	f.Fuzz(func(t *testing.T, text string) {
		for i, p := range pairs {
			var want, got bytes.Buffer
			if err := p.set.Execute(&want, sample(text)); err != nil {
				t.Fatal(err)
			}
			if err := p.program.Execute(&got, sample(text)); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Errorf("%s\ngot  %q\nwant %q", understood[i], got.String(), want.String())
			}
		}
	})
}

// TestRefused holds that a program is not made of what it could only guess at.
func TestRefused(t *testing.T) {
	for i, text := range []string{
		`{{printf "%d" .N}}`,
		`{{.Text | printf "%s"}}`,
		`{{.Words.k}}`,
		`{{range .Words}}{{.}}{{end}}`,
		`{{range .N}}{{.}}{{end}}`,
		`{{range .Frame.Links}}{{break}}{{end}}`,
		`{{.Any}}`,
		`{{with .Any}}{{.Text}}{{end}}`,
		`{{with $x := .Near}}{{$x.Text}}{{end}}`,
		`{{if eq .N 1 2 3}}{{end}}`,
		`{{if eq .Share 0.5}}{{end}}`,
		`{{index .Frame.Links 0}}`,
		`{{$x := 1}}{{$x = .Text}}`,
		`{{.Nowhere}}`,
		`{{.frame}}`,
		`<p title={{.Text}}>`,
		`<script>var x = {{.Text}}</script>`,
		`{{template "nowhere"}}`,
		`<p title="{{template "in" .Text}}">{{define "in"}}{{.}}{{end}}`,
		`<a {{if .Yes}}href="{{end}}">`,
	} {
		set := template.Must(template.New(strconv.Itoa(i)).Parse(text))
		if _, err := compile.New(set, set.Name(), view{}); err == nil {
			t.Errorf("%s: no error", text)
		}
	}
}

// TestNoData holds that a page whose data lead nowhere is left to html/template.
func TestNoData(t *testing.T) {
	set := template.Must(template.New("page").Parse(`<p>{{.Far.Href}}{{.Far.Text}}</p>`))
	program, err := compile.New(set, "page", view{})
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range []any{view{}, link{}, nil} {
		if err := program.Execute(new(bytes.Buffer), data); !errors.Is(err, compile.ErrData) {
			t.Errorf("%T: got %v, want ErrData", data, err)
		}
	}
	var out strings.Builder
	if err := set.Execute(&out, view{}); err == nil {
		t.Error("html/template writes the page, so the program must as well")
	}
}

func BenchmarkExecute(b *testing.B) {
	set := template.Must(template.New("page").Parse(understood[6]))
	program, err := compile.New(set, "page", view{})
	if err != nil {
		b.Fatal(err)
	}
	data, out := sample("項目"), new(bytes.Buffer)
	b.Run("program", func(b *testing.B) {
		for b.Loop() {
			out.Reset()
			_ = program.Execute(out, data)
		}
	})
	b.Run("template", func(b *testing.B) {
		for b.Loop() {
			out.Reset()
			_ = set.Execute(out, data)
		}
	})
}
