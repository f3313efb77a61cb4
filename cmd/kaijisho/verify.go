package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kaijisho/internal/publish"
)

func (a *app) verify() *cobra.Command {
	var signers string
	cmd := &cobra.Command{
		Use:   "verify DIR|ZIP",
		Short: a.say("公表されたファイルを manifest.json と照合する", "compare what was published with its manifest.json"),
		Long: a.say(`公表されたサイトのフォルダー、または院内閲覧用の zip を、その manifest.json と照合します。
足りないファイル・内容の違うファイル・余分なファイルを1つずつ表示し、あれば終了コードは 1 です。
--signers を付けると、manifest.json の署名（manifest.json.sig）も確かめます。`,
			`Compares a published site, as a directory or as the zip edition, with its manifest.json
and names every file that is missing, changed or added; then it exits with 1.
With --signers it also checks the signature of the manifest (manifest.json.sig).`),
		Example: "  kaijisho verify public\n  kaijisho verify --signers allowed_signers sample-karte-cloud-1.4.0.zip",
		Args:    cobra.ExactArgs(1),
	}
	cmd.Flags().StringVar(&signers, "signers", "", a.say("`FILE`（ssh-keygen の allowed_signers 形式）の公開鍵だけを信頼する", "trust the keys in `FILE` (ssh-keygen's allowed_signers format)"))
	cmd.RunE = func(_ *cobra.Command, args []string) error { return a.runVerify(args[0], signers) }
	return cmd
}

func (a *app) runVerify(name, signers string) error {
	var trusted []byte
	if signers != "" {
		var err error
		if trusted, err = os.ReadFile(signers); err != nil {
			return err
		}
	}
	fsys, closer, err := publish.Open(name)
	if err != nil {
		return a.publishError(name, err)
	}
	defer closer.Close()
	report, err := publish.Verify(fsys)
	if err != nil {
		return a.publishError(name, err)
	}
	a.printReport(report)
	if !a.signatureHolds(report, signers != "", trusted) || !report.OK() {
		return errContent
	}
	return nil
}

// printReport names each difference on stdout, and on stderr what they come to.
func (a *app) printReport(r *publish.Report) {
	for _, kind := range []struct {
		word  string
		paths []string
	}{
		{a.say("不足", "missing"), r.Missing},
		{a.say("相違", "changed"), r.Changed},
		{a.say("余分", "added"), r.Added},
	} {
		for _, path := range kind.paths {
			// An added name is whatever somebody called it: quoted if it could play tricks on a terminal.
			if quoted := fmt.Sprintf("%q", path); strings.Contains(quoted, `\`) {
				path = quoted
			}
			fmt.Fprintf(a.Stdout, "%s  %s\n", kind.word, path)
		}
	}
	m := r.Manifest
	if !r.OK() {
		fmt.Fprintf(a.Stderr, a.say("manifest.json と一致しません（不足 %d、相違 %d、余分 %d）\n", "not as manifest.json says (%d missing, %d changed, %d added)\n"),
			len(r.Missing), len(r.Changed), len(r.Added))
		return
	}
	fmt.Fprintf(a.Stdout, a.say("manifest.json と一致しました: %d ファイル（チェックリスト %s、kaijisho %s）\n", "as manifest.json says: %d files (checklist %s, kaijisho %s)\n"),
		len(m.Files), strings.Join(m.Checklists, ", "), m.Version)
	if m.Audience != "" {
		fmt.Fprintf(a.Stdout, a.say("%s 向けで、公開用ではありません\n", "for %s, not for the public\n"), m.Audience)
	}
	if m.Revision != "" {
		fmt.Fprintf(a.Stdout, a.say("原稿の版: %s\n", "revision of the content: %s\n"), m.Revision)
	}
}

// signatureHolds reports whether the signature is as good as was asked for, and says how good it is.
func (a *app) signatureHolds(r *publish.Report, wanted bool, trusted []byte) bool {
	switch {
	case r.Signature == nil && wanted:
		fmt.Fprintln(a.Stderr, a.say("署名がありません（manifest.json.sig）", "there is no signature (manifest.json.sig)"))
		return false
	case r.Signature == nil:
		return true
	case !wanted:
		fmt.Fprintln(a.Stderr, a.say("署名があります。--signers で署名した人を確かめられます", "there is a signature; --signers checks whose it is"))
		return true
	}
	by, err := publish.VerifySignature(r.Text, r.Signature, trusted, a.now())
	if err != nil {
		fmt.Fprintf(a.Stderr, "%s: %v\n", a.say("署名を信頼できません", "the signature cannot be trusted"), a.publishError("", err))
		return false
	}
	fmt.Fprintf(a.Stdout, a.say("署名は %s のものです\n", "signed by %s\n"), by)
	return true
}

// now is the start of --date, else the moment by the clock: whether a key is valid yet or still depends on it.
func (a *app) now() time.Time {
	if day, err := time.ParseInLocation(time.DateOnly, a.date, time.Local); err == nil {
		return day
	}
	return time.Now()
}
