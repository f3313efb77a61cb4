package diag

// crosswalkRules are about the tables from one checklist to another.
var crosswalkRules = []Rule{
	{
		Code: "crosswalk-item", Severity: Error,
		Message: Text{"対応表の項目 {no} は {checklist} にありません", "{checklist} has no item {no} for the crosswalk"},
		Hint:    Text{"項目番号は {first} から {last} までです", "items run from {first} to {last}"},
		Why:     Text{"対応が切れていると、使えるはずの回答が使われず、読み手もたどれません", "a broken pair keeps an answer from being used, and readers from following it"},
	},
}
