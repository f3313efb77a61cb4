package diag

// historyRules are about what changed since.
var historyRules = []Rule{
	{
		Code: "answer-suspect", Severity: Warning,
		Message: Text{"項目 {no} の確認（{date}）の後に変わったものがあります: {what}", "changed after item {no} was reviewed ({date}): {what_en}"},
		Hint:    Text{"回答を見直してください。直すところがなければ reviewed だけを新しくします", "review the answer; if nothing is to be changed, renew reviewed"},
		Why:     Text{"要求や根拠の文書が変わると、回答は書いた時のままでも正しくなくなることがあります", "when a requirement or a cited document changes, an answer can become wrong without anybody touching it"},
	},
	{
		Code: "release-items", Severity: Warning,
		Message: Text{"第{version}版の items が、前の版から変わった項目と合いません{missing|。足りない項目: {missing}}{extra|。余分な項目: {extra}}", "items of release {version} are not those that changed since the one before{missing|; missing: {missing}}{extra|; too many: {extra}}"},
		Hint:    Text{"{items|items: [{items}] と書いてください。}{none|items の行を消してください。}kaijisho diff でその版と前の版を比べられます", "{items|write items: [{items}]}{none|remove items}; kaijisho diff compares the two releases"},
		Why:     Text{"改訂履歴から変わった項目を選んで読む人が、載っていない変更を見落とします", "readers who go by the list of changed items miss those that it leaves out"},
	},
	{
		Code: "release-record", Severity: Error,
		Message: Text{"版の記録を読めません（{detail}）", "this record of a release cannot be read ({detail})"},
		Hint:    Text{"kaijisho release が書いたファイルです。手を加えず、git で元に戻してください", "kaijisho release wrote it: restore it from git instead of mending it by hand"},
		Why:     Text{"記録が欠けると、版ごとの変更点を読み手に示せません", "without its record, what a release changed cannot be shown"},
	},
	{
		Code: "release-record-version", Severity: Error,
		Message: Text{"第 {want} 版の記録に、第 {got} 版と書かれています", "the record of release {want} says it is of {got}"},
		Hint:    Text{"ファイル名を変えたか、別の版の記録を写したものです。git で元に戻してください", "it was renamed or copied from another release: restore it from git"},
		Why:     Text{"取り違えた記録からは、起きていない変更が公表されます", "a record of another release would publish changes that never happened"},
	},
	{
		Code: "release-record-gap", Severity: Error,
		Message: Text{"この記録の前の版 {previous} の記録がありません", "the record of {previous}, on which this one builds, is missing"},
		Hint:    Text{"{file} を git から戻してください", "restore {file} from git"},
		Why:     Text{"記録は前の版との違いだけを持つため、1つ欠けると後の版の状態が分かりません", "a record holds only what differs from the one before, so that one missing leaves the later ones unknown"},
	},
}
