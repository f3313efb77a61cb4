package lint

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/width"

	"kaijisho/internal/answer"
	"kaijisho/internal/diag"
)

// What is a stock phrase and what says something.
func TestBare(t *testing.T) {
	for text, want := range map[string]bool{
		"対応済み": true, "対応済みです。": true, "対応しています。": true, "対応しております": true, "適切に対応しています。": true,
		"すべて実施しています。": true, "要求事項に適合しています。": true, "実施済": true, "遵守しています。": true, "対策済み。": true,
		"はい": true, "はい。": true, "OK": true, "○": true, "同上": true, "上記のとおりです。": true, "別紙参照": true,
		"規程を参照してください。": true, "問題ありません。": true, "特になし": true, "対応可能です。": true, "あります。": true,

		"ログを5年間保存しています。":           false,
		"2要素認証で対応しています。":           false,
		"対応する部門は情報セキュリティ部です。":      false,
		"対応していません。":                false,
		"実施していません。2027年3月に始めます。":   false,
		"適合しない部分を別紙に示します。":         false,
		"手順書を定め、運用部が毎月確かめています。":    false,
		"はい。運用部が毎月確認し、結果を記録しています。": false,
		"サービスは対応OSの最新版だけで動きます。":    false,
	} {
		if got := bare(text); got != want {
			t.Errorf("%s: a stock phrase: %t", text, got)
		}
	}
}

// What asks something of the medical institution and what only tells.
func TestRequests(t *testing.T) {
	for text, want := range map[string]bool{
		"医療機関等は、退職者の利用者IDを速やかに止めてください。": true,
		"病院では画面のロックをお願いします。":            true,
		"医療機関等には、配布をお願いしています。":          true,
		"お客様は、変更の前に知らせてください。":           true,

		"画面に「時間をおいて試してください」と示します。": false, // to a user, and by the service
		"医療機関等が管理画面で選びます。":         false,
		"医療機関等にお知らせします。":           false,
		"医療機関等の求めに応じて報告書をお渡しします。":  false,
		"作業者は、申請のうえ作業してください。":      false,
	} {
		if got := requests(text); got != want {
			t.Errorf("%s: a request: %t", text, got)
		}
	}
}

