// Package markdown owns the Markdown of answers and free pages, and is the
// only room that knows goldmark and chroma.
//
// [Parse] reads a text once. What it returns, a [Doc], never changes again, so
// any number of goroutines may read it: as HTML for the site ([Doc.HTML]), as
// styled runs for a cell of the workbook ([Doc.Runs]) and as the plain text of
// the same runs ([Doc.Text]). The references, links, headings and answered
// sub-items that others link to come from the same parse, each with its place
// in the file.
//
// The syntax is CommonMark with tables, ~~strikethrough~~, footnotes, task
// boxes and fenced code, and departs from it where a Japanese author or a
// published page needs it:
//
//   - emphasis may stand beside Japanese punctuation (emphasis.go);
//   - a line break inside a paragraph is no space between Japanese characters
//     (linebreak.go);
//   - [[target]] and [[target|label]] are references, which a [Resolver] given
//     at rendering turns into links (reference.go);
//   - a heading, a list item or a row of a table that begins with "(1)" or
//     "（1）" answers that sub-item of the requirement and gets the id a1
//     (point.go);
//   - HTML has no meaning and is shown as the text it is;
//   - links go to http, https, mailto or a relative address, and images come
//     from attachments/ (link.go).
//
// Goldmark's own tree is not kept, because rendering writes into it. It is
// turned into the small one of tree.go, in which every such rule has been
// applied; the renderings only spell it.
//
// All markup is free of style attributes and scripts. Ids are ASCII and carry
// HTMLOptions.Prefix, so that many documents can share a page.
package markdown
