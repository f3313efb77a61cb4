package diag

// redirectRules are about content/redirects.yaml, which says what became of
// addresses that were published once.
var redirectRules = []Rule{
	{
		Code: "redirect-address", Severity: Error,
		Message: Text{"{address} はこのサイトのページの URL として読めません", "{address} is not the address of a page of this site"},
		Hint:    Text{"サイトの先頭から items/medical-cloud/079.html か items/medical-cloud/079.html#p4 のように書いてください", "write it from the top of the site, as items/medical-cloud/079.html or items/medical-cloud/079.html#p4"},
		Why:     Text{"前に公表した URL を開いた読み手に、行き先を示せません", "readers who open an address published before could not be shown where to go"},
	},
	{
		Code: "redirect-choice", Severity: Error,
		Message: Text{"移った先（to）か取り下げた日（withdrawn）の、どちらか1つを書いてください", "write either where it went (to) or when it was withdrawn (withdrawn)"},
		Hint:    Text{"移したなら to: に今の URL を、なくしたなら withdrawn: に日付を書きます", "to: takes the address of today, withdrawn: a date"},
		Why:     Text{"前の URL を開いた読み手が、移ったのか、なくなったのか分かりません", "readers of the former address could not tell whether it moved or is gone"},
	},
	{
		Code: "redirect-duplicate", Severity: Error,
		Message: Text{"{from} の行き先が2度書かれています", "{from} has two entries"},
		Hint:    Text{"どちらかを消してください", "delete one of them"},
		Why:     Text{"1つの URL から、2つのところへは案内できません", "one address cannot lead to two places"},
	},
	{
		Code: "redirect-occupied", Severity: Error,
		Message: Text{"{from} は今もあるページです", "{from} is a page of the site today"},
		Hint:    Text{"この行を消すか、なくなった URL を from に書いてください", "delete this entry, or write the address that is gone"},
		Why:     Text{"今あるページを案内板で置き換えると、読めなくなります", "the page could not be read any more"},
	},
	{
		Code: "redirect-target", Severity: Error,
		Message: Text{"移った先 {to} がありません", "{to}, where it is said to have gone, does not exist"},
		Hint:    Text{"{near|もしかして: {near}。}今あるページの URL を書いてください", "{near|did you mean {near}? }write the address of a page that exists today"},
		Why:     Text{"前の URL を開いた読み手が、行き止まりに着きます", "readers of the former address would end up nowhere"},
	},
}
