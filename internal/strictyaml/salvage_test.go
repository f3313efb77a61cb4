package strictyaml_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

// What does not parse hides neither values nor mistakes of other keys.
func TestSalvage(t *testing.T) {
	for _, c := range []struct {
		name, text string
		count      int
		want       []string
	}{
		{"around", "level: hgih\nname: \"x\ncount: 3\nday: 2026-13-01\n", 3, []string{`1:8-1:12 yaml-value "hgih"`, `2:7-2:9 yaml-quote "\"x"`, `4:6-4:16 yaml-date "2026-13-01"`}},
		{"several", "name: x\nnotes: {a\ntags: [b\ncount: 3\n", 3, []string{`2:1-2:10 yaml-syntax "notes: {a"`, `3:1-3:9 yaml-syntax "tags: [b"`}},
		{"tabs", "name: x\ntags:\n\t- a\ncount: 3\nlevle: low\n", 3, []string{`3:1-3:2 yaml-tab "\t"`, `5:1-5:6 yaml-key-unknown "levle"`}},
		{"what else is missing may be lost", "nmae: \"x\ncount: 3\n", 3, []string{`1:7-1:9 yaml-quote "\"x"`}},
		{"list at the left edge", "name: x\ntags:\n- a\n- [b\ncount: 3\n", 3, []string{`4:1-4:5 yaml-syntax "- [b"`}},
		{"text at the left edge", "name: x\nnotes:\n第1章\ncount: 3\n", 3, []string{`3:1-3:4 yaml-syntax "第1章"`}},
		{"braces", "{name: x, count: 3\n", 0, []string{`1:1-1:19 yaml-syntax "{name: x, count: 3"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, got := decode(c.text)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if doc.Count != c.count {
				t.Errorf("count is %d", doc.Count)
			}
		})
	}
	var parts []part
	list := strictyaml.Decode(diag.NewSource("f.yaml", "# 台帳\n- id: a\n- id: 'b\n- {id: c}\n- ID: d\n"), &parts)
	if len(parts) != 3 || parts[0].ID != "a" || parts[1].ID != "c" || list[0].Code != "yaml-quote" || list[1].Code != "yaml-key-unknown" {
		t.Error(parts, list)
	}
}
