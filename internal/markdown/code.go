package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// fenced reads a fenced code block.
func (b *builder) fenced(n *ast.FencedCodeBlock) block {
	var info string
	if n.Info != nil {
		info = b.raw(n.Info.Segment)
	}
	if !b.isClosed(n) {
		b.report("fence-open", b.lineAt(n.Pos()))
	}
	return b.code(language(info), n)
}

func (b *builder) code(lang string, n ast.Node) block {
	var s strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		s.WriteString(b.raw(line))
	}
	code := clean(strings.ReplaceAll(s.String(), "\r\n", "\n"))
	if code != "" && !strings.HasSuffix(code, "\n") {
		code += "\n"
	}
	b.see(code)
	return codeBlock{lang: lang, text: code}
}

// language is the first word of a fence's info string. "yaml:config.yml", with
// the file's name behind a colon, is common in Japan.
func language(info string) string {
	end := strings.IndexFunc(info, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("+#-_.", r))
	})
	if end < 0 {
		end = len(info)
	}
	return strings.ToLower(info[:end])
}

// isClosed looks for the closing fence, which goldmark swallows, on the line
// after the last one of the code.
func (b *builder) isClosed(n *ast.FencedCodeBlock) bool {
	fence := b.source[n.Pos():]
	at := n.Pos() + lineLength(fence)
	if lines := n.Lines(); lines.Len() > 0 {
		at = lines.At(lines.Len() - 1).Stop
	}
	rest := b.source[at:]
	line := bytes.TrimLeft(rest[:lineLength(rest)], " \t>")
	length := len(fence) - len(bytes.TrimLeft(fence, string(fence[:1])))
	tail := bytes.TrimLeft(line, string(fence[:1]))
	return len(line)-len(tail) >= length && len(bytes.TrimSpace(tail)) == 0
}

// lineLength is the length of the first line of s with its line feed.
func lineLength(s []byte) int {
	if i := bytes.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}
