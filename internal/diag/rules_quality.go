package diag

// qualityRules look at what an answer says, not only at its form.
var qualityRules = []Rule{
	{
		Code: "evidence-unused", Severity: Warning,
		Message: Text{"エビデンス {doc} はどの回答からも引用されていません", "evidence {doc} is cited by no answer"},
		Hint:    Text{"回答の evidence に加えるか、台帳から外してください", "cite it in an answer or remove it from the register"},
	},
}
