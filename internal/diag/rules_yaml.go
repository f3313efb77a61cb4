package diag

// yamlRules are about the form of YAML files and front matter.
var yamlRules = []Rule{
	{
		Code: "yaml-syntax", Severity: Error,
		Message: Text{"YAML として読めません: {detail}", "this is not valid YAML: {detail}"},
		Hint:    Text{"字下げ（半角空白）、コロンの後の空白、引用符の閉じ忘れを確かめてください", "check indentation (spaces), the space after a colon, and closing quotes"},
		Why:     Text{"このファイルの設定がすべて読めません", "nothing in this file can be read"},
	},
	{
		Code: "yaml-tab", Severity: Error,
		Message: Text{"字下げにタブは使えません", "a tab cannot indent YAML"},
		Hint:    Text{"半角空白に置き換えてください", "use spaces"},
		Why:     Text{"見た目と違う階層として読まれます", "it would be read as another level than it looks"},
	},
	{
		Code: "yaml-alias", Severity: Error,
		Message: Text{"アンカー（&）とエイリアス（*）は使えません", "anchors (&) and aliases (*) are not allowed"},
		Hint:    Text{"値をそのまま書いてください。記号で始まる文字列は引用符で囲みます", "write the value itself; quote text that begins with such a sign"},
		Why:     Text{"書いた場所と違う場所の値が公開されるのを防ぎます", "no value should be published from another place than where it is read"},
	},
	{
		Code: "yaml-tag", Severity: Error,
		Message: Text{"型の指定 {tag} は使えません", "the tag {tag} is not allowed"},
		Hint:    Text{"「!」で始まる文字列は引用符で囲んでください", "quote text that begins with an exclamation mark"},
		Why:     Text{"型を変える指定は、見えるとおりに読めない値を作ります", "a tag makes a value that is not what it looks like"},
	},
	{
		Code: "yaml-key-unknown", Severity: Error,
		Message: Text{"項目名 {key} は使えません", "unknown key {key}"},
		Hint:    Text{"{near|もしかして: {near}。}使える項目名: {keys}", "{near|did you mean {near}? }allowed keys: {keys}"},
		Why:     Text{"綴りの違う項目名は、書いても効きません", "a misspelt key has no effect"},
	},
	{
		Code: "yaml-key-duplicate", Severity: Error,
		Message: Text{"項目名 {key} が2回あります", "key {key} is given twice"},
		Hint:    Text{"どちらか一方を消してください", "remove one of them"},
		Why:     Text{"どちらの値が効くのか、書いた人にも読む人にも分かりません", "which of the values counts is clear to nobody"},
	},
	{
		Code: "yaml-type", Severity: Error,
		Message: Text{"ここは{want}でなければなりません（書かれているもの: {got}）", "this must be {want_en} (found: {got})"},
		Hint:    Text{"{want}に直してください", "make it {want_en}"},
		Why:     Text{"値を読み取れないので、公開されません", "the value cannot be read and is not published"},
	},
	{
		Code: "yaml-required", Severity: Error,
		Message: Text{"項目名 {key} がありません", "key {key} is missing"},
		Hint:    Text{"「{key}: …」の行を加えてください", "add a line \"{key}: …\""},
		Why:     Text{"これがないと、開示書に必要な内容が欠けます", "the disclosure would lack something it needs"},
	},
	{
		Code: "yaml-empty", Severity: Error,
		Message: Text{"{key} に値がありません", "{key} has no value"},
		Hint:    Text{"値を書くか、行ごと消してください", "give it a value or remove the line"},
		Why:     Text{"書き忘れか、わざと空けたのかを区別できません", "it may be forgotten or meant, and nobody can tell"},
	},
	{
		Code: "yaml-date", Severity: Error,
		Message: Text{"日付として読めません: {value}", "not a date: {value}"},
		Hint:    Text{"2026-04-01 の形で、実在する日付を書いてください", "write an existing day as 2026-04-01"},
		Why:     Text{"期限や版の順番を判定できません", "neither due dates nor the order of releases can be told"},
	},
	{
		Code: "yaml-value", Severity: Error,
		Message: Text{"{value} という値は使えません", "{value} is not an allowed value"},
		Hint:    Text{"{near|もしかして: {near}。}使える値: {words}", "{near|did you mean {near}? }allowed: {words}"},
		Why:     Text{"決められた値でないと、表示も絞り込みもできません", "any other value can be neither shown nor filtered by"},
	},
}
