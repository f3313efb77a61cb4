package diag

// outputRules are about limits of what is generated.
var outputRules = []Rule{
	{
		Code: "cell-too-long", Severity: Error,
		Message: Text{"Excel のセルに入りません（{length} 文字、上限 {limit}）", "does not fit into an Excel cell ({length} characters, limit {limit})"},
		Hint:    Text{"本文を短くするか、詳細をエビデンス文書に移してください", "shorten the text or move detail into an evidence document"},
		Why:     Text{"Excel で途中から切れ、評価する人が最後まで読めません", "the workbook would cut it off, and reviewers could not read the end"},
	},
	{
		Code: "control-character", Severity: Error,
		Message: Text{"使えない制御文字（{code}）があります", "control character {code} is not allowed"},
		Hint:    Text{"この文字を消してください", "delete this character"},
		Why:     Text{"Excel ファイルが壊れて開けなくなります", "the workbook would be damaged and could not be opened"},
	},
	{
		Code: "accent-invalid", Severity: Error,
		Message: Text{"accent の値 {value} は色として読めません", "accent {value} is no colour"},
		Hint:    Text{"#123f8c のように、# と16進数6桁で書いてください", "write # and six hexadecimal digits, as in #123f8c"},
		Why:     Text{"色を読めないと、サイト全体が決まった配色になりません", "without the colour the site cannot be drawn as meant"},
	},
	{
		Code: "accent-contrast", Severity: Warning,
		Message: Text{"accent の色 {value} は文字に使うには淡すぎます（背景との比 {ratio}:1）。文字には {used} を使います", "accent {value} is too pale for text ({ratio}:1 on the page); text uses {used}"},
		Hint:    Text{"比が 4.5:1 以上になる、もっと濃い色を選ぶとそのまま使えます", "a darker colour with at least 4.5:1 is used as it is"},
		Why:     Text{"淡い文字は、視力の弱い人に読めません", "pale text cannot be read with weak eyes"},
	},
	{
		Code: "logo-missing", Severity: Error,
		Message: Text{"ロゴのファイル {path} がありません", "logo file {path} does not exist"},
		Hint:    Text{"content/attachments に置き、そこからの名前を書いてください", "put it into content/attachments and write its name there"},
		Why:     Text{"全ページの見出しから、会社を示すロゴが消えます", "the sign of the vendor would be missing from every page"},
	},
}
