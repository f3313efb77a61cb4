package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/publish"
)

// accept judges the step from what was published, in the output directory or
// named by --previous, to what shall be. What it has said itself is errContent.
func (a *app) accept(previous *publish.Manifest) func(was, is *publish.Manifest) error {
	return func(was, is *publish.Manifest) error {
		if was != nil && was.Audience != is.Audience {
			return a.wrongAudience(was, is)
		}
		var gone []publish.Vanished
		seen := map[publish.Vanished]bool{}
		for _, old := range []*publish.Manifest{was, previous} {
			if old == nil {
				continue
			}
			for _, v := range publish.Compare(old, is) {
				if !seen[v] {
					seen[v] = true
					gone = append(gone, v)
				}
			}
		}
		if len(gone) == 0 {
			return nil
		}
		a.printVanished(gone)
		return errContent
	}
}

func (a *app) wrongAudience(was, is *publish.Manifest) error {
	word := func(m *publish.Manifest) string { return cmp.Or(m.Audience, string(answer.Public)) }
	return &hintError{
		fmt.Errorf(a.say("この出力先には %s 向けのものがあります（今回は %s 向け）", "this directory holds an edition for %s (this one is for %s)"), word(was), word(is)),
		a.say("開示の範囲が違うものを取り違えないように、別のフォルダーを -o で指定してください", "name another directory with -o, so that nobody mistakes the one for the other"),
	}
}

// printVanished names each address that would stop working, and the way out.
func (a *app) printVanished(gone []publish.Vanished) {
	var b strings.Builder
	for _, v := range gone {
		if v.Anchor == "" {
			fmt.Fprintf(&b, a.say("%s: 公表済みのページがなくなります\n", "%s: this published page would vanish\n"), v.Page)
		} else {
			fmt.Fprintf(&b, a.say("%s#%s: 公表済みの固定リンクの行き先がなくなります\n", "%s#%s: this published place would vanish\n"), v.Page, v.Anchor)
		}
	}
	from := gone[0].Page
	if gone[0].Anchor != "" {
		from += "#" + gone[0].Anchor
	}
	fmt.Fprintf(&b, a.say("ヒント: 移った先か、取り下げた日を %s に書いてください。例:\n", "hint: say in %s where it went or when it was withdrawn, as in\n"), answer.RedirectsFile)
	fmt.Fprintf(&b, "  - {from: \"%s\", to: items/…}\n  - {from: \"%s\", withdrawn: 2026-04-01, note: …}\n", from, from)
	fmt.Fprintf(&b, a.say("公表済みの %d か所がなくなるので、何も書き換えていません\n", "%d published addresses would vanish; nothing was written\n"), len(gone))
	fmt.Fprint(a.Stderr, b.String())
}

// previousManifest reads the manifest that --previous names: of a published
// directory, of a zip, or by itself.
func (a *app) previousManifest(name string) (*publish.Manifest, error) {
	if name == "" {
		return nil, nil
	}
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) {
			m, err := publish.ParseManifest(text)
			return m, a.publishError(name, err)
		}
	}
	fsys, closer, err := publish.Open(name)
	if err != nil {
		return nil, a.publishError(name, err)
	}
	defer closer.Close()
	m, err := publish.ReadManifest(fsys)
	return m, a.publishError(name, err)
}
