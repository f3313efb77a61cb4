package diag

// yamlRules are about the form of YAML files and front matter.
var yamlRules = []Rule{
	{
		Code: "yaml-syntax", Severity: Error,
		Message: Text{"YAML として読めません: {detail}", "this is not valid YAML: {detail}"},
		Hint:    Text{"字下げ（半角空白）、コロンの後の空白、引用符の閉じ忘れを確かめてください", "check indentation (spaces), the space after a colon, and closing quotes"},
	},
	{
		Code: "yaml-tab", Severity: Error,
		Message: Text{"字下げにタブは使えません", "a tab cannot indent YAML"},
		Hint:    Text{"半角空白に置き換えてください", "use spaces"},
	},
	{
		Code: "yaml-alias", Severity: Error,
		Message: Text{"アンカー（&）とエイリアス（*）は使えません", "anchors (&) and aliases (*) are not allowed"},
		Hint:    Text{"値をそのまま書いてください。記号で始まる文字列は引用符で囲みます", "write the value itself; quote text that begins with such a sign"},
	},
	{
		Code: "yaml-tag", Severity: Error,
		Message: Text{"型の指定 {tag} は使えません", "the tag {tag} is not allowed"},
		Hint:    Text{"「!」で始まる文字列は引用符で囲んでください", "quote text that begins with an exclamation mark"},
	},
	{
		Code: "yaml-key-unknown", Severity: Error,
		Message: Text{"項目名 {key} は使えません", "unknown key {key}"},
		Hint:    Text{"{near|もしかして: {near}。}使える項目名: {keys}", "{near|did you mean {near}? }allowed keys: {keys}"},
	},
	{
		Code: "yaml-key-duplicate", Severity: Error,
		Message: Text{"項目名 {key} が2回あります", "key {key} is given twice"},
		Hint:    Text{"どちらか一方を消してください", "remove one of them"},
	},
	{
		Code: "yaml-type", Severity: Error,
		Message: Text{"ここは{want}でなければなりません（書かれているもの: {got}）", "this must be {want_en} (found: {got})"},
		Hint:    Text{"{want}に直してください", "make it {want_en}"},
	},
	{
		Code: "yaml-required", Severity: Error,
		Message: Text{"項目名 {key} がありません", "key {key} is missing"},
		Hint:    Text{"「{key}: …」の行を加えてください", "add a line \"{key}: …\""},
	},
	{
		Code: "yaml-empty", Severity: Error,
		Message: Text{"{key} に値がありません", "{key} has no value"},
		Hint:    Text{"値を書くか、行ごと消してください", "give it a value or remove the line"},
	},
	{
		Code: "yaml-date", Severity: Error,
		Message: Text{"日付として読めません: {value}", "not a date: {value}"},
		Hint:    Text{"2026-04-01 の形で、実在する日付を書いてください", "write an existing day as 2026-04-01"},
	},
	{
		Code: "yaml-value", Severity: Error,
		Message: Text{"{value} という値は使えません", "{value} is not an allowed value"},
		Hint:    Text{"{near|もしかして: {near}。}使える値: {words}", "{near|did you mean {near}? }allowed: {words}"},
	},
}
