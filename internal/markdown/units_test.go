package markdown_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
)

func units(t *testing.T, text string) []markdown.Unit {
	t.Helper()
	doc, list := markdown.Parse(diag.NewSource("a.md", text), 0)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return doc.Units(func(ref markdown.Ref) (string, string, bool) { return "", "項目" + ref.Target, true })
}

func TestUnits(t *testing.T) {
	got := units(t, "### (1) 鍵\n\n鍵は**専用の**\n装置に置く（[[83]]）。\n\n"+
		"- 一つ\n- 二つ\n\n  続き\n\n| 列 | 値 |\n|---|:-:|\n| 甲 | 12 |\n\n```\na\n  b\n```\n\n> 引用[^1]\n\n[^1]: 注\n")
	want := []markdown.Unit{
		{markdown.UnitHeading, "(1) 鍵"},
		{markdown.UnitText, "鍵は専用の装置に置く（項目83）。"},
		{markdown.UnitItem, "一つ"},
		{markdown.UnitItem, "二つ"},
		{markdown.UnitText, "続き"},
		{markdown.UnitRow, "列｜値"},
		{markdown.UnitRow, "甲｜12"},
		{markdown.UnitCode, "a\n  b"},
		{markdown.UnitText, "引用※1"},
		{markdown.UnitNote, "注"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The layout of the source is not in the units.
func TestUnitsKnowNoLayout(t *testing.T) {
	a := units(t, "* 甲\n* 乙\n\n| 列 | 値 |\n|---|---|\n| 甲 | 12 |\n")
	b := units(t, "- 甲\n\n- 乙\n\n|列|値|\n|:--|--:|\n|甲          |12    |\n")
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}
