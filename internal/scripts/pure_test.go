package scripts_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// call runs a script in Node, calls its function with arguments and gives
// what it returns, both as JSON.
func call(t *testing.T, script, function string, args ...any) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed, so the scripts cannot be run")
	}
	file := filepath.Join(t.TempDir(), script)
	if err := os.WriteFile(file, []byte(scripts(t)[script]), 0o644); err != nil {
		t.Fatal(err)
	}
	input, err := json.Marshal([][]any{append([]any{function}, args...)})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "testdata/call.js", file)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Stderr = os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	return string(output[1 : len(output)-1])
}

type obj = map[string]any

func TestNarrow(t *testing.T) {
	record := func(id int, status string, guidelines ...string) obj {
		return obj{"id": id, "values": obj{"status": []string{status}, "guideline": guidelines}}
	}
	records := []obj{record(1, "ok", "a", "b"), record(2, "ok", "b"), record(3, "no", "a"), record(4, "no"), {"id": 5, "values": obj{}}}
	pick := func(pairs ...string) []obj {
		chosen := []obj{}
		for i := 0; i < len(pairs); i += 2 {
			chosen = append(chosen, obj{"name": pairs[i], "value": pairs[i+1]})
		}
		return chosen
	}
	tests := []struct {
		name   string
		chosen []obj
		ids    []int
		counts map[string]int
	}{
		{"nothing chosen", pick(), []int{1, 2, 3, 4, 5}, map[string]int{"status=ok": 2, "status=no": 2, "guideline=a": 2, "guideline=b": 2}},
		// a group's own counts stay: they are what another box would add
		{"one box", pick("status", "ok"), []int{1, 2}, map[string]int{"status=ok": 2, "status=no": 2, "guideline=a": 1, "guideline=b": 2}},
		{"or inside a group", pick("guideline", "a", "guideline", "b"), []int{1, 2, 3}, map[string]int{"status=ok": 2, "status=no": 1, "guideline=a": 2, "guideline=b": 2}},
		{"and between groups", pick("status", "no", "guideline", "b"), []int{}, map[string]int{"status=ok": 2, "guideline=a": 1}},
	}
	for _, test := range tests {
		var got struct {
			Kept   []struct{ ID int }
			Counts map[string]int
		}
		if err := json.Unmarshal([]byte(call(t, "facets.js", "narrow", records, test.chosen)), &got); err != nil {
			t.Fatal(err)
		}
		ids := []int{}
		for _, r := range got.Kept {
			ids = append(ids, r.ID)
		}
		if diff := cmp.Diff(test.ids, ids); diff != "" {
			t.Errorf("%s: kept (-want +got)\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.counts, got.Counts); diff != "" {
			t.Errorf("%s: counts (-want +got)\n%s", test.name, diff)
		}
	}
}

func TestReadNotes(t *testing.T) {
	const head = `{"format": "kaijisho-review", "scope": "s", "edition": "1.4.0", "items": `
	tests := []struct{ name, text, want string }{
		{"no JSON", `項目,判定結果`, `null`},
		{"another file", `{"items": []}`, `null`},
		{"no items", `{"format": "kaijisho-review", "items": {}}`, `null`},
		{"nothing at all", `null`, `null`},
		{"notes", head + `[{"no": 1, "title": "題", "verdict": "適", "improvement": "", "note": "可", "at": "2026-11-20"}, {"no": "2", "note": "<b>"}]}`,
			`{"notes":{"1":{"at":"2026-11-20","verdict":"適","improvement":"","note":"可"},"2":{"at":"","verdict":"","improvement":"","note":"<b>"}},"skipped":0,"scope":"s","edition":"1.4.0"}`},
		{"what the sheet does not have", head + `[{"no": 9, "verdict": "適"}, {"no": 1, "verdict": "良"}, {"no": 1}, null, 7, {"no": "__proto__", "note": "x"}]}`,
			`{"notes":{},"skipped":6,"scope":"s","edition":"1.4.0"}`},
	}
	for _, test := range tests {
		got := call(t, "review-notes.js", "readNotes", test.text, []string{"1", "2"}, []string{"適", "不適"})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

func TestCompareNotes(t *testing.T) {
	note := func(verdict, at string) obj {
		return obj{"verdict": verdict, "improvement": "", "note": "", "at": at}
	}
	ours := obj{"1": note("適", "a"), "2": note("適", "a"), "4": note("適", "a")}
	theirs := obj{"1": note("適", "b"), "2": note("不適", "b"), "3": note("適", "b")}
	if diff := cmp.Diff(`{"added":["3"],"same":["1"],"differing":["2"]}`, call(t, "review-notes.js", "compareNotes", ours, theirs)); diff != "" {
		t.Error(diff)
	}
}

func TestNotesCSV(t *testing.T) {
	rows := [][]string{{"項目", "メモ"}, {"1", `"引用", 改行` + "\n終"}, {"=1+1", "＝1"}, {"+1", "-1"}, {"@a", "\t="}, {"a=b", ""}}
	want := "\ufeff" + `"項目","メモ"` + "\r\n" + `"1","""引用"", 改行` + "\n" + `終"` + "\r\n" +
		`"'=1+1","'＝1"` + "\r\n" + `"'+1","'-1"` + "\r\n" + `"'@a","'` + "\t" + `="` + "\r\n" + `"a=b",""` + "\r\n"
	var got string
	if err := json.Unmarshal([]byte(call(t, "review-notes.js", "notesCSV", rows)), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
