package importer

import (
	"regexp"
	"strings"
)

// A sourceBlock is a piece of Markdown between empty lines, and the empty
// lines before it.
type sourceBlock struct{ gap, text string }

// splitBlocks cuts Markdown at empty lines that part blocks: not inside a
// fence, and not before an indented line, which goes on with an item or code.
func splitBlocks(source string) []sourceBlock {
	var c cutter
	for line := range strings.Lines(source) {
		c.line(line)
	}
	c.cut()
	return c.blocks
}

type cutter struct {
	blocks []sourceBlock
	text   strings.Builder // of the block at hand
	before string          // the empty lines before it
	gap    string          // the empty lines since its last line
	fence  string          // that is open
}

var fence = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")

func (c *cutter) line(line string) {
	bare := strings.TrimRight(line, "\r\n")
	if c.fence == "" && strings.TrimSpace(bare) == "" {
		c.gap += line
		return
	}
	switch indented := strings.HasPrefix(bare, " ") || strings.HasPrefix(bare, "\t"); {
	case c.gap == "" || c.text.Len() == 0:
	case indented:
		c.text.WriteString(c.gap)
	default:
		gap := c.gap
		c.cut()
		c.before = "\n" + gap
	}
	c.gap = ""
	c.text.WriteString(line)
	if m := fence.FindStringSubmatch(bare); m != nil {
		switch {
		case c.fence == "":
			c.fence = m[1]
		case strings.HasPrefix(m[1], c.fence) && strings.TrimSpace(bare) == m[1]:
			c.fence = ""
		}
	}
}

// cut ends the block at hand.
func (c *cutter) cut() {
	if c.text.Len() > 0 {
		c.blocks = append(c.blocks, sourceBlock{c.before, strings.TrimSuffix(c.text.String(), "\n")})
	}
	c.text.Reset()
	c.gap = ""
}
