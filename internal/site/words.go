package site

import (
	"strconv"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/checklist"
)

// What the pages call the values that the document holds as ids.

var accessWords = map[answer.Access]string{
	answer.Public:    "公開",
	answer.OnRequest: "請求により開示",
	answer.Contract:  "契約者に開示",
	answer.Internal:  "社内限り",
}

// accessTerms say who gets something and how. They end before the contact,
// which the templates add.
var accessTerms = map[answer.Access]string{
	answer.Public:    "どなたでもご覧いただけます。",
	answer.OnRequest: "ご利用中または導入を検討中の医療機関等に、請求に応じて開示します。",
	answer.Contract:  "契約（秘密保持の定めを含む）を結んだ医療機関等に開示します。",
	answer.Internal:  "社内限りです。写しはお渡ししません。",
}

var responsibilityWords = map[string]string{
	"provider":      "事業者",
	"customer":      "医療機関等",
	"shared":        "事業者と医療機関等",
	"subcontractor": "再委託先",
}

var levelWords = map[checklist.Level]string{
	checklist.Required:    "必須",
	checklist.Recommended: "推奨",
	checklist.Mixed:       "必須と推奨",
}

// levelClasses are the classes of the level's badge in the stylesheet.
var levelClasses = map[checklist.Level]string{
	checklist.Required: "must", checklist.Recommended: "may", checklist.Mixed: "must",
}

var errataFields = map[string]string{
	"requirement":       "対策項目",
	"evidence_examples": "確認対象物例",
	"row":               "行",
	"header":            "見出し",
}

var confidenceWords = map[string]string{"high": "高", "medium": "中", "low": "低"}

// A Date is a day as a page shows it. The zero Date is no date.
type Date struct{ ISO, Text string }

func dateOf(d calendar.Date) Date { return Date{d.String(), d.Japanese()} }

// Has reports whether there is a date.
func (d Date) Has() bool { return d.ISO != "" }

// bytesText is a file's size for people, in units of 1,000 bytes as download
// pages in Japan give it.
func bytesText(n int64) string {
	switch {
	case n < 1000:
		return strconv.FormatInt(n, 10) + " B"
	case n < 1000_000:
		return strconv.FormatInt((n+500)/1000, 10) + " KB"
	}
	return strconv.FormatFloat(float64(n)/1000_000, 'f', 1, 64) + " MB"
}
