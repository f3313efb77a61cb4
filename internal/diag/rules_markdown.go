package diag

// markdownRules are about the Markdown of answers and pages.
var markdownRules = []Rule{
	{
		Code: "link-scheme", Severity: Error,
		Message: Text{"この種類のリンクは使えません: {url}", "links of this kind are not allowed: {url}"},
		Hint:    Text{"http、https、mailto、または相対リンクだけが使えます", "use http, https, mailto or a relative link"},
		Why:     Text{"javascript: などのリンクは、読み手のブラウザーで動きます", "links such as javascript: run in the reader's browser"},
	},
	{
		Code: "fence-open", Severity: Warning,
		Message: Text{"コードブロックが閉じられていません", "the code block is not closed"},
		Hint:    Text{"``` だけの行で閉じてください。コードでなければ、不要な ``` を消してください", "close it with a line of ```; if it is no code, remove the ```"},
		Why:     Text{"以降の本文がすべてコードとして表示されます", "all text after it is shown as code"},
	},
	{
		Code: "image-alt", Severity: Error,
		Message: Text{"画像に代わりの文がありません", "the image has no text alternative"},
		Hint:    Text{"![何の図か](attachments/図.png) のように書いてください", "write ![what it shows](attachments/figure.png)"},
		Why:     Text{"画面を見ずに読む人には、図の内容が伝わりません", "readers who cannot see the picture learn nothing from it"},
	},
	{
		Code: "image-place", Severity: Error,
		Message: Text{"画像 {url} は attachments/ の下にありません", "image {url} is not below attachments/"},
		Hint:    Text{"画像を content/attachments/ に置き、![何の図か](attachments/図.png) のように書いてください。よそのサイトの画像は表示できません", "put the file in content/attachments/ and write ![what it shows](attachments/figure.png); pictures of other sites cannot be shown"},
		Why:     Text{"よそのサイトの画像を置くと、誰が読んだかがそのサイトに知られます", "a picture of another site tells that site who reads the disclosure"},
	},
	{
		Code: "reference-open", Severity: Warning,
		Message: Text{"[[ に対応する ]] がありません", "[[ has no ]]"},
		Hint:    Text{"[[80]] のように閉じてください。参照でなければ `[[` のようにコードとして書いてください", "close it as in [[80]]; if it is no reference, write it as code: `[[`"},
		Why:     Text{"記号がそのまま表示され、リンクになりません", "the brackets are shown as they are, and there is no link"},
	},
	{
		Code: "footnote-undefined", Severity: Warning,
		Message: Text{"脚注 {mark} の本文がありません", "footnote {mark} has no text"},
		Hint:    Text{"「{mark}: 注の文」の行を加えてください。脚注でなければコードとして書いてください", "add a line \"{mark}: text of the note\"; if it is no footnote, write it as code"},
		Why:     Text{"印だけが表示され、注が読めません", "the mark is shown, and no note"},
	},
	{
		Code: "footnote-unused", Severity: Warning,
		Message: Text{"この脚注は本文のどこからも使われていないので、表示されません", "this footnote has no mark in the text and is not shown"},
		Hint:    Text{"本文に [^名前] の印を付けるか、脚注を消してください", "put its mark [^name] into the text, or remove the note"},
		Why:     Text{"書いた注が公開されません", "the note is not published"},
	},
	{
		Code: "html-comment", Severity: Warning,
		Message: Text{"コメントは公開されるページに文字として表示されます", "a comment is shown as text on the published page"},
		Hint:    Text{"公開しないメモは消してください", "remove notes that are not for publication"},
		Why:     Text{"社内向けのメモが読み手の目に触れます", "a note for colleagues would be read by everybody"},
	},
	{
		Code: "mark-shown", Severity: Warning,
		Message: Text{"「{text}」は記号のまま表示されます", "“{text}” is shown as it is"},
		Hint:    Text{"{hint}", "{hint_en}"},
		Why:     Text{"見出し・表・箇条書き・リンク・太字のつもりの記号が、読み手にはそのまま見えます", "readers see the mark, and no heading, table, list, link or bold word"},
	},
	{
		Code: "heading-empty", Severity: Warning,
		Message: Text{"見出しに文字がないので、表示されません", "a heading without words is not shown"},
		Hint:    Text{"見出しの文字を書くか、# を消してください", "give it words or remove the #"},
		Why:     Text{"空の見出しは、目次と読み上げの妨げになります", "an empty heading gets in the way of tables of contents and screen readers"},
	},
	{
		Code: "nesting-deep", Severity: Error,
		Message: Text{"一覧や引用の入れ子が {max} 段を超えています", "lists and quotations are nested more than {max} deep"},
		Hint:    Text{"見出しや表に分けて、入れ子を浅くしてください", "use headings or a table instead of so many levels"},
		Why:     Text{"これほど深い入れ子は、画面でも Excel でも読めません", "such nesting cannot be read on a screen or in the workbook"},
	},
	{
		Code: "markdown-large", Severity: Error,
		Message: Text{"本文が長すぎます（上限 {limit} KiB）", "the text is too long (limit {limit} KiB)"},
		Hint:    Text{"詳しい内容は文書にして attachments/ に置き、本文からリンクしてください", "put the details into a document below attachments/ and link to it"},
		Why:     Text{"Excel の1つのセルに入らず、読み手も読み通せません", "it fits into no cell of the workbook, and nobody reads it to the end"},
	},
}
