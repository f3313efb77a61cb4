package diag

// answerRules are about answers and the other files under content/.
var answerRules = []Rule{
	{
		Code: "front-matter-missing", Severity: Error,
		Message: Text{"ファイルの先頭に「---」で囲んだキーがありません", "the file does not begin with front matter between --- lines"},
		Hint:    Text{"1行目に「---」（半角のハイフン3つ）だけを書き、status などを並べ、「---」だけの行で閉じてください", "begin with a line of three hyphens, give status and so on, and close with another such line"},
		Why:     Text{"status が読めないので、この項目は未回答として公開されます", "without a status the item would be published as unanswered"},
	},
	{
		Code: "front-matter-open", Severity: Error,
		Message: Text{"先頭の「---」が閉じられていません", "the front matter is not closed"},
		Hint:    Text{"最後のキーの次に「---」（半角のハイフン3つ）だけの行を加えてください", "add a line of three hyphens after the last key"},
		Why:     Text{"どこまでが設定でどこからが本文かが決まらず、書いた内容が公開されません", "what is a setting and what is text cannot be told, so nothing of it is published"},
	},
	{
		Code: "answer-name", Severity: Error,
		Message: Text{"ファイル名 {name} は項目番号ではありません", "the file name {name} is no item number"},
		Hint:    Text{"079.md のように、項目番号を名前にしてください", "name it after the item, such as 079.md"},
		Why:     Text{"どの項目への回答か分からないファイルは、どのページにも載りません", "a file that answers no item appears on no page"},
	},
	{
		Code: "answer-item-unknown", Severity: Error,
		Message: Text{"項目 {no} は {checklist} にありません", "{checklist} has no item {no}"},
		Hint:    Text{"項目番号は {first} から {last} までです", "items run from {first} to {last}"},
		Why:     Text{"番号を誤ると、回答したつもりの項目が未回答のまま公開されます", "with a wrong number the item you meant stays unanswered in public"},
	},
	{
		Code: "answer-duplicate", Severity: Error,
		Message: Text{"項目 {no} の回答が {kept} と {extra} の2つにあります", "item {no} is answered in two files, {kept} and {extra}"},
		Hint:    Text{"正式な名前は {regular} です。内容をそこにまとめ、もう一方を消してください", "the regular name is {regular}: merge them there and remove the other"},
		Why:     Text{"食い違う2つの回答のどちらを公開するかは、書いた人にしか決められません", "which of two answers is to be published only their authors can tell"},
	},
	{
		Code: "checklist-unknown", Severity: Error,
		Message: Text{"チェックリスト {id} はありません", "there is no checklist {id}"},
		Hint:    Text{"{near|もしかして: {near}。}使えるもの: {ids}", "{near|did you mean {near}? }available: {ids}"},
		Why:     Text{"チェックリストが見つからないと、その項目が1つも公開されません", "without the checklist none of its items is published"},
	},
	{
		Code: "status-missing", Severity: Error,
		Message: Text{"回答があるのに status がありません", "the answer has no status"},
		Hint:    Text{"status: に {words} のどれかを書いてください", "add status: with one of {words}"},
		Why:     Text{"区分のない回答は、一覧でも集計でも未回答に数えられます", "an answer without a status counts as none in tables and totals"},
	},
	{
		Code: "status-unknown", Severity: Error,
		Message: Text{"status の値 {value} は使えません", "unknown status {value}"},
		Hint:    Text{"{near|もしかして: {near}。}使える値: {words}", "{near|did you mean {near}? }allowed: {words}"},
		Why:     Text{"知らない区分は集計できず、読み手にも意味が伝わりません", "an unknown status can neither be counted nor understood"},
	},
	{
		Code: "status-requires", Severity: Error,
		Message: Text{"「{label}」には {key} が必要です", "status {status} needs {key}"},
		Hint:    Text{"「{key}: …」の行を加えてください。gap は足りない点、reason は対象外とする理由、target_date は 2027-03-31 の形の期限です", "add a line \"{key}: …\"; gap is what is missing, reason why it does not apply, target_date a day as 2027-03-31"},
		Why:     Text{"理由のない対象外や期限のない対応予定は、評価する人が必ず問い返します", "an exclusion without a reason or a plan without a date will be sent back by every reviewer"},
	},
	{
		Code: "same-as-unknown", Severity: Error,
		Message: Text{"same_as の項目 {no} はありません", "same_as names item {no}, which does not exist"},
		Hint:    Text{"項目番号は {first} から {last} までです", "items run from {first} to {last}"},
		Why:     Text{"行き先のない same_as は、空の回答になります", "a same_as that leads nowhere is an empty answer"},
	},
	{
		Code: "same-as-unanswered", Severity: Error,
		Message: Text{"same_as の項目 {no} に回答がありません", "same_as names item {no}, which has no answer"},
		Hint:    Text{"項目 {no} に回答するか、本文をここに書いてください", "answer item {no} or write the answer here"},
		Why:     Text{"空の回答を共有すると、両方の項目が未回答になります", "sharing an empty answer leaves both items unanswered"},
	},
	{
		Code: "same-as-circle", Severity: Error,
		Message: Text{"same_as が一巡しています: {circle}", "same_as runs in a circle: {circle}"},
		Hint:    Text{"どれか1つの same_as を消して、そこに本文を書いてください", "remove same_as from one of them and write the answer there"},
		Why:     Text{"互いを指す項目には、どこにも本文がありません", "items that point to each other hold no text at all"},
	},
	{
		Code: "same-as-body", Severity: Error,
		Message: Text{"same_as と本文の両方があります", "both same_as and a text are given"},
		Hint:    Text{"どちらか一方だけにしてください", "keep one of them"},
		Why:     Text{"本文を書いても、same_as がある限り公開されません", "a text beside same_as would never be shown"},
	},
	{
		Code: "point-unknown", Severity: Error,
		Message: Text{"項目 {no} に小項目 {point} はありません", "item {no} has no sub-item {point}"},
		Hint:    Text{"この項目の小項目: {points}", "sub-items of this item: {points}"},
		Why:     Text{"要求にない小項目への区分は、どこにも表示されません", "a status for a sub-item that does not exist is shown nowhere"},
	},
	{
		Code: "evidence-unknown", Severity: Error,
		Message: Text{"エビデンス {doc} は台帳にありません", "evidence {doc} is not in the register"},
		Hint:    Text{"{near|もしかして: {near}。}content/evidence.yaml に登録するか、id を直してください", "{near|did you mean {near}? }register it in content/evidence.yaml or correct the id"},
		Why:     Text{"台帳にない文書は、読み手が名前も入手方法も知ることができません", "readers learn neither name nor source of a document that is not registered"},
	},
	{
		Code: "evidence-duplicate", Severity: Error,
		Message: Text{"エビデンスの id {id} が2回あります", "evidence id {id} is used twice"},
		Hint:    Text{"id は文書ごとに違うものにしてください", "give each document an id of its own"},
		Why:     Text{"id はその文書のページの URL になるので、2つの文書が同じページを取り合います", "the id is the URL of the document's page, which two documents cannot share"},
	},
	{
		Code: "evidence-id", Severity: Error,
		Message: Text{"id {id} は URL に使えません", "id {id} cannot be part of a URL"},
		Hint:    Text{"半角の英小文字・数字・ハイフンだけを使い、英字か数字で始めてください", "use a-z, 0-9 and hyphens, beginning with a letter or digit"},
		Why:     Text{"id はその文書のページの URL になり、公表したら変えられません", "the id becomes the URL of the document's page and can never change again"},
	},
	{
		Code: "attachment-missing", Severity: Error,
		Message: Text{"添付ファイル {path} がありません", "attachment {path} does not exist"},
		Hint:    Text{"content/attachments の中に置き、attachments/… と書いてください", "put it under content/attachments and write attachments/…"},
		Why:     Text{"リンクを開いた読み手に、何も届きません", "readers who follow the link get nothing"},
	},
	{
		Code: "url-invalid", Severity: Error,
		Message: Text{"URL として使えません: {url}", "not a usable URL: {url}"},
		Hint:    Text{"https:// または http:// で始まる URL を書いてください", "write a URL that begins with https:// or http://"},
		Why:     Text{"開けないリンクが公開されます", "a link that does not open would be published"},
	},
	{
		Code: "release-version", Severity: Error,
		Message: Text{"版数 {version} が2回あります", "release {version} is given twice"},
		Hint:    Text{"版数は改訂ごとに違うものにしてください", "give each release a version of its own"},
		Why:     Text{"版数は改訂のページの URL になり、読み手が版を言い分ける手掛かりです", "the version is the URL of the release's page and how readers tell releases apart"},
	},
	{
		Code: "release-order", Severity: Error,
		Message: Text{"改訂履歴は新しいものから順に並べてください", "releases must run from the newest to the oldest"},
		Hint:    Text{"公表日 {date} は、上にある版の公表日より後です", "{date} is later than the release above it"},
		Why:     Text{"先頭の版が現在の開示書とみなされるので、順が違うと古い版が最新として公開されます", "the first release counts as the present one, so the wrong one would be called newest"},
	},
	{
		Code: "release-item", Severity: Error,
		Message: Text{"{value} は項目番号の範囲として読めません", "{value} is no item or range of items"},
		Hint:    Text{"79 または 81-83 のように書いてください。項目番号は {first} から {last} までです", "write 79 or 81-83; items run from {first} to {last}"},
		Why:     Text{"変わった項目を読み手に知らせられません", "readers would not learn which items changed"},
	},
	{
		Code: "page-name", Severity: Error,
		Message: Text{"ページの名前 {name} は URL に使えません", "page name {name} cannot be part of a URL"},
		Hint:    Text{"半角の英小文字・数字・ハイフンだけの名前にしてください", "use a-z, 0-9 and hyphens"},
		Why:     Text{"名前がそのままページの URL になります", "the name becomes the page's URL"},
	},
	{
		Code: "version-invalid", Severity: Error,
		Message: Text{"版数 {version} はファイル名に使えません", "release {version} cannot be part of a file name"},
		Hint:    Text{"1.4.0 のように、半角の英数字・ピリオド・ハイフンで書いてください", "use letters, digits, dots and hyphens, as in 1.4.0"},
		Why:     Text{"版数はダウンロードするファイルの名前になります", "the version becomes part of the names of the downloads"},
	},
}
