package main

import (
	"errors"
	"io/fs"
	"syscall"

	"kaijisho/internal/diag"
)

// machineFailures are what a disk does, and what its user can do then. Nothing
// has to be said of what was there before: whoever writes puts new files in
// place only when they are whole.
var machineFailures = []struct {
	err  error
	ja   string // the system's own words are English
	hint diag.Text
}{
	{syscall.ENOSPC, "ディスクの空きが足りません",
		diag.Text{JA: "空きを作ってから、もう一度実行してください。前からあるものはそのままです", EN: "make room and run it again; what was there is as it was"}},
	{syscall.EDQUOT, "ディスクの使用量の上限に達しました",
		diag.Text{JA: "空きを作ってから、もう一度実行してください。前からあるものはそのままです", EN: "make room and run it again; what was there is as it was"}},
	{syscall.EROFS, "書き込みできないディスクです",
		diag.Text{JA: "書き込める場所を指定してください", EN: "name a place that can be written to"}},
	{fs.ErrPermission, "権限がありません",
		diag.Text{JA: "このフォルダーとファイルに、読み書きの権限があるか確かめてください", EN: "see whether you may read and write this directory and its files"}},
}

// machineFailure says what the disk refused, and of which file. ok is false for
// other errors.
func (a *app) machineFailure(err error) (said error, ok bool) {
	return a.machineFailureOf(failedFile(err), err)
}

// machineFailureOf is machineFailure about a file with a better name; "" is none.
func (a *app) machineFailureOf(name string, err error) (said error, ok bool) {
	for _, f := range machineFailures {
		if !errors.Is(err, f.err) {
			continue
		}
		text := a.say(f.ja, f.err.Error())
		if name != "" {
			text = name + ": " + text
		}
		return &hintError{errors.New(text), f.hint.In(a.lang)}, true
	}
	return nil, false
}

// failedFile is the file that an operation failed on, "" if the error does not
// name one.
func failedFile(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Path
	}
	return ""
}
