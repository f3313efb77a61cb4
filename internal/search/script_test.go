package search_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kaijisho/internal/search"
)

// data is what WriteData takes.
type data struct {
	entries  []search.Entry
	synonyms [][]string
	labels   search.Labels
}

func script(t *testing.T, d data) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := search.WriteData(&b, slices.Values(d.entries), d.synonyms, d.labels); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// small is a portal of a few entries, found by key.
func small() data {
	d := data{
		labels: search.Labels{
			Kinds:  []search.Label{{ID: "item", Text: "項目"}, {ID: "clause", Text: "条項"}},
			Fields: []search.FieldLabel{{ID: "text", Text: "本文", Weight: 1}},
		},
		synonyms: [][]string{{"二要素認証", "2要素認証", "複数要素認証", "MFA"}, {"災害復旧", "DR"}, {"サーバ", "ホスト"}, {"センター", "遠隔地"}},
	}
	add := func(kind string, no int, key, title, text string) {
		d.entries = append(d.entries, search.Entry{Kind: kind, No: no, Key: key, URL: key + ".html", Title: title,
			Fields: []search.Field{{Name: "text", Text: text}}})
	}
	add("item", 1, "1", "利用者の識別", "経産省GL 7.6.14 (6)による。手順は3 章、点検は1・2月。")
	add("item", 7, "7", "アドレスの管理", "経産省GL 7.6.1 (1)。address を 179 件まで扱う。")
	add("item", 79, "79", "複数要素認証", "総務省GL 3.2.3(2)(ア)2①による。")
	add("item", 80, "80", "バックアップ", "(2)項目79の答えによる。ＤＲの手順を定める。遠隔地に保管する。")
	add("clause", 0, "7.6.14", "作業者アクセス及び作業者IDの管理", "2要素認証")
	add("clause", 0, "7.6.1", "開発施設", "7.6.1(1)サーバーの保守。バックアップ用の媒体。")
	add("clause", 0, "3.2.3(2)(ア)2", "アカウント管理", "")
	return d
}

func TestFinding(t *testing.T) {
	tests := []struct{ q, hits, near string }{
		// numbers end where they end, and lead to the thing itself first
		{q: "79", hits: "79 80"},
		{q: "項目79", hits: "79 80"},
		{q: "項目 ７９", hits: "79 80"},
		{q: "No.79", hits: "79"},
		{q: "№ 79", hits: "79"},
		{q: "079", hits: "79"},
		{q: "項目7", hits: "7"},
		{q: "7.6.1", hits: "7.6.1 7"},
		{q: "７．６．１４", hits: "7.6.14 1"},
		{q: "7.6", hits: "7.6.14 7.6.1 7 1"}, // the clauses below it in their order
		{q: "3.2.3(2)(ア)2", hits: "3.2.3(2)(ア)2 79"},
		{q: "3.2.3（2）（ｱ）2", hits: "3.2.3(2)(ア)2 79"},
		{q: "3.2.3(2)", hits: "3.2.3(2)(ア)2 79"},
		{q: "6.1", hits: "7.6.1 7"},
		{q: "経産省7.6.14", hits: "1"}, // as 経産省 7.6.14
		// a sub-item leads to its item, a point to its clause
		{q: "項目80(2)", hits: "80"},
		{q: "80(3)", hits: ""},
		{q: "7.6.1(1)", hits: "7.6.1 7"},
		{q: "17", near: "7"}, // only a part of 179: shown apart
		{q: "12", near: ""},  // 1・2 is not 12
		// white space is AND, across fields
		{q: "バックアップ　遠隔地", hits: "80"},
		{q: "バックアップ 識別", hits: ""},
		// synonyms, also inside a longer term, Latin ones as whole words
		{q: "二要素認証", hits: "79 7.6.14"},
		{q: "mfa", hits: "79 7.6.14"},
		{q: "災害復旧の手順", hits: "80"},
		{q: "ホストの保守", hits: "7.6.1"},
		{q: "dr", hits: "7 80"}, // typed as such it is any part of a word
		// four in five pairs of characters of a term, when not the whole
		{q: "遠隔地保管", near: ""},
		{q: "バックアップ遠隔地", near: "80"},
		{q: "する。遠隔地", near: "80"},
		{q: "識別の利用者", near: ""},
		{q: "", hits: "1 7 79 80 7.6.14 7.6.1 3.2.3(2)(ア)2"},
		{q: "ー・", hits: "1 7 79 80 7.6.14 7.6.1 3.2.3(2)(ア)2"},
	}
	var requests []request
	for _, test := range tests {
		requests = append(requests, request{Do: "find", Q: test.q})
	}
	d := small()
	var results []found
	ask(t, script(t, d), requests, &results)
	for i, test := range tests {
		want, got := []string{test.hits, test.near}, []string{d.keys(results[i].Hits), d.keys(results[i].Near)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: hits and near (-want +got)\n%s", test.q, diff)
		}
	}
}

func TestSynonymsAreAnnounced(t *testing.T) {
	tests := map[string][]string{
		"二要素認証":    {"複数要素認証", "2要素認証"},
		"ﾎｽﾄの保守":   {"サーバの保守"},
		"複数要素認証":   {"2要素認証"},
		"ﾊﾞｯｸｱｯﾌﾟ": {},
		"災害復旧":     {"DR"},
		"センター":     {"遠隔地"}, // the mark that folding drops goes with its word
		"ｾﾝﾀｰ":     {"遠隔地"},
	}
	for q, want := range tests {
		var results []found
		ask(t, script(t, small()), []request{{Do: "find", Q: q}}, &results)
		slices.Sort(want)
		slices.Sort(results[0].Words)
		if diff := cmp.Diff(want, results[0].Words); diff != "" {
			t.Errorf("%q (-want +got)\n%s", q, diff)
		}
	}
}

