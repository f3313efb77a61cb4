package workbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/disclosure"
	"kaijisho/internal/strictyaml"
)

// AnswerSource is the file of an item's answer as far as the document's
// audience may see it, or "" when the answer is withheld or there is none. It
// is the very file when that says nothing beyond what is shown; otherwise it
// is written anew from what is shown, so that a hidden sheet never tells more
// than the pages do.
func AnswerSource(it *disclosure.Item) string {
	a := it.Answer
	if a == nil || a.Withheld {
		return ""
	}
	if a.Source != nil && showsAll(it) {
		return a.Source.Text
	}
	body := ""
	if a.SameAs == nil {
		body = a.Markdown
	}
	if tellsMore(body) {
		return ""
	}
	return FrontMatter(it) + ensureNewline(body)
}

func ensureNewline(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}

// showsAll reports whether an answer's file holds nothing that the document
// leaves out: no comment, no allowance, no document or reference that is not
// for the audience, no line of Markdown that is never shown.
func showsAll(it *disclosure.Item) bool {
	a := it.Answer
	head, body, ok := splitSource(a.Source.Text)
	if !ok || a.Undisclosed > 0 || tellsMore(body) ||
		strings.Contains(head, "#") && comment.MatchString(head) || strings.Contains(head, "allow") && allowance.MatchString(head) {
		return false
	}
	if a.SameAs != nil {
		return strings.TrimSpace(body) == ""
	}
	return strings.TrimSpace(strings.ReplaceAll(body, "\r\n", "\n")) == a.Markdown
}

var (
	comment   = regexp.MustCompile(`(?m)(^|[ \t])#`)
	allowance = regexp.MustCompile(`(?m)^["']?allow["']?[ \t]*:`)
	// definition is a line of Markdown that is not shown where it stands: the
	// address of a link or a footnote.
	definition = regexp.MustCompile(`(?m)^[ \t>]*(?:[-*+]|[0-9]+[.)])?[ \t]*\[([^\]\n]+)\]:`)
)

// splitSource parts a file into front matter and body.
func splitSource(text string) (head, body string, ok bool) {
	first, rest, more := strings.Cut(text, "\n")
	for at := 0; more && fence(first); {
		var line string
		line, body, more = strings.Cut(rest[at:], "\n")
		if fence(line) {
			return rest[:at], body, true
		}
		at += len(line) + len("\n")
	}
	return "", text, false
}

// fence reports whether a line bounds front matter.
func fence(line string) bool {
	rest, ok := strings.CutPrefix(line, "---")
	return ok && strings.Trim(rest, " \t\r") == ""
}

// tellsMore reports whether a body defines a link or a note that nothing uses:
// the common way to hide a comment in Markdown.
func tellsMore(body string) bool {
	if !strings.Contains(body, "]:") {
		return false
	}
	for _, m := range definition.FindAllStringSubmatch(body, -1) {
		if strings.Count(body, "["+m[1]+"]") < 2 {
			return true
		}
	}
	return false
}

// FrontMatter spells the front matter of an answer, in the order in which the
// documentation lists its keys.
func FrontMatter(it *disclosure.Item) string {
	a := it.Answer
	h := Head{
		Status: a.Status.ID, Reviewed: a.Reviewed.String(), Owner: a.Owner, Responsibility: a.Responsibility,
		Customer: a.Customer, Reason: a.Reason, TargetDate: a.TargetDate.String(), Gap: a.Gap, Note: a.Note,
	}
	for _, use := range a.Evidence {
		h.Evidence = append(h.Evidence, Citation{use.Evidence.ID, use.At})
	}
	for _, p := range a.Points {
		if p.Differs {
			h.Points = append(h.Points, Point{disclosure.PointLabel(p.Block), p.Status.ID})
		}
	}
	if a.SameAs != nil {
		h.SameAs = a.SameAs.No
	}
	if a.Visibility != answer.Public {
		h.Visibility = string(a.Visibility)
	}
	return h.String()
}

