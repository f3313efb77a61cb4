package diag

// qualityRules look at what an answer says, not only at its form.
var qualityRules = []Rule{
	{
		Code: "evidence-unused", Severity: Warning,
		Message: Text{"エビデンス {doc} はどの回答からも引用されていません", "evidence {doc} is cited by no answer"},
		Hint:    Text{"回答の evidence に加えるか、台帳から外してください", "cite it in an answer or remove it from the register"},
	},
	{
		Code: "kind-unknown", Severity: Warning,
		Message: Text{"種類 {kind} はチェックリストの確認対象物例にありません", "kind {kind} is no evidence example of the checklist"},
		Hint:    Text{"{near|もしかして: {near}。}確認対象物例と同じ名前を書くか、kind を消してください", "{near|did you mean {near}? }use the checklist's own name or remove kind"},
	},
	{
		Code: "unanswered", Severity: Notice,
		Message: Text{"{total} 項目のうち {n} 項目が未回答です", "{n} of {total} items have no answer yet"},
		Hint:    Text{"次は {next} に回答を書いてください", "next: write the answer in {next}"},
	},
}
