package starter

import (
	"encoding/json"
	"strconv"
	"strings"

	"kaijisho/internal/checklist"
)

// A snippet is a piece of text that VS Code offers. It stands in for the schema
// at the head of an answer, where no editor in common use completes YAML.
type snippet struct {
	Prefix      []string `json:"prefix"`
	Body        []string `json:"body"`
	Description string   `json:"description"`
	Scope       string   `json:"scope"`
}

// snippets are the keys at the head of an answer, with the checklist's own
// words for a status and what each of them demands.
func snippets(c *checklist.Checklist) ([]byte, error) {
	offer := func(words, description string, body ...string) snippet {
		return snippet{Prefix: strings.Fields(words), Body: body, Description: description, Scope: "markdown"}
	}
	all := map[string]snippet{
		"確認日":     offer("reviewed 確認日", "実態と照らした日", "reviewed: ${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}"),
		"担当":      offer("owner 担当", "担当の部署", "owner: ${1:部署}"),
		"責任の分担":   offer("responsibility 責任", "誰が担うか", "responsibility: ${1|provider,customer,shared,subcontractor|}"),
		"エビデンス":   offer("evidence エビデンス", "台帳の文書と、その箇所", "evidence:", "  - {doc: ${1:文書の id}, at: ${2:第1章}}"),
		"医療機関の対応": offer("customer 医療機関", "医療機関等にお願いすること", "customer:", "  - ${1:お願いすること}"),
		"同じ回答":    offer("same_as 同じ", "ほかの項目と同じ回答", "same_as: ${1:項目番号}"),
		"開示範囲":    offer("visibility 開示範囲", "誰に見せるか", "visibility: ${1|public,on-request,contract,internal|}"),
	}
	for _, s := range c.Statuses {
		body := []string{"status: " + s.ID}
		for i, key := range s.Requires {
			body = append(body, key+": "+placeholder(key, i+1))
		}
		all[s.Label] = offer("status 状況 "+s.Label, "回答："+s.Label, body...)
	}
	return json.MarshalIndent(all, "", "  ")
}

// placeholder is what is to be written behind a key, as a stop of the snippet.
func placeholder(key string, stop int) string {
	hint := "…"
	if strings.HasSuffix(key, "_date") {
		hint = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
	}
	return "${" + strconv.Itoa(stop) + ":" + hint + "}"
}
