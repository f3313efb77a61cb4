package diag

// fileRules are about files as such.
var fileRules = []Rule{
	{
		Code: "file-missing", Severity: Error,
		Message: Text{"ファイル {path} がありません", "file {path} does not exist"},
		Hint:    Text{"kaijisho init で雛形を作れます", "kaijisho init writes a starting point"},
		Why:     Text{"このファイルがないと、開示書を作れません", "no disclosure can be made without this file"},
	},
	{
		Code: "file-symlink", Severity: Error,
		Message: Text{"{path} はプロジェクトの外を指すリンクです", "{path} is a link that leaves the project"},
		Hint:    Text{"ファイルそのものをプロジェクトの中に置いてください", "put the file itself into the project"},
		Why:     Text{"プロジェクトの外の文書が、知らないうちに公開されるおそれがあります", "a file from outside the project might be published unawares"},
	},
	{
		Code: "file-not-regular", Severity: Error,
		Message: Text{"{path} は通常のファイルではありません", "{path} is not a regular file"},
		Hint:    Text{"同じ名前のフォルダや特殊ファイルを取り除いてください", "remove the folder or special file of that name"},
		Why:     Text{"読むことのできない回答は公開されません", "what cannot be read is not published"},
	},
	{
		Code: "file-too-large", Severity: Error,
		Message: Text{"ファイルが大きすぎます（上限 {limit} MiB）", "the file is too large (limit {limit} MiB)"},
		Hint:    Text{"本文だけを残し、資料は content/attachments に置いてください", "keep the text only and put documents under content/attachments"},
		Why:     Text{"回答の本文として読める量を超えています。誤って置かれた資料かもしれません", "nobody reads that much as an answer; it may be a document put in the wrong place"},
	},
	{
		Code: "file-encoding", Severity: Error,
		Message: Text{"UTF-8 として読めない文字があります", "this is not UTF-8"},
		Hint:    Text{"エディタで文字コードを UTF-8 にして保存し直してください（Shift_JIS などは使えません）", "save the file as UTF-8 (not Shift_JIS or another encoding)"},
		Why:     Text{"文字化けしたまま公開されます", "garbled text would be published"},
	},
	{
		Code: "file-conflict", Severity: Error,
		Message: Text{"Git の競合の印が残っています", "a conflict mark of git is left"},
		Hint:    Text{"どちらの内容を残すかを決め、<<<<<<<、=======、>>>>>>> の行を消してください", "decide which side stays and remove the lines of <<<<<<<, ======= and >>>>>>>"},
		Why:     Text{"両方の内容と印が、そのまま公開されます", "both sides would be published, marks and all"},
	},
	{
		Code: "file-unexpected", Severity: Warning,
		Message: Text{"このファイルはどこからも使われません", "this file is not used"},
		Hint:    Text{"{hint}", "{hint_en}"},
		Why:     Text{"回答のつもりで置いたファイルが、公開されないまま気付かれません", "a file meant as an answer would silently stay unpublished"},
	},
}
