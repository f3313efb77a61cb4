package diag

// qualityRules look at what an answer says, not only at its form.
var qualityRules = []Rule{
	{
		Code: "answer-bare", Severity: Warning,
		Message: Text{"「対応済み」などの決まり文句だけで、何をしているかが書かれていません", "a stock phrase only: it does not say what is done"},
		Hint:    Text{"何を・誰が・どの頻度で行い、どの文書に定めているかを書いてください", "say what is done, by whom, how often, and which document lays it down"},
		Why:     Text{"評価する人は「対応済み」からは何も確かめられず、必ず質問が返ってきます", "a reviewer can verify nothing about “done” and will have to ask"},
	},
	{
		Code: "answer-thin", Severity: Warning,
		Message: Text{"本文が{points|小項目 {points} 件に対して}短すぎます（{length} 文字、目安は {least} 文字以上）", "the text is too short{points| for {points} sub-items} ({length} characters, expected at least {least})"},
		Hint:    Text{"{points|小項目ごとに、}何を・誰が・どの頻度で行うかを書いてください", "say what is done, by whom and how often{points|, for each sub-item}"},
		Why:     Text{"1つの小項目に答えるには20文字ほど必要です。それより短い回答は、ほぼ確実に何かを答えていません", "an answer to one sub-item takes some twenty characters; a shorter one almost surely leaves something out"},
	},
	{
		Code: "point-unaddressed", Severity: Warning,
		Message: Text{"項目 {no} の小項目 {points} に触れていません", "sub-items {points} of item {no} are not addressed"},
		Hint:    Text{"見出し・箇条書き・表の先頭を「(1)」のように始めて、それぞれに答えてください。該当しない小項目は points に書けます", "answer each under a heading, list item or table row that begins with “(1)”; sub-items that do not apply go into points"},
		Why:     Text{"評価は小項目ごとに行われます。番号が見当たらない小項目は、答えがないものとして扱われます", "sub-items are judged one by one; one whose number is nowhere counts as not answered"},
	},
	{
		Code: "point-unlinked", Severity: Warning,
		Message: Text{"項目 {no} の小項目 {points} は、要求と回答がリンクしません", "sub-items {points} of item {no} will not be linked with their answer"},
		Hint:    Text{"見出し・箇条書き・表の左端のどれかを、その番号で始めてください。番号で始めた見出しや箇条の中にある番号はリンクになりません。見出し・箇条書き・表のどれか1つに揃えます", "begin a heading, list item or table row with the number; numbers inside a numbered section or item do not count, so use only one of the three forms"},
		Why:     Text{"文中の番号からは、どこまでがその小項目への答えかが決まらないので、評価する人が自分で探すことになります", "a number in passing does not say where its answer begins, so reviewers must look for it themselves"},
	},
	{
		Code: "answer-empty", Severity: Warning,
		Message: Text{"{key} があるのに本文がないため、未回答として扱います", "{key} is given, but there is no text, so the item counts as unanswered"},
		Hint:    Text{"「---」の下に本文を書いてください{excluded|。対象外の理由は、reason のほかに本文にも書きます}", "write the answer below the ---{excluded|; say there, too, why it does not apply}"},
		Why:     Text{"回答したつもりの項目が、未回答のまま公開されます", "an item that its author takes for answered is published as unanswered"},
	},
	{
		Code: "placeholder", Severity: Warning,
		Message: Text{"「{text}」は雛形のままです", "“{text}” is still what the stub says"},
		Hint:    Text{"自社の名前に書き換えてください", "put your own name there"},
		Why:     Text{"仮の名前が、表紙とすべてのページに載ったまま公開されます", "the made-up name would be on the cover and every page"},
	},
	{
		Code: "duty-missing", Severity: Warning,
		Message: Text{"医療機関等へのお願いが本文だけにあり、customer にありません", "the text asks something of the medical institution that customer does not list"},
		Hint:    Text{"customer: に「〜してください。」の形で加えてください。一覧のページと Excel に載ります", "add it to customer:, from which the list of duties and its sheet are made"},
		Why:     Text{"医療機関等は、お願いの一覧を自分の運用管理規程に写します。本文の中だけのお願いは見落とされます", "institutions copy the list of duties into their own rules; a request in the text alone is missed"},
	},
	{
		Code: "evidence-none", Severity: Warning,
		Message: Text{"「{label}」の根拠となる文書がありません", "status {label} cites no document"},
		Hint:    Text{"evidence: に台帳の文書と章・条を書いてください", "cite a document of the register and the place in it under evidence:"},
		Why:     Text{"確認したエビデンスの欄が空のままでは、評価する人は適合と判断できません", "a reviewer cannot confirm a claim for which no document is named"},
	},
	{
		Code: "evidence-unused", Severity: Warning,
		Message: Text{"エビデンス {doc} はどの回答からも引用されていません", "evidence {doc} is cited by no answer"},
		Hint:    Text{"回答の evidence に加えるか、台帳から外してください", "cite it in an answer or remove it from the register"},
		Why:     Text{"使われない文書が並ぶと、確認すべき文書の数を読み手が見誤ります", "documents that prove nothing make readers misjudge how much there is to verify"},
	},
	{
		Code: "evidence-expired", Severity: Warning,
		Message: Text{"「{title}」の有効期限（{until}）が切れています（基準日 {date}）", "“{title}” expired on {until} (as of {date})"},
		Hint:    Text{"更新した文書の版・日付・期限に直してください", "enter the renewed document's edition, date and end of validity"},
		Why:     Text{"期限の切れた登録証や報告書は、適合の根拠になりません", "an expired certificate or report proves nothing"},
	},
	{
		Code: "evidence-expiring", Severity: Notice,
		Message: Text{"「{title}」の有効期限は {until} です（基準日 {date}）", "“{title}” expires on {until} (as of {date})"},
		Hint:    Text{"更新の予定を確かめ、更新したら台帳を直してください", "plan its renewal and update the register then"},
		Why:     Text{"期限が切れてから気付くと、その文書を引用するすべての回答の根拠が一度になくなります", "if nobody notices before the day, all answers that cite it lose their proof at once"},
	},
	{
		Code: "kind-unknown", Severity: Warning,
		Message: Text{"種類 {kind} はチェックリストの確認対象物例にありません", "kind {kind} is no evidence example of the checklist"},
		Hint:    Text{"{near|もしかして: {near}。}確認対象物例と同じ名前を書くか、kind を消してください", "{near|did you mean {near}? }use the checklist's own name or remove kind"},
		Why:     Text{"名前が一致しない文書は、確認対象物例の索引に並びません", "a document with another name is missing from the index of evidence examples"},
	},
	{
		Code: "planned-overdue", Severity: Warning,
		Message: Text{"「{label}」の期限 {target} を過ぎています（基準日 {date}）", "the target date {target} of status {label} has passed (as of {date})"},
		Hint:    Text{"対応を終えたなら status を改め、まだなら新しい期限と遅れた理由を書いてください", "if it is done, change the status; if not, give a new date and say why it is late"},
		Why:     Text{"過ぎた期限が載ったままの開示書は、約束が守られなかったことしか伝えません", "a date in the past tells readers only that a promise was not kept"},
	},
	{
		Code: "review-missing", Severity: Notice,
		Message: Text{"見直した日（reviewed）がありません", "the answer has no day of review"},
		Hint:    Text{"実際と照らした日を reviewed: に書いてください", "write the day on which it was compared with what is done as reviewed:"},
		Why:     Text{"いつの事実かが分からない回答は、現在もそうだと言えません", "an answer without a day cannot claim to be true today"},
	},
	{
		Code: "review-stale", Severity: Warning,
		Message: Text{"最後の見直し（{reviewed}）から1年を過ぎています（基準日 {date}）", "last reviewed on {reviewed}, more than a year ago (as of {date})"},
		Hint:    Text{"内容を実際と照らし、直してから reviewed の日付を改めてください", "compare it with what is done, correct it, then renew reviewed"},
		Why:     Text{"ガイドラインは年1回の見直しを求めています。古い回答は、現在の運用と食い違っているおそれがあります", "the guidelines ask for yearly reviews; an old answer may no longer match what is done"},
	},
	{
		Code: "review-future", Severity: Warning,
		Message: Text{"見直した日 {reviewed} が、基準日 {date} より先です", "reviewed on {reviewed}, which is after the day of this run, {date}"},
		Hint:    Text{"年と月を確かめてください。基準日は --date、なければ最新版の公表日です（公表日からは1年先まで認めます）", "check year and month; the day is --date, or else the newest release's, which reviews may follow by a year"},
		Why:     Text{"まだ来ていない日に見直したという回答は、ほかの日付まで疑われます", "an answer reviewed on a day to come casts doubt on all other dates"},
	},
	{
		Code: "same-as-contradiction", Severity: Error, Judges: true,
		Message: Text{"same_as の項目 {no} は「{other}」なのに、この項目は「{label}」です", "this item is {label}, but item {no}, whose answer it shares, is {other}"},
		Hint:    Text{"status を揃えるか、same_as をやめて本文を書いてください", "use one status, or write an answer of its own instead of same_as"},
		Why:     Text{"同じ文が2つの区分の根拠になると、どちらかが誤っていることになります", "one text cannot stand for two statuses; one of them must be wrong"},
	},
	{
		Code: "reference-hidden", Severity: Warning,
		Message: Text{"「{title}」は社内限りの文書なので、この参照は（非公開の文書）と表示されます", "“{title}” is internal, so readers see （非公開の文書） here"},
		Hint:    Text{"公開できる文書を引くか、文書名を出さずに内容を書いてください", "cite a document that readers may know of, or state the content itself"},
		Why:     Text{"読めない文書への参照は、読み手に何も伝えません", "a reference to a document that readers may not even know of tells them nothing"},
	},
	{
		Code: "link-withheld", Severity: Error,
		Message: Text{"このリンクは、開示範囲が {access} の文書「{title}」をそのまま渡してしまいます", "this link hands out “{title}”, whose access is {access}"},
		Hint:    Text{"[[doc:{doc}]] と書けば、開示の条件だけが示されます", "write [[doc:{doc}]], which shows only how to ask for it"},
		Why:     Text{"台帳で限った開示範囲が、本文のリンク1つで破られます", "one link in a text undoes what the register withholds"},
	},
	{
		Code: "document-name", Severity: Warning,
		Message: Text{"文書名「{written}」は、台帳の「{title}」と文字の幅か空白が違います", "“{written}” differs from the register's “{title}” in width or blanks"},
		Hint:    Text{"「{title}」と書いてください。kaijisho check --fix で直せます", "write “{title}”; kaijisho check --fix does it"},
		Why:     Text{"表記が揺れると、読み手は別の文書かと疑い、検索でも見つかりません", "another spelling looks like another document and is not found by search"},
	},
	{
		Code: "private-mail", Severity: Warning,
		Message: Text{"窓口ではないメールアドレス {address} があります", "mail address {address} is not the contact"},
		Hint:    Text{"窓口（disclosure.yaml の vendor.email、または自由ページに載せたもの）に替えるか、消してください", "use the contact of disclosure.yaml or one on a free page, or remove it"},
		Why:     Text{"公開されたアドレスは、迷惑メールや標的型攻撃の宛先に使われます。個人のものなら個人情報です", "published addresses attract spam and targeted attacks; a person's is personal data"},
	},
	{
		Code: "private-phone", Severity: Warning,
		Message: Text{"電話番号 {number} があります", "telephone number {number}"},
		Hint:    Text{"窓口のページに移すか、消してください", "move it to the page of contacts or remove it"},
		Why:     Text{"回答に残った番号は、担当者が替わった後も公開され続けます", "a number in an answer stays public after the person has left"},
	},
	{
		Code: "private-host", Severity: Warning,
		Message: Text{"IPアドレス {address} があります", "IP address {address}"},
		Hint:    Text{"文書用のアドレス（192.0.2.0/24、2001:db8::/32 など）に替えてください", "use an address reserved for documentation, such as 192.0.2.0/24 or 2001:db8::/32"},
		Why:     Text{"実在の機器のアドレスは、攻撃する人にネットワークの構成を教えます", "addresses of real machines show attackers how the network is laid out"},
	},
	{
		Code: "secret-published", Severity: Error, Judges: true,
		Message: Text{"{kind}と思われる文字列があります", "this looks like {kind_en}"},
		Hint:    Text{"消して、すぐに無効にしてください。履歴にも残っています。例として書くなら、明らかに偽の値にしてください", "remove it and revoke it at once, as the history keeps it; in an example use an obviously false value"},
		Why:     Text{"公開された鍵やパスワードは、見つけた誰もが使えます", "anybody who finds a published key or password can use it"},
	},
	{
		Code: "character-narrow", Severity: Warning,
		Message: Text{"半角カナ「{text}」があります", "half-width kana “{text}”"},
		Hint:    Text{"「{plain}」と書いてください", "write “{plain}”"},
		Why:     Text{"半角カナは検索や並べ替えで全角と別の文字になり、読み上げも乱れます", "half-width kana are other characters to search and sorting, and are read out badly"},
	},
	{
		Code: "character-squeezed", Severity: Warning,
		Message: Text{"1文字に詰めた記号「{text}」があります", "“{text}” is squeezed into one character"},
		Hint:    Text{"「{plain}」と書いてください", "write “{plain}”"},
		Why:     Text{"環境によって別の文字や空白になり、検索でも見つかりません", "on some machines it is another character or a blank, and search does not find it"},
	},
	{
		Code: "character-private", Severity: Warning,
		Message: Text{"外字（{code}）があります", "character {code} is of the private use area"},
		Hint:    Text{"標準の文字に替えてください", "use a standard character"},
		Why:     Text{"外字は、登録した機器でしか表示されません", "such a character shows only on the machine that defined it"},
	},
	{
		Code: "character-invisible", Severity: Warning,
		Message: Text{"見えない文字（{code}）があります", "invisible character {code}"},
		Hint:    Text{"この文字を消してください", "delete this character"},
		Why:     Text{"見た目と実際の文字が違うと、検索や比較が外れ、文を偽ることもできます", "text that differs from what is seen escapes search and comparison, and can deceive"},
	},
	{
		Code: "unanswered", Severity: Notice,
		Message: Text{"{total} 項目のうち {n} 項目が未回答です", "{n} of {total} items have no answer yet"},
		Hint:    Text{"次は {next} に回答を書いてください", "next: write the answer in {next}"},
		Why:     Text{"未回答の項目は、未対応と同じに受け取られます", "readers take an item without an answer for one that is not met"},
	},
}

