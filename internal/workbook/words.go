package workbook

import (
	"maps"
	"slices"
	"strings"

	"kaijisho/internal/answer"
)

// Words that begin the lines of an answer's cell. Reading a workbook looks for
// the same ones.
const (
	colon               = "："
	bullet              = "・"
	labelStatus         = "回答"
	labelPoints         = "小項目"
	labelGap            = "不足している点"
	labelTarget         = "対応予定日"
	labelReason         = "理由"
	labelResponsibility = "責任分担"
	labelWithheld       = "本文の開示"
	labelSameAs         = "同じ回答"
	labelCustomer       = "医療機関等にお願いする対応"
	itemWord            = "項目"
	undisclosedWord     = "ほか、社内限りの文書"
)

var accessWords = map[answer.Access]string{
	answer.Public:    "公開",
	answer.OnRequest: "請求により開示",
	answer.Contract:  "契約者に開示",
	answer.Internal:  "社内限り",
}

// accessTerms say who gets a text that is withheld here.
var accessTerms = map[answer.Access]string{
	answer.OnRequest: "ご利用中または導入を検討中の医療機関等に、請求に応じて開示します。",
	answer.Contract:  "契約を結んだ医療機関等に開示します。",
	answer.Internal:  "社内限りです。",
}

var responsibilityWords = map[string]string{
	"provider":      "事業者",
	"customer":      "医療機関等",
	"shared":        "事業者と医療機関等",
	"subcontractor": "再委託先",
}

// Responsibilities are the words for who carries a measure.
func Responsibilities() []string { return slices.Sorted(maps.Values(responsibilityWords)) }

// Responsibility is the id of a word for who carries a measure, or "".
func Responsibility(word string) string {
	for id, w := range responsibilityWords {
		if w == word {
			return id
		}
	}
	return ""
}

// TrimAccess takes the remark about who gets a document off a line of the
// evidence's cell.
func TrimAccess(line string) string {
	for _, w := range accessWords {
		line = strings.TrimSuffix(line, "（"+w+"）")
	}
	return line
}

// IsRemark reports whether a line of the evidence's cell names no document but
// says that there are others.
func IsRemark(line string) bool { return strings.HasPrefix(line, undisclosedWord) }
