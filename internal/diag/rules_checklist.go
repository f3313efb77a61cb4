package diag

// checklistRules are about the checklist's own files.
var checklistRules = []Rule{
	{
		Code: "clause-unknown", Severity: Error,
		Message: Text{"条項 {clause} は {guideline} にありません", "{guideline} has no clause {clause}"},
		Hint:    Text{"{near|もしかして: {near}。}checklist/guidelines の number と同じに書いてください", "{near|did you mean {near}? }write it as number in checklist/guidelines does"},
		Why:     Text{"ガイドラインの側から項目を探す人が、この項目にたどり着けません", "readers who start from the guideline would not find the item"},
	},
	{
		Code: "guideline-unknown", Severity: Error,
		Message: Text{"ガイドライン {id} は checklist.yaml の guidelines にありません", "guideline {id} is not among the guidelines of checklist.yaml"},
		Hint:    Text{"{near|もしかして: {near}。}使えるもの: {ids}", "{near|did you mean {near}? }available: {ids}"},
		Why:     Text{"参照先のガイドラインがなければ、条項へのリンクを作れません", "without the guideline there is nothing to link the clause to"},
	},
	{
		Code: "guideline-duplicate", Severity: Error,
		Message: Text{"条項の {key} {value} が2回あります", "clause {key} {value} is given twice"},
		Hint:    Text{"条項ごとに違うものにしてください", "give each clause its own"},
		Why:     Text{"id は条項のページの URL になるので、2つの条項が同じページを取り合います", "the id is the URL of the clause's page, which two clauses cannot share"},
	},
	{
		Code: "clause-parent", Severity: Error,
		Message: Text{"親の条項 {parent} が前にありません", "parent clause {parent} does not come before"},
		Hint:    Text{"親を先に書いてください", "write the parent first"},
		Why:     Text{"条項の木に置く場所がありません", "the clause has no place in the tree"},
	},
	{
		Code: "id-invalid", Severity: Error,
		Message: Text{"id {id} は URL に使えません", "id {id} cannot be part of a URL"},
		Hint:    Text{"半角の英小文字・数字・ハイフン・ピリオドだけを使ってください", "use a-z, 0-9, hyphens and dots"},
		Why:     Text{"id は URL になり、公表したら変えられません", "the id becomes a URL and can never change again"},
	},
	{
		Code: "item-number", Severity: Error,
		Message: Text{"項目番号 {no} は {want} でなければなりません", "item number {no} must be {want}"},
		Hint:    Text{"番号は1から順に、抜けも重なりもないようにしてください", "numbers run from 1 without gap or repetition"},
		Why:     Text{"番号は項目のページの URL であり、原資料との照合の手掛かりです", "the number is the URL of the item's page and ties it to the source"},
	},
	{
		Code: "chapter-item", Severity: Error,
		Message: Text{"章立てにある項目 {no} はありません", "the chapters name item {no}, which does not exist"},
		Hint:    Text{"chapters.yaml の items を直してください", "correct items in chapters.yaml"},
		Why:     Text{"開示書の章からその項目が抜け落ちます", "the item would be missing from its chapter of the disclosure"},
	},
	{
		Code: "category-mismatch", Severity: Error,
		Message: Text{"{key} は checklist.yaml では {want} です", "{key} is {want} in checklist.yaml"},
		Hint:    Text{"どちらかの綴りに揃えてください", "use one spelling in both files"},
		Why:     Text{"同じ分類が2つの名前で並びます", "one category would appear under two names"},
	},
}
