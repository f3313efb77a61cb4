package diag

// answerRules are about answers and the other files under content/.
var answerRules = []Rule{
	{
		Code: "front-matter-missing", Severity: Error,
		Message: Text{"ファイルの先頭に「---」で囲んだ項目がありません", "the file does not begin with front matter between --- lines"},
		Hint:    Text{"1行目に「---」を書き、status などを並べ、「---」で閉じてください", "begin with ---, give status and so on, and close with ---"},
	},
	{
		Code: "front-matter-open", Severity: Error,
		Message: Text{"先頭の「---」が閉じられていません", "the front matter is not closed"},
		Hint:    Text{"項目の終わりに「---」だけの行を加えてください", "add a line of --- after the last key"},
	},
	{
		Code: "answer-name", Severity: Error,
		Message: Text{"ファイル名 {name} は項目番号ではありません", "the file name {name} is no item number"},
		Hint:    Text{"079.md のように、項目番号を名前にしてください", "name it after the item, such as 079.md"},
	},
	{
		Code: "answer-item-unknown", Severity: Error,
		Message: Text{"項目 {no} は {checklist} にありません", "{checklist} has no item {no}"},
		Hint:    Text{"項目番号は {first} から {last} までです", "items run from {first} to {last}"},
	},
	{
		Code: "answer-duplicate", Severity: Error,
		Message: Text{"項目 {no} の回答が2つのファイルにあります", "item {no} is answered in two files"},
		Hint:    Text{"1つのファイルにまとめてください", "merge them into one file"},
	},
	{
		Code: "checklist-unknown", Severity: Error,
		Message: Text{"チェックリスト {id} はありません", "there is no checklist {id}"},
		Hint:    Text{"{near|もしかして: {near}。}使えるもの: {ids}", "{near|did you mean {near}? }available: {ids}"},
	},
	{
		Code: "status-missing", Severity: Error,
		Message: Text{"回答があるのに status がありません", "the answer has no status"},
		Hint:    Text{"status: に {words} のどれかを書いてください", "add status: with one of {words}"},
	},
	{
		Code: "status-unknown", Severity: Error,
		Message: Text{"status の値 {value} は使えません", "unknown status {value}"},
		Hint:    Text{"{near|もしかして: {near}。}使える値: {words}", "{near|did you mean {near}? }allowed: {words}"},
	},
	{
		Code: "status-requires", Severity: Error,
		Message: Text{"「{label}」には {key} が必要です", "status {status} needs {key}"},
		Hint:    Text{"{key}: を加えてください", "add {key}:"},
	},
	{
		Code: "same-as-unknown", Severity: Error,
		Message: Text{"same_as の項目 {no} はありません", "same_as names item {no}, which does not exist"},
		Hint:    Text{"項目番号は {first} から {last} までです", "items run from {first} to {last}"},
	},
	{
		Code: "same-as-unanswered", Severity: Error,
		Message: Text{"same_as の項目 {no} に回答がありません", "same_as names item {no}, which has no answer"},
		Hint:    Text{"項目 {no} に回答するか、本文をここに書いてください", "answer item {no} or write the answer here"},
	},
	{
		Code: "same-as-circle", Severity: Error,
		Message: Text{"same_as が一巡しています: {circle}", "same_as runs in a circle: {circle}"},
		Hint:    Text{"どれか1つの項目に本文を書いてください", "write the answer in one of them"},
	},
	{
		Code: "same-as-body", Severity: Error,
		Message: Text{"same_as と本文の両方があります", "both same_as and a text are given"},
		Hint:    Text{"どちらか一方だけにしてください", "keep one of them"},
	},
	{
		Code: "point-unknown", Severity: Error,
		Message: Text{"項目 {no} に小項目 {point} はありません", "item {no} has no sub-item {point}"},
		Hint:    Text{"この項目の小項目: {points}", "sub-items of this item: {points}"},
	},
	{
		Code: "evidence-unknown", Severity: Error,
		Message: Text{"エビデンス {doc} は台帳にありません", "evidence {doc} is not in the register"},
		Hint:    Text{"{near|もしかして: {near}。}content/evidence.yaml に登録するか、id を直してください", "{near|did you mean {near}? }register it in content/evidence.yaml or correct the id"},
	},
	{
		Code: "evidence-duplicate", Severity: Error,
		Message: Text{"エビデンスの id {id} が2回あります", "evidence id {id} is used twice"},
		Hint:    Text{"id は文書ごとに違うものにしてください", "give each document an id of its own"},
	},
	{
		Code: "evidence-id", Severity: Error,
		Message: Text{"id {id} は URL に使えません", "id {id} cannot be part of a URL"},
		Hint:    Text{"半角の英小文字・数字・ハイフンだけを使い、英字か数字で始めてください", "use a-z, 0-9 and hyphens, beginning with a letter or digit"},
	},
	{
		Code: "attachment-missing", Severity: Error,
		Message: Text{"添付ファイル {path} がありません", "attachment {path} does not exist"},
		Hint:    Text{"content/attachments の中に置き、attachments/… と書いてください", "put it under content/attachments and write attachments/…"},
	},
	{
		Code: "url-invalid", Severity: Error,
		Message: Text{"URL として使えません: {url}", "not a usable URL: {url}"},
		Hint:    Text{"https:// または http:// で始まる URL を書いてください", "write a URL that begins with https:// or http://"},
	},
	{
		Code: "release-version", Severity: Error,
		Message: Text{"版数 {version} が2回あります", "release {version} is given twice"},
		Hint:    Text{"版数は改訂ごとに違うものにしてください", "give each release a version of its own"},
	},
	{
		Code: "release-order", Severity: Error,
		Message: Text{"改訂履歴は新しいものから順に並べてください", "releases must run from the newest to the oldest"},
		Hint:    Text{"公表日 {date} は、上にある版の公表日より後です", "{date} is later than the release above it"},
	},
	{
		Code: "release-none", Severity: Error,
		Message: Text{"releases に版が1つもありません", "releases holds no release"},
		Hint:    Text{"最初の版（version, published, summary）を書いてください", "write the first release (version, published, summary)"},
	},
	{
		Code: "release-item", Severity: Error,
		Message: Text{"{value} は項目番号の範囲として読めません", "{value} is no item or range of items"},
		Hint:    Text{"79 または 81-83 のように書いてください。項目番号は {first} から {last} までです", "write 79 or 81-83; items run from {first} to {last}"},
	},
	{
		Code: "page-name", Severity: Error,
		Message: Text{"ページの名前 {name} は URL に使えません", "page name {name} cannot be part of a URL"},
		Hint:    Text{"半角の英小文字・数字・ハイフンだけの名前にしてください", "use a-z, 0-9 and hyphens"},
	},
	{
		Code: "version-invalid", Severity: Error,
		Message: Text{"版数 {version} はファイル名に使えません", "release {version} cannot be part of a file name"},
		Hint:    Text{"1.4.0 のように、半角の英数字・ピリオド・ハイフンで書いてください", "use letters, digits, dots and hyphens, as in 1.4.0"},
	},
}
