package diag

// markdownRules are about the Markdown of answers and pages.
var markdownRules = []Rule{
	{
		Code: "link-scheme", Severity: Error,
		Message: Text{"この種類のリンクは使えません: {url}", "links of this kind are not allowed: {url}"},
		Hint:    Text{"http、https、mailto、または相対リンクだけが使えます", "use http, https, mailto or a relative link"},
	},
	{
		Code: "fence-open", Severity: Warning,
		Message: Text{"コードブロックが閉じられていません", "the code block is not closed"},
		Hint:    Text{"``` だけの行で閉じてください", "close it with a line of ```"},
	},
	{
		Code: "image-alt", Severity: Error,
		Message: Text{"画像に代わりの文がありません", "the image has no text alternative"},
		Hint:    Text{"![何の図か](attachments/図.png) のように書いてください", "write ![what it shows](attachments/figure.png)"},
	},
}
