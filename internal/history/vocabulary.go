package history

import "kaijisho/internal/answer"

// What is said to readers instead of the words of the files.

var accessWords = map[answer.Access]string{
	answer.Public:    "公開",
	answer.OnRequest: "請求により開示",
	answer.Contract:  "契約者に開示",
	answer.Internal:  "社内限り",
}

var responsibilityWords = map[string]string{
	"provider":      "事業者",
	"customer":      "医療機関等",
	"shared":        "事業者と医療機関等",
	"subcontractor": "再委託先",
}

func accessWord(a string) string {
	if w, ok := accessWords[answer.Access(a)]; ok {
		return w
	}
	return a
}

func responsibilityWord(r string) string {
	if w, ok := responsibilityWords[r]; ok {
		return w
	}
	return r
}
