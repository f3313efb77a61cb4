package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"kaijisho/internal/answer"
	"kaijisho/internal/devserver"
	"kaijisho/internal/diag"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/edition"
	"kaijisho/internal/publish"
	"kaijisho/internal/site"
)

func (a *app) serve() *cobra.Command {
	var addr, audience string
	var draft, marks bool
	var hosts []string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: a.say("書きながらブラウザーで確かめる", "preview in the browser while writing"),
		Long: a.say(`サイトをこの端末だけに見えるように開き、保存するたびにブラウザーの表示を新しくします。
誤りがあるときは、最後に作れたページの上に、場所と直し方を重ねて表示します。
表示されるのは build が作るものと同じです（表示を新しくするスクリプトだけが加わります）。`,
			`Shows the site to this machine only and renews the page in the browser at every save.
When there are mistakes, they are laid over the last good page, with place and remedy.
What is shown is what build makes, plus the one script that renews it.`),
		Args: cobra.NoArgs,
	}
	flags := cmd.Flags()
	flags.StringVar(&addr, "addr", "127.0.0.1:8080", a.say("`HOST:PORT` で待ち受ける", "listen on `HOST:PORT`"))
	flags.StringSliceVar(&hosts, "host", nil, a.say("ほかの端末が、この端末を `NAME` という名前で開けるようにする（いくつでも）", "let other machines open it, by this machine's `NAME` (any number)"))
	flags.StringVar(&audience, "audience", string(answer.Public), a.say("`ACCESS` の範囲の人に見せるものを作る: public, on-request, contract, internal", "make it for readers with `ACCESS`: public, on-request, contract or internal"))
	flags.BoolVar(&draft, "draft", false, a.say("下書きと明記する", "mark it as a draft"))
	flags.BoolVar(&marks, "marks", false, a.say("見直しの必要な回答に、ページの中でも印を付ける（build が作るものとは違ってくる）", "mark the answers to be reviewed on the pages themselves, which build does not"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.checkAudience(audience); err != nil {
			return err
		}
		_, done, err := a.open() // a wrong directory is a misuse, not a mistake to wait for
		if err != nil {
			return err
		}
		done()
		s := &server{app: a, opt: disclosure.Options{Audience: answer.Access(audience)}, draft: draft, marks: marks}
		err = devserver.Run(cmd.Context(), devserver.Options{
			Root: a.dir, Dirs: []string{"content", "checklist", "templates", "assets"},
			Addr: addr, Hosts: hosts, Build: s.build, Ready: s.ready,
		})
		return a.serveError(addr, err)
	}
	return cmd
}

// serveError says what kept the server from starting.
func (a *app) serveError(addr string, err error) error {
	switch {
	case errors.Is(err, devserver.ErrExposed):
		return &hintError{
			fmt.Errorf(a.say("--addr %s では、ほかの端末からも見えてしまいます", "--addr %s can be reached from other machines"), addr),
			a.say("見せてよいなら、開くときの名前を --host で指定してください（例: --host preview.example.lan）", "if that is what you want, name this machine with --host, as in --host preview.example.lan"),
		}
	case errors.Is(err, syscall.EADDRINUSE):
		return &hintError{
			fmt.Errorf(a.say("%s は使われています", "%s is in use"), addr),
			a.say("--addr 127.0.0.1:8081 のように、別の番号を指定してください", "name another port, as in --addr 127.0.0.1:8081"),
		}
	}
	return err
}

// A server builds previews of a project.
type server struct {
	*app
	opt   disclosure.Options
	draft bool
	marks bool   // of answers to be reviewed, on the pages themselves
	said  string // the mistakes printed last
}

func (s *server) ready(url string) {
	fmt.Fprintf(s.Stdout, s.say("%s で見られます。保存すると新しくなります（終わるには Ctrl+C）\n", "open %s; it follows what you save (Ctrl+C ends it)\n"), url)
}

// build reads the project as it is now. The terminal gets every finding once;
// the browser gets what is in the way.
func (s *server) build(ctx context.Context) (devserver.Site, []devserver.Problem, error) {
	// The project stays open as long as pages of this version may be asked for,
	// which is longer than ctx; the runtime closes it with the last of them.
	files, _, err := s.open()
	if err != nil {
		return nil, nil, err
	}
	in, err := s.inspect(ctx, files, s.opt)
	if err != nil {
		return nil, nil, err
	}
	s.print(in.list)
	if in.list.HasErrors() || in.doc == nil {
		return nil, s.problems(in.list), nil
	}
	tree := &publish.Tree{}
	kept, err := s.keepFormer(in, files, nil, tree)
	if err != nil {
		return nil, nil, err
	}
	opt := edition.Options{
		Files: files, Synonyms: in.synonyms, Log: in.log, Kept: kept, Meta: edition.Meta(in.doc, Version, ""), Draft: s.draft,
	}
	if s.marks {
		opt.Suspects = in.suspects
	}
	p, err := edition.NewPreview(ctx, in.doc, opt, tree)
	if err != nil {
		return nil, nil, err
	}
	return preview{p, s, in.doc}, s.remarks(in), nil
}

// print writes the findings to stderr unless they are the same as before.
func (s *server) print(list diag.List) {
	var b strings.Builder
	if err := diag.WriteText(&b, list, diag.Options{Lang: s.lang, Color: s.color(s.Stderr)}); err != nil || b.String() == s.said {
		return
	}
	s.said = b.String()
	if tally := s.tally(list); tally != "" {
		fmt.Fprintf(s.Stderr, "%s%s\n", s.said, tally)
	} else {
		fmt.Fprintf(s.Stderr, "%s%s\n", s.said, s.say("誤りはありません", "no mistakes"))
	}
}

// problems are the errors of a list in words.
func (s *server) problems(list diag.List) []devserver.Problem {
	var all []devserver.Problem
	for _, d := range list.Sorted() {
		if d.Severity == diag.Error {
			all = append(all, s.problem(d))
		}
	}
	return all
}

func (s *server) problem(d diag.Diagnostic) devserver.Problem {
	line, col, _, _ := d.Span.Range()
	return devserver.Problem{
		Place: fmt.Sprintf("%s:%d:%d", d.Span.Path(), line, col), Message: d.Message(s.lang), Hint: d.Hint(s.lang),
	}
}

// remarks are the lesser findings about answers, each for the page of its item.
func (s *server) remarks(in *inspection) []devserver.Problem {
	pages := map[string]string{}
	for _, c := range in.doc.Checklists {
		for _, it := range c.Items {
			if it.Answer != nil && it.Answer.Source != nil {
				pages[it.Answer.Source.Path] = "items/" + c.ID + "/" + c.FileName(it) + ".html"
			}
		}
	}
	var all []devserver.Problem
	for _, d := range in.list.Sorted() {
		if page := pages[d.Span.Path()]; page != "" {
			p := s.problem(d)
			p.Page = page
			all = append(all, p)
		}
	}
	return all
}

// A preview adds to an edition's the mistakes that only the whole of it shows.
type preview struct {
	*edition.Preview
	server *server
	doc    *disclosure.Document
}

func (p preview) Finish(ctx context.Context) ([]devserver.Problem, error) {
	err := p.Preview.Finish(ctx)
	broken, ok := errors.AsType[*site.LinkError](err)
	if !ok {
		return nil, err
	}
	list, all := broken.Mistakes(p.doc)
	if !all {
		return p.server.problems(list), err
	}
	return p.server.problems(list), nil
}
