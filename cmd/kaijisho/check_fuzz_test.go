package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"kaijisho/internal/diag"
)

// Whatever stands in an answer, the register or disclosure.yaml: no panic,
// every place inside its file, every message complete, every format written.
func FuzzCheck(f *testing.F) {
	b := base(f)
	answer, register, disclosure := string(b[answer2].Data), string(b["content/evidence.yaml"].Data), string(b["content/disclosure.yaml"].Data)
	f.Add(answer, register, disclosure)
	for _, rule := range diag.Rules() {
		bad, _ := diag.Examples(rule.Code)
		for _, e := range bad {
			switch e.Path {
			case answer2:
				f.Add(e.Text, register, disclosure)
			case "content/evidence.yaml":
				f.Add(answer, register+e.Text, disclosure)
			case "content/disclosure.yaml":
				f.Add(answer, register, e.Text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, answer, register, disclosure string) {
		project := base(t)
		project[answer2] = &fstest.MapFile{Data: []byte(answer)}
		project["content/evidence.yaml"] = &fstest.MapFile{Data: []byte(register)}
		project["content/disclosure.yaml"] = &fstest.MapFile{Data: []byte(disclosure)}
		list := inspected(t, project)
		for _, d := range list {
			inside(t, d.Code, d.Span)
			for _, n := range d.Notes {
				inside(t, d.Code+" note", n.Span)
			}
			if _, ok := diag.Lookup(d.Code); !ok {
				t.Errorf("%s is not in the catalogue", d.Code)
			}
		}
		for name, write := range checkFormats {
			if err := write(&bytes.Buffer{}, list, diag.Options{Lang: "ja"}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func inside(t *testing.T, what string, s diag.Span) {
	t.Helper()
	if s.Source != nil && (s.Start < 0 || s.Start > s.End || s.End > len(s.Source.Text)) {
		t.Errorf("%s: span %d-%d is not inside %s of %d bytes", what, s.Start, s.End, s.Source.Path, len(s.Source.Text))
	}
}

// Texts that a rule could trip over when they are long.
var tiresome = map[string]string{
	"prose":     "利用者ごとに利用者IDを発行し、共用を認めていません。",
	"digits":    "0120-123-4567 10.0.0.1, ",
	"brackets":  "((((((((12",
	"dots":      "1.1.1.1.",
	"colons":    "a:1:b:2:",
	"at signs":  "a@b@c.d",
	"names":     "ｱｸｾｽ管理規程 ",
	"kana":      "ｱ\u3000ｶﾞ",
	"points":    "(1)〜(2)、",
	"requests":  "医療機関等は確かめてください、",
	"sentences": "病院。ください。\n",
	"secrets":   "AKIA gh eyJ.xox-",
	"squeezed":  "㈱\u200b",
	"marks":     "[[3]] ",
}

// How long a check takes for a text and for thirty times as much of it: the
// ratio says whether the time is linear. It is a benchmark and no test, because
// a busy machine would fail it.
func BenchmarkTiresomeText(b *testing.B) {
	for name, unit := range tiresome {
		for _, size := range []int{4 << 10, 120 << 10} {
			b.Run(fmt.Sprintf("%s/%dKiB", name, size>>10), func(b *testing.B) {
				project := base(b)
				project[answer2].Data = append(project[answer2].Data, strings.Repeat(unit, size/len(unit))...)
				for b.Loop() {
					inspected(b, project)
				}
			})
		}
	}
}