// Which numbers reach a person or a machine, and what only looks like one.
func TestNumbers(t *testing.T) {
	for text, want := range map[string][]string{
		"電話 03-1234-5678 まで":           {"phone 03-1234-5678"},
		"（03）1234-5678":                {"phone (03)1234-5678"},
		"0467-12-3456、090-1234-5678":   {"phone 0467-12-3456", "phone 090-1234-5678"},
		"+81-90-1234-5678":             {"phone +81-90-1234-5678"},
		"接続元は10.0.0.1と172.16.0.9です":    {"host 10.0.0.1", "host 172.16.0.9"},
		"http://8.8.4.4/ と 8.8.4.4/32": {"host 8.8.4.4"}, // the former is a link
		"2400:cb00:2048:1::c629:d7a2":  {"host 2400:cb00:2048:1::c629:d7a2"},
		"(10.1.2.3)、[10.1.2.4]":        {"host 10.1.2.3", "host 10.1.2.4"},

		"0120-123-456、0570-000-111":          nil, // to be called
		"2026-04-01、2026-11-20 10:30:00":     nil,
		"ISO/IEC 27001:2022、JIS Q 27017":     nil,
		"192.0.2.1、198.51.100.7、203.0.113.9": nil,
		"2001:db8::1、::1、127.0.0.1、0.0.0.0":  nil,
		"255.255.255.0、224.0.0.1":            nil,
		"第1.2.3.4版、v1.2.3.4、バージョン 10.1.2.3":  nil,
		"10.1.2.3 節、4.3.2.1章":                nil,
		"3.2.3(2)(ア)2、7.6.14":                nil,
		"00:1A:2B:3C:4D:5E":                  nil, // hardware
		"12:34:56、std::vec::Vec":             nil,
		"口座 1234567-12345678":                nil,
		"1.2.3.4.5、300.1.2.3、01.2.3.4.":      nil,
		"5-1-2-3456":                         nil,
	} {
		var got []string
		for _, w := range numberWords(text) {
			word := width.Fold.String(w.text(text))
			switch {
			case isPhone(word):
				got = append(got, "phone "+word)
			case isHost(word) && !isVersion(text, w):
				got = append(got, "host "+word)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", text, d)
		}
	}
}

// What is a password that is written down, and what only speaks of some.
func TestPasswords(t *testing.T) {
	for text, want := range map[string]string{
		"password=Karte2024": "Karte2024",
		"初期パスワード：p4ssw0rd。変更します":             "p4ssw0rd",
		"DB_PASSWORD = 'k@rte-db'":           "k@rte-db",
		`"password": "s3cret_key"`:           "s3cret_key",
		"**パスワード**：`Welcome!`":               "Welcome!",
		"ID/PW：admin/ko4ta9 と書いた紙":           "",
		"PW＝ko4ta9（初期値）":                     "ko4ta9",
		"postgres://app:ko4ta9@db.test/x":    "ko4ta9",
		"パスワード：8文字以上":                        "",
		"パスワード：英大文字・小文字・数字を含む8文字以上":          "",
		"パスワード：Argon2id でハッシュ化":              "",
		"パスワード：bcrypt（cost=12）":              "",
		"パスワード: SHA-256 と塩":                  "",
		"パスワード：Web画面2から変更":                   "",
		"password: required":                 "",
		"password: {min_length: 12}":         "",
		"password=${DB_PASSWORD1}":           "",
		"password=<your-password-1>":         "",
		"password=example-1234":              "",
		"pwd=********":                       "",
		"bypass: step12a":                    "",
		"パスワード規程 第3章、[パスワード](http://a.test)": "",
		"https://disclosure.test:8443/a@b":   "",
	} {
		src := diag.NewSource("a.md", text)
		l := &linter{}
		l.passwords(src)
		var got string
		for _, d := range l.list {
			got += d.Span.Text()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestMail(t *testing.T) {
	for text, want := range map[string][]string{
		"yamada@karte.test、suzuki＠karte.test":       {"yamada@karte.test", "suzuki＠karte.test"},
		"連絡先ｙａｍａｄａ＠ｋａｒｔｅ．ｔｅｓｔまで":                    {"ｙａｍａｄａ＠ｋａｒｔｅ．ｔｅｓｔ"},
		"TRUST＠EXAMPLE.JP、trust@mail.example.jp":    nil,
		"３名＠東京、@media、a@b、git@v2、受付＠窓口.jp":          nil,
		"Ｔｒｕｓｔ＠kaijisho.test と trust@kaijisho.test": nil, // the contact
	} {
		l := &linter{}
		l.private(diag.NewSource("a.md", text), map[string]bool{"trust@kaijisho.test": true})
		var got []string
		for _, d := range l.list {
			got = append(got, d.Span.Text())
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", text, d)
		}
	}
}

func TestExampleDomains(t *testing.T) {
	for domain, want := range map[string]bool{
		"example.jp": true, "mail.example.com": true, "a.example": true, "example.co.jp": true, "EXAMPLE.ORG": true,
		"example.dev": false, "notexample.jp": false, "example.jp.evil.test": false, "karte.co.jp": false,
	} {
		if got := exampleDomain.MatchString(domain); got != want {
			t.Errorf("%s: %t", domain, got)
		}
	}
}

// Names of documents in other widths or blanks, where they are in the text.
func TestMisspelt(t *testing.T) {
	names := NewNames([]*answer.Evidence{
		{Title: "アクセス管理規程"}, {Title: "IaaS-A 第三者報告書"}, {Title: "IaaS-A"}, {Title: "SLA"}, {Title: "ガイド（第2版）"}, {Title: "書"},
		{Title: "Ｂ表"}, {Title: "B表"},
	})
	for text, want := range map[string][]string{
		"アクセス管理規程とIaaS-A 第三者報告書": nil,
		"ｱｸｾｽ管理規程、アクセス　管理 規程":    {"ｱｸｾｽ管理規程", "アクセス　管理 規程"},
		"IaaS-A第三者報告書":           {"IaaS-A第三者報告書"},
		"ＩａａＳ－Ａの契約":              {"ＩａａＳ－Ａ"},
		"ｶﾞｲﾄﾞ(第２版)を見る":          {"ｶﾞｲﾄﾞ(第２版)"},
		"ＳＬＡに定める":                {"ＳＬＡ"},
		"ＳＬＡＰ、the SLA of":        nil, // another word, and the right one
		"iaas-a、アクセス管理\n規程":      nil, // case is the author's; a name does not run over a line
		"Ｂ表とB表":                  nil, // both are registered
		"証明書":                    nil,
	} {
		var got []string
		for _, m := range names.Misspelt(text) {
			got = append(got, text[m.Start:m.End])
			if Fold(text[m.Start:m.End]) != Fold(m.Title) {
				t.Errorf("%s: %s is not %s", text, text[m.Start:m.End], m.Title)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", text, d)
		}
	}
	if got := (&Names{}).Misspelt("ｱ"); got != nil {
		t.Error(got)
	}
}

func FuzzWords(f *testing.F) {
	f.Add("ｱｸｾｽ管理規程 10.0.0.1 03-1234-5678 ((（)）\xff")
	names := NewNames([]*answer.Evidence{{Title: "ガ 1"}, {Title: "a"}, {Title: "\u3099"}})
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range names.Misspelt(text) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q: %d-%d after %d", text, m.Start, m.End, last)
			}
			last = m.End
		}
		for _, w := range numberWords(text) {
			if w.start < 0 || w.end < w.start || w.end > len(text) {
				t.Fatalf("%q: %v", text, w)
			}
			isVersion(text, w)
		}
		for i := range text {
			if code, end := characterRun(text, i); end <= i || end > len(text) || code != "" && !slices.Contains(characterCodes, code) {
				t.Fatalf("%q: %s up to %d", text, code, end)
			}
		}
		bare(text)
		requests(text)
		(&linter{}).passwords(diag.NewSource("a.md", text))
	})
}

var characterCodes = []string{"character-narrow", "character-squeezed", "character-private", "character-invisible"}
