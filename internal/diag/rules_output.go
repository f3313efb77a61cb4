package diag

// outputRules are about limits of what is generated.
var outputRules = []Rule{
	{
		Code: "cell-too-long", Severity: Error,
		Message: Text{"Excel のセルに入りません（{length} 文字、上限 {limit}）", "does not fit into an Excel cell ({length} characters, limit {limit})"},
		Hint:    Text{"本文を短くするか、詳細をエビデンス文書に移してください", "shorten the text or move detail into an evidence document"},
	},
	{
		Code: "control-character", Severity: Error,
		Message: Text{"使えない制御文字（{code}）があります", "control character {code} is not allowed"},
		Hint:    Text{"この文字を消してください", "delete this character"},
	},
}
