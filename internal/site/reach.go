package site

import (
	"strings"

	"kaijisho/internal/answer"
)

// Who is meant to read an edition. One that is a draft, or holds more than is
// for all, says so above every page, on paper too, and asks search engines to
// stay away; keeping others out is the host's part.

var audienceBands = map[answer.Access]string{
	answer.OnRequest: "取扱注意：請求に応じて開示した方限りの内容を含みます。第三者に渡さないでください。",
	answer.Contract:  "取扱注意：契約（秘密保持の定めを含む）を結んだ方限りの内容を含みます。第三者に渡さないでください。",
	answer.Internal:  "社内限り：公表しない内容を含みます。社外に出さないでください。",
}

const draftBand = "下書き：公表前の内容です。確定した内容ではありません。"

// band is the line above every page, "" for a published edition for all.
func (s *site) band() string {
	var lines []string
	if s.opt.Draft {
		lines = append(lines, draftBand)
	}
	if line := audienceBands[s.doc.Audience]; line != "" {
		lines = append(lines, line)
	}
	return strings.Join(lines, " ")
}

// hidden reports whether search engines shall stay away.
func (s *site) hidden() bool { return s.opt.Draft || s.doc.Audience != answer.Public }

// noIndex is what pages and headers tell them.
const noIndex = "noindex, nofollow"