// A Head is the front matter of an answer as it is written.
type Head struct {
	Status, Reviewed, Owner, Responsibility string
	Evidence                                []Citation
	Customer                                []string
	Points                                  []Point
	Reason, TargetDate, Gap, Note           string
	SameAs                                  int
	Visibility                              string
	Allow                                   []Allowance
}

// A Citation names a document and the place in it.
type Citation struct{ Doc, At string }

// A Point is a sub-item with a status of its own.
type Point struct{ Label, Status string }

// An Allowance silences a rule, with its reason.
type Allowance struct{ Rule, Reason string }

// String spells the head between its lines of dashes.
func (h Head) String() string {
	var b strings.Builder
	b.WriteString("---\n")
	key := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + strictyaml.Block(value, "  ") + "\n")
		}
	}
	list := func(name string, lines []string) {
		if len(lines) > 0 {
			b.WriteString(name + ":\n  - " + strings.Join(lines, "\n  - ") + "\n")
		}
	}
	key("status", h.Status)
	b.WriteString(date("reviewed", h.Reviewed))
	key("owner", h.Owner)
	key("responsibility", h.Responsibility)
	list("evidence", mapped(h.Evidence, Citation.String))
	list("customer", mapped(h.Customer, strictyaml.Scalar))
	if len(h.Points) > 0 {
		b.WriteString("points: {" + strings.Join(mapped(h.Points, Point.String), ", ") + "}\n")
	}
	key("reason", h.Reason)
	b.WriteString(date("target_date", h.TargetDate))
	key("gap", h.Gap)
	key("note", h.Note)
	if h.SameAs > 0 {
		b.WriteString("same_as: " + strconv.Itoa(h.SameAs) + "\n")
	}
	key("visibility", h.Visibility)
	list("allow", mapped(h.Allow, Allowance.String))
	b.WriteString("---\n")
	return b.String()
}

// date spells a day, which YAML has a form of its own for.
func date(name, day string) string {
	if day == "" {
		return ""
	}
	return name + ": " + day + "\n"
}

func (c Citation) String() string {
	if c.At == "" {
		return "{doc: " + strictyaml.Scalar(c.Doc) + "}"
	}
	return "{doc: " + strictyaml.Scalar(c.Doc) + ", at: " + strictyaml.Scalar(c.At) + "}"
}

// String quotes the label, as all documentation does.
func (p Point) String() string {
	return strconv.Quote(p.Label) + ": " + strictyaml.Scalar(p.Status)
}

func (a Allowance) String() string {
	return "{rule: " + strictyaml.Scalar(a.Rule) + ", reason: " + strictyaml.Scalar(a.Reason) + "}"
}

func mapped[T any](in []T, f func(T) string) []string {
	return slices.Collect(func(yield func(string) bool) {
		for _, v := range in {
			if !yield(f(v)) {
				return
			}
		}
	})
}

// documentSource spells a document's entry in the register as far as it is shown.
func documentSource(e *disclosure.Evidence) string {
	kind := ""
	if e.Kind != nil {
		kind = e.Kind.Name
	}
	return Document{
		ID: e.ID, Title: e.Title, Kind: kind, Edition: e.Edition, Date: e.Date.String(), ValidUntil: e.ValidUntil.String(),
		Access: string(e.Access), URL: e.URL, File: e.File, Note: e.Note,
	}.String()
}

// A Document is an entry of the register as it is written.
type Document struct {
	ID, Title, Kind, Edition, Date, ValidUntil, Access, URL, File, Note string
}

// String spells the entry as an item of the register's list.
func (d Document) String() string {
	var b strings.Builder
	key := func(name, value string) {
		if value == "" {
			return
		}
		prefix := "  "
		if b.Len() == 0 {
			prefix = "- "
		}
		b.WriteString(prefix + name + ": " + value + "\n")
	}
	text := func(name, value string) {
		if value != "" {
			key(name, strictyaml.Block(value, "    "))
		}
	}
	text("id", d.ID)
	text("title", d.Title)
	text("kind", d.Kind)
	text("edition", d.Edition)
	key("date", d.Date)
	key("valid_until", d.ValidUntil)
	text("access", d.Access)
	text("url", d.URL)
	text("file", d.File)
	text("note", d.Note)
	return b.String()
}
