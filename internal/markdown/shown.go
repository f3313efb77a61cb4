package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"kaijisho/internal/diag"
)

// A slip is a mark that comes to nothing: the reader sees it as it was written,
// and no heading, table or link. Only those are looked for that hardly anybody
// writes for their own sake.
type slip struct {
	sign string         // what the line holds then, looked for first because it is quick
	form *regexp.Regexp // where in the line
	runs bool           // only where the line before is of the same form, and runs into this one
	hint diag.Text
}

var slips = []slip{
	{"#", regexp.MustCompile(`^(?:#{2,6}[^#\s]|#[(（])`), false, headingHint},
	{"＃", regexp.MustCompile(`^[#＃]*＃`), false, headingHint},
	{"|", regexp.MustCompile(`^\|.*\|[ \t]*$`), true, diag.Text{
		JA: "表にするには、見出しの行の下に |---|---| のような行を加えてください", EN: "a table needs a line such as |---|---| below its head"}},
	{"・", regexp.MustCompile(`^・`), true, diag.Text{
		JA: "箇条書きは行を「- 」で始めてください。このままでは1つの段落につながります", EN: "begin the lines of a list with “- ”; as they are, they run into one paragraph"}},
	{"]（", regexp.MustCompile(`\]（(?:https?://|mailto:|attachments/)`), false, linkHint},
	{"］", regexp.MustCompile(`］[（(](?:https?://|mailto:|attachments/)`), false, linkHint},
	{"［［", regexp.MustCompile(`［［[^［］\[\]]{1,40}(?:］］|\]\])`), false, diag.Text{
		JA: "参照は [[80]] のように、半角の括弧で書いてください", EN: "write a reference with plain brackets, as in [[80]]"}},
}

var (
	headingHint = diag.Text{
		JA: "見出しは「### 見出し」のように、半角の # と空白で始めてください", EN: "begin a heading with plain # signs and a space, as in “### Heading”"}
	linkHint = diag.Text{
		JA: "リンクは [文字](URL) のように、半角の括弧で書いてください", EN: "write a link with plain brackets, as in [text](URL)"}
	boldHint = diag.Text{
		JA: "太字は **文字** のように前後を囲み、内側に空白を置かないでください", EN: "put ** on both sides of bold words, and no space inside"}
	htmlHint = diag.Text{
		JA: "HTML のタグは文字として表示されます。Markdown で書くか、見せたいタグなら `<br>` のようにコードとして書いてください", EN: "tags of HTML are shown as text; write Markdown, or code such as `<br>` if the tag is to be seen"}
)

func (b *builder) markShown(start, end int, hint diag.Text) {
	at := b.span(start, end)
	b.report("mark-shown", at, "text", clean(at.Text()), "hint", hint.JA, "hint_en", hint.EN)
}

// slipped reports the slips in the lines of a paragraph, the first of each.
func (b *builder) slipped(n ast.Node) {
	for _, s := range slips {
		before := ""
		for i := range n.Lines().Len() {
			segment := n.Lines().At(i)
			line := strings.TrimRight(b.src.Text[b.base+segment.Start:b.base+segment.Stop], "\r\n")
			if m := s.find(line, before); m != nil {
				b.markShown(segment.Start+m[0], segment.Start+m[1], s.hint)
				break
			}
			before = line
		}
	}
}

var codeInLine = regexp.MustCompile("`[^`]*`")

// find is the place of a slip in a line, nil for none.
func (s *slip) find(line, before string) []int {
	if !strings.Contains(line, s.sign) || s.runs && (!s.form.MatchString(before) || strings.HasSuffix(before, "  ") || strings.HasSuffix(before, `\`)) {
		return nil
	}
	return s.form.FindStringIndex(codeInLine.ReplaceAllStringFunc(line, func(code string) string { return strings.Repeat("`", len(code)) }))
}

// loneStars reports two asterisks that made nothing bold, once in a text.
func (b *builder) loneStars(n *ast.Text) {
	text := b.source[n.Segment.Start:n.Segment.Stop]
	if b.starred || !bytes.Contains(text, []byte("**")) {
		return
	}
	if m := twoStars.FindSubmatchIndex(text); m != nil {
		b.starred = true
		b.markShown(n.Segment.Start+m[2], n.Segment.Start+m[3], boldHint)
	}
}

// twoStars are two that are not escaped, and no row of asterisks.
var twoStars = regexp.MustCompile(`(?:^|[^*\\])(\*\*)(?:[^*]|$)`)

// elements are the tags that people write in Markdown when they mean HTML. What
// else stands in such brackets may well be a word to be seen: <利用者ID>, <host>.
var elements = regexp.MustCompile(`(?i)^<(?:a|b|br|center|details|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|script|span|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)[\s/>]`)

// tags reports HTML that its author meant to be read as such.
func (b *builder) tags(start int) {
	line := b.lineAt(start)
	text := line.Text()
	lead := len(text) - len(strings.TrimLeft(text, " \t"))
	if !elements.MatchString(text[lead:]) {
		return
	}
	end := strings.IndexByte(text, '>')
	if end < 0 {
		end = len(text) - 1
	}
	b.markShown(start+lead, start+end+1, htmlHint)
}
