package markdown

import (
	"encoding/hex"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Heading of the text, for a table of contents.
type Heading struct {
	Text  string
	Level int    // from 1, without gaps, whatever levels the author wrote
	ID    string // without the page's prefix
}

// heading reads a heading. Levels are made free of gaps: one that follows a
// "##" is one deeper even if it is written "####", because a screen reader's
// outline must not skip and authors choose levels by their looks.
// One without words is left out: it would be an entry of the outline that says
// nothing.
func (b *builder) heading(n *ast.Heading) block {
	h := heading{in: b.inlines(n)}
	if len(h.in) == 0 {
		b.report("heading-empty", b.lineAt(n.Pos()))
		return nil
	}
	if b.scope.under >= n.Level {
		b.scope.under = 0
	}
	if h.in, h.point = b.point(h.in, b.textStart(n)); h.point != nil {
		b.scope.under = n.Level
	}
	for len(b.outline) > 0 && b.outline[len(b.outline)-1] >= n.Level {
		b.outline = b.outline[:len(b.outline)-1]
	}
	h.depth = len(b.outline)
	b.outline = append(b.outline, n.Level)

	words := strings.Join(strings.Fields(plain(h.in)), " ")
	h.id = b.headingID(h.point, words)
	b.doc.headings = append(b.doc.headings, Heading{Text: words, Level: h.depth + 1, ID: h.id})
	return h
}

// headingID is the point's, or made of a hash of the heading's words. A counter
// would move every later anchor when a heading is put in, and a transliteration
// of Japanese needs a dictionary; a hash moves only when its own words change.
// The same words twice get a counter, as nothing else tells them apart.
func (b *builder) headingID(p *Point, words string) string {
	if p != nil {
		return p.ID
	}
	sum := fnv.New32a()
	sum.Write([]byte(words))
	id := "h-" + hex.EncodeToString(sum.Sum(nil))
	b.sameID[id]++
	if n := b.sameID[id]; n > 1 {
		id += "-" + strconv.Itoa(n)
	}
	return id
}