// keys names entries by their keys.
func (d data) keys(positions []int) string {
	var keys []string
	for _, i := range positions {
		keys = append(keys, d.entries[i].Key)
	}
	return strings.Join(keys, " ")
}

func TestFolding(t *testing.T) {
	same := [][]string{
		{"サーバー", "サーバ", "ｻｰﾊﾞｰ", "さーば", "サ ー バ"},
		{"TLS1.2", "ＴＬＳ１．２", "tls 1.2", "TLS１.２"},
		{"ウィルス", "ウイルス", "ｳｨﾙｽ"},
		{"キャッシュ", "キヤツシユ"},
		{"が", "か\u3099", "ｶﾞ", "ガ"},
		{"A-B", "A‐B", "Ａ－Ｂ", "A–B", "A−B"},
		{"1〜2", "1～2", "1~2"},
		{"対策②", "対策2"},
		{"㈱", "（株）"},
		{"3ヶ月", "3ケ月"},
		{"葛\U000E0100飾", "葛飾"},
		{"2 3.3.6", "2・3.3.6", "2\n3.3.6", "②3.3.6"},
		{"ユーザ・アクセス", "ユーザアクセス", "ﾕｰｻﾞ･ｱｸｾｽ"},
	}
	apart := [][2]string{{"2 3", "23"}, {"1①", "11"}, {"はし", "ばし"}, {"AES-256", "AES256"}}
	var requests []request
	for _, group := range same {
		for _, s := range group {
			requests = append(requests, request{Do: "fold", Text: s})
		}
	}
	for _, pair := range apart {
		requests = append(requests, request{Do: "fold", Text: pair[0]}, request{Do: "fold", Text: pair[1]})
	}
	var folded []string
	ask(t, script(t, small()), requests, &folded)
	for _, group := range same {
		for i, s := range group {
			if folded[i] != folded[0] {
				t.Errorf("%q folds to %q, but %q to %q", group[0], folded[0], s, folded[i])
			}
		}
		folded = folded[len(group):]
	}
	for i, pair := range apart {
		if folded[2*i] == folded[2*i+1] {
			t.Errorf("%q and %q both fold to %q", pair[0], pair[1], folded[2*i])
		}
	}
}

func TestHighlighting(t *testing.T) {
	tests := []struct {
		q, text string
		want    []string
	}{
		{"バックアップ", "毎日ﾊﾞｯｸｱｯﾌﾟを取る。", []string{"ﾊﾞｯｸｱｯﾌﾟ"}},
		{"tls1.2", "通信はＴＬＳ１．２以上。", []string{"ＴＬＳ１．２"}},
		{"対策2", "以下の対策②を行う。", []string{"対策②"}},
		{"株", "㈱医療", []string{"㈱"}},
		{"サーバ", "サーバーとｻｰﾊﾞ", []string{"サーバー", "ｻｰﾊﾞ"}},
		{"記録媒体", "記録 媒体、記録・媒体", []string{"記録 媒体", "記録・媒体"}},
		{"7.6.1", "7.6.14と7.6.1と17.6.1", []string{"7.6.1"}},
		{"mfa", "多要素ではなく複数要素認証", []string{"複数要素認証"}},
		{"認証 複数", "複数要素認証", []string{"複数", "認証"}},
		{"ああ", "あああ", []string{"あああ"}},
		{"飾区", "東京都葛\U000E0100飾区", []string{"飾区"}},
		{"ない", "どこにも", []string{}},
	}
	var requests []request
	for _, test := range tests {
		requests = append(requests, request{Do: "mark", Q: test.q, Text: test.text})
	}
	var marks [][]string
	ask(t, script(t, small()), requests, &marks)
	for i, test := range tests {
		if diff := cmp.Diff(test.want, marks[i]); diff != "" {
			t.Errorf("%q in %q (-want +got)\n%s", test.q, test.text, diff)
		}
	}
}

func TestSnippets(t *testing.T) {
	long := strings.Repeat("前", 50) + "鍵" + strings.Repeat("後", 50)
	tests := []struct {
		q, text string
		width   int
		want    string
	}{
		{"鍵", "短い鍵の文", 40, "短い[鍵]の文"},
		{"鍵", long, 40, "…" + strings.Repeat("前", 24) + "[鍵]" + strings.Repeat("後", 15) + "…"},
		{"後後", long, 30, "…" + strings.Repeat("前", 23) + "鍵[" + strings.Repeat("後", 6) + "]…"},
		{"後後後後", "鍵" + strings.Repeat("前", 26) + "後後後後" + "鍵", 30, "…" + strings.Repeat("前", 25) + "[後後後後]鍵"},
		{"前 後後後後後後後後後後", strings.Repeat("鍵", 9) + "前" + strings.Repeat("鍵", 18) + strings.Repeat("後", 10) + "鍵", 30, strings.Repeat("鍵", 9) + "[前]" + strings.Repeat("鍵", 18) + "[" + strings.Repeat("後", 10) + "]…"},
		{"ない", long, 10, strings.Repeat("前", 10) + "…"},
		{"鍵", strings.Repeat("𠮷", 30) + "鍵" + strings.Repeat("𠮷", 30), 31, "…" + strings.Repeat("𠮷", 12) + "[鍵]" + strings.Repeat("𠮷", 3) + "…"},
	}
	var requests []request
	for _, test := range tests {
		requests = append(requests, request{Do: "snippet", Q: test.q, Text: test.text, Width: test.width})
	}
	var snippets []string
	ask(t, script(t, small()), requests, &snippets)
	for i, test := range tests {
		if diff := cmp.Diff(test.want, snippets[i]); diff != "" {
			t.Errorf("%q (-want +got)\n%s", test.q, diff)
		}
	}
}
