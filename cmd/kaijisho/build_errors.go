package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"kaijisho/internal/publish"
)

// A failing is an error of package publish in the user's language, with a way out.
type failing struct {
	err      error
	ja       string
	hint     [2]string // ja, en; empty: none
	detailed bool      // what follows the error's own text names a file
}

var failings = []failing{
	{err: publish.ErrBusy, ja: "別の build が同じ出力先に書いています",
		hint: [2]string{"終わるのを待ってから、もう一度実行してください", "run it again when the other one has finished"}},
	{err: publish.ErrNotOurs, ja: "kaijisho が作ったフォルダーではありません",
		hint: [2]string{"出力先には、空のフォルダーか kaijisho で作ったフォルダーを指定してください", "name an empty directory, or one that kaijisho made"}},
	{err: publish.ErrForeign, ja: "kaijisho が作っていないファイルが、書き込む場所にあります", detailed: true,
		hint: [2]string{"そのファイルを移すか、名前を変えてください", "move that file away or rename it"}},
	{err: publish.ErrMountPoint, ja: "出力先がマウントポイントなので、まるごと置き換えられません",
		hint: [2]string{"その中のフォルダーを -o で指定してください", "name a directory inside it with -o"}},
	{err: publish.ErrStranded, ja: "新しいサイトは公表しましたが、古いものを片付けられませんでした", detailed: true,
		hint: [2]string{"出力先の隣の .（名前）.kaijisho にあるファイルを確かめて、移してください", "look at the files in .<name>.kaijisho beside the output and move them away"}},
	{err: publish.ErrPassphrase, ja: "署名の鍵がパスフレーズで保護されています",
		hint: [2]string{"パスフレーズのない署名専用の鍵を使うか、build のあとに ssh-keygen -Y sign -n kaijisho で署名してください",
			"use a key without passphrase that serves only this, or sign afterwards with ssh-keygen -Y sign -n kaijisho"}},
	{err: publish.ErrUntrusted, ja: "信頼する鍵の一覧にない鍵による署名です", detailed: true},
	{err: publish.ErrHostile, ja: "zip が壊れているか、害を与えるように作られています", detailed: true},
	{err: zip.ErrFormat, ja: "zip でもフォルダーでもないか、壊れています"},
}

// publishError says an error of package publish about name in the user's language. Others it leaves as they are.
func (a *app) publishError(name string, err error) error {
	if missing, ok := errors.AsType[*fs.PathError](err); ok && missing.Path == publish.ManifestName && errors.Is(err, fs.ErrNotExist) {
		return &hintError{
			fmt.Errorf(a.say("%s に manifest.json がありません", "%s holds no manifest.json"), name),
			a.say("kaijisho build が作ったフォルダーか、その zip を指定してください", "name a directory that kaijisho build made, or its zip"),
		}
	}
	if publish.InWorkshop(failedFile(err)) {
		if said, ok := a.machineFailureOf(name, err); ok {
			return said
		}
	}
	for _, f := range failings {
		if !errors.Is(err, f.err) {
			continue
		}
		if a.lang != "en" {
			err = f.inJapanese(name, err)
		}
		if f.hint[0] == "" {
			return err
		}
		return &hintError{err, a.say(f.hint[0], f.hint[1])}
	}
	return err
}

func (f failing) inJapanese(name string, err error) error {
	text := f.ja
	if name != "" {
		text = name + ": " + text
	}
	if _, detail, _ := strings.Cut(err.Error(), f.err.Error()+": "); f.detailed && detail != "" {
		text += ": " + detail
	}
	return errors.New(text)
}
