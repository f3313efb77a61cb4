package main

import (
	"fmt"

	"kaijisho/internal/answer"
	"kaijisho/internal/publish"
)

// accept judges the step from what stands in the output directory to what
// shall stand there. Its errors have been said or say themselves.
func (a *app) accept(was, is *publish.Manifest) error {
	if was == nil {
		return nil
	}
	if was.Audience != is.Audience {
		return &hintError{
			fmt.Errorf(a.say("この出力先には %s 向けのものがあります（今回は %s 向け）", "this directory holds an edition for %s (this one is for %s)"),
				audienceWord(was), audienceWord(is)),
			a.say("開示の範囲が違うものを取り違えないように、別のフォルダーを -o で指定してください", "name another directory with -o, so that nobody mistakes the one for the other"),
		}
	}
	return nil
}

func audienceWord(m *publish.Manifest) string {
	if m.Audience == "" {
		return string(answer.Public)
	}
	return m.Audience
}
