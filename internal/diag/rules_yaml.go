package diag

// yamlRules are about the form of YAML files and front matter.
var yamlRules = []Rule{
	{
		Code: "yaml-syntax", Severity: Error,
		Message: Text{"YAML として読めません（この行か、その少し前に原因があります）", "this is not valid YAML (the cause is on this line or shortly before it)"},
		Hint:    Text{"字下げ（半角空白）、コロンの後の半角空白、引用符や括弧の閉じ忘れを確かめてください", "check indentation (spaces), the space after a colon, closing quotes and brackets"},
		Why:     Text{"この行を含む設定が読めません", "the setting that this line belongs to cannot be read"},
	},
	{
		Code: "yaml-after-end", Severity: Error,
		Message: Text{"ここから下は読まれません（内容は前の行で終わっています）", "nothing from here on is read: the file's content ends before this line"},
		Hint:    Text{"上の行の [] は消してください。「---」で区切って2つ目を書くことはできません", "remove the [] above it; a second document behind --- is not allowed"},
		Why:     Text{"書いたはずの文書や設定が、何も知らされないまま公開されません", "what was written here would silently stay unpublished"},
	},
	{
		Code: "yaml-colon", Severity: Error,
		Message: Text{"{key} の後は、半角のコロンと半角の空白です", "{key} must be followed by a colon and a space"},
		Hint:    Text{"「{key}: 値」のように書いてください。全角の「：」は使えません", "write it as \"{key}: value\"; a full-width colon is none"},
		Why:     Text{"キーとして読まれないので、書いた値が効きません", "it is not read as a key, so its value has no effect"},
	},
	{
		Code: "yaml-space-wide", Severity: Error,
		Message: Text{"字下げに全角の空白は使えません", "a full-width space cannot indent YAML"},
		Hint:    Text{"半角の空白に置き換えてください（全角1つは半角2つ）", "use plain spaces, two for each"},
		Why:     Text{"見た目と違う階層として読まれます", "it would be read as another level than it looks"},
	},
	{
		Code: "yaml-quote", Severity: Error,
		Message: Text{"引用符 {quote} の始まりと終わりが合っていません", "the quotes {quote} do not match"},
		Hint:    Text{"値の全体を1組の引用符で囲んでください。中に「\"」を書くときは、外側を「'」にします", "put the whole value into one pair of quotes; where it holds \", use ' around it"},
		Why:     Text{"どこまでが値かが決まらないので、続く行まで読めません", "where the value ends cannot be told, so the lines after it are lost too"},
	},
	{
		Code: "yaml-unquoted", Severity: Error,
		Message: Text{"「{sign}」のあるこの値は、引用符で囲む必要があります", "this value needs quotes, because of its {sign}"},
		Hint:    Text{"{quoted} と書いてください{split|。別のキーがあるなら、「, 」で分けて {split} と書きます}{other|。{other} が別のキーなら、次の行に分けます}", "write {quoted}{split|; if another key begins in it, write {split}}{other|; if {other} is another key, put it on the next line}"},
		Why:     Text{"記号が YAML の書き方として読まれ、書いたとおりの値になりません", "YAML takes the sign for its own, so the value is not what was written"},
	},
	{
		Code: "yaml-comment", Severity: Warning,
		Message: Text{"「#」から後ろはコメントとして捨てられ、値は「{value}」になります", "what follows # is a comment, so the value is only “{value}”"},
		Hint:    Text{"値の一部なら {quoted} と書いてください。コメントなら「#」の後に空白を置いてください", "if it belongs to the value, write {quoted}; if it is a comment, put a space behind the #"},
		Why:     Text{"番号や記号が欠けたまま公開され、読み手は文書や場所を特定できません", "a number is missing from what is published, and readers cannot find what is meant"},
	},
	{
		Code: "yaml-bracket", Severity: Error,
		Message: Text{"全角の「{sign}」は、YAML の括弧になりません", "a full-width {sign} is no bracket of YAML"},
		Hint:    Text{"半角で {plain} と書いてください", "write {plain}"},
		Why:     Text{"括弧ごと1つの文字列として読まれ、中のキーや値が効きません", "all of it is read as one text, and the keys and values in it have no effect"},
	},
	{
		Code: "yaml-dash", Severity: Error,
		Message: Text{"この「- 」の行は、上の行の値の続きとして読まれます", "this line with a dash is read as the end of the value above it"},
		Hint:    Text{"別の項目なら、行頭の空白の数を上の「- 」と揃えてください。値の一部なら、値の全体を引用符で囲みます", "if it is another entry, indent it as the dash above; if it belongs to the value, put the whole value into quotes"},
		Why:     Text{"2つの項目が1つにつながって公開されます", "two entries would be published as one"},
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
		Message: Text{"キー {key} は使えません", "unknown key {key}"},
		Hint:    Text{"{near|もしかして: {near}。}使えるキー: {keys}", "{near|did you mean {near}? }allowed keys: {keys}"},
		Why:     Text{"綴りの違うキーは、書いても効きません", "a misspelt key has no effect"},
	},
	{
		Code: "yaml-key-duplicate", Severity: Error,
		Message: Text{"キー {key} が2回あります", "key {key} is given twice"},
		Hint:    Text{"どちらか一方を消してください{entry|。ここから別の項目なら、この行を「- 」で始めます}", "remove one of them{entry|; if another entry begins here, begin the line with “- ”}"},
		Why:     Text{"どちらの値が効くのか、書いた人にも読む人にも分かりません", "which of the values counts is clear to nobody"},
	},
	{
		Code: "yaml-type", Severity: Error,
		Message: Text{"ここは{want}でなければなりません（書かれているもの: {got}{nothing|何もない}）", "this must be {want_en} (found: {got}{nothing|nothing})"},
		Hint:    Text{"{want}に直してください{nothing|。要らなければ行ごと消します}{flow|。このように書きます: {flow}}{entry|。次の2行のように書きます:\n{key}:\n  - {entry}}", "make it {want_en}{nothing| or remove the line}{flow|: {flow}}{entry|, as in these two lines:\n{key}:\n  - {entry}}"},
		Why:     Text{"値を読み取れないので、公開されません", "the value cannot be read and is not published"},
	},
	{
		Code: "yaml-required", Severity: Error,
		Message: Text{"キー {key} がありません", "key {key} is missing"},
		Hint:    Text{"「{key}: …」の行を加えてください", "add a line \"{key}: …\""},
		Why:     Text{"これがないと、開示書に必要な内容が欠けます", "the disclosure would lack something it needs"},
	},
	{
		Code: "yaml-empty", Severity: Error,
		Message: Text{"{key} に値がありません", "{key} has no value"},
		Hint:    Text{"値を書いてください{optional|。要らなければ行ごと消します}{comment|。「{comment}」はコメントとして読まれています。値なら \"{comment}\" と引用符で囲みます}", "give it a value{optional| or remove the line}{comment|; {comment} is a comment: as a value it needs quotes}"},
		Why:     Text{"書き忘れか、わざと空けたのかを区別できません", "it may be forgotten or meant, and nobody can tell"},
	},
	{
		Code: "yaml-date", Severity: Error,
		Message: Text{"日付として読めません: {value}", "not a date: {value}"},
		Hint:    Text{"{near|半角で {near} と書いてください（kaijisho check --fix で直せます）。}2026-04-01 の形で、実在する日付を書きます", "{near|write {near}, which kaijisho check --fix does; }days are written as 2026-04-01, and must exist"},
		Why:     Text{"期限や版の順番を判定できません", "neither due dates nor the order of releases can be told"},
	},
	{
		Code: "yaml-value", Severity: Error,
		Message: Text{"{value} という値は使えません", "{value} is not an allowed value"},
		Hint:    Text{"{near|もしかして: {near}。}使える値: {words}", "{near|did you mean {near}? }allowed: {words}"},
		Why:     Text{"決められた値でないと、表示も絞り込みもできません", "any other value can be neither shown nor filtered by"},
	},
}