// settingRules are about what a project says of the rules themselves.
var settingRules = []Rule{
	{
		Code: "rule-unknown", Severity: Error,
		Message: Text{"規則 {rule} はありません", "there is no rule {rule}"},
		Hint:    Text{"{near|もしかして: {near}。}kaijisho explain で一覧を表示します", "{near|did you mean {near}? }kaijisho explain lists them"},
		Why:     Text{"綴りの違う設定は何も変えず、変えたつもりの人だけが安心します", "a setting with a wrong name changes nothing, and its author believes it does"},
	},
	{
		Code: "rule-binding", Severity: Error,
		Message: Text{"規則 {rule} の重大さは変えられず、見逃すこともできません", "rule {rule} can be neither changed nor silenced"},
		Hint:    Text{"誤りそのものを直し、この設定を消してください", "mend the mistake and remove this setting"},
		Why:     Text{"読めないファイルや行き先のない参照は、理由を書いても読めるようにはなりません", "no reason makes an unreadable file readable or gives a reference its target"},
	},
	{
		Code: "allow-unused", Severity: Warning,
		Message: Text{"見逃すはずの {rule} は、ここでは見つかっていません", "nothing here breaks {rule}, which this allows"},
		Hint:    Text{"この allow を消してください", "remove this allowance"},
		Why:     Text{"要らなくなった許しを残すと、次に本当に誤ったときに見逃します", "an allowance that is no longer needed hides the next real mistake"},
	},
}
