package diag

// linkRules are about references inside answers.
var linkRules = []Rule{
	{
		Code: "reference-unresolved", Severity: Error,
		Message: Text{"参照 [[{target}]] の行き先がありません", "reference [[{target}]] leads nowhere"},
		Hint:    Text{"{near|もしかして: [[{near}]]。}{first|項目番号は {first} から {last} までです。}{points|項目 {no} の小項目は {points} です。}{whole|項目 {whole} に小項目はありません。}書き方: [[80]]、[[79(3)]]、[[総務省GL 3.2.3(2)]]、[[doc:文書のid]]", "{near|did you mean [[{near}]]? }{first|items run from {first} to {last}. }{points|sub-items of item {no}: {points}. }{whole|item {whole} has no sub-items. }write [[80]], [[79(3)]], [[guideline clause]] or [[doc:id]]"},
		Why:     Text{"読み手が根拠をたどれません", "readers cannot follow the reasoning to its source"},
	},
	{
		Code: "link-broken", Severity: Error,
		Message: Text{"リンク先 {path} がありません", "link target {path} does not exist"},
		Hint:    Text{"項目・条項・文書へは [[…]] で、添付へは attachments/… でリンクしてください", "link to items, clauses and documents with [[…]], to attachments with attachments/…"},
		Why:     Text{"リンクを開いた読み手に、何も届きません", "readers who follow the link get nothing"},
	},
}
