package history

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"kaijisho/internal/answer"
	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

// A NewRelease is an entry for 改訂履歴.
type NewRelease struct {
	Version   string
	Published calendar.Date
	Effective calendar.Date // zero: in force from Published
	Summary   string
	Items     []int // ascending
}

// ErrLayout: the file is written in a way that an entry cannot be put into
// without rewriting it.
var ErrLayout = errors.New("releases is not written as a list with an entry to a line")

// AddRelease puts the entry before the others and gives the file's new text.
// All that was there, comments and order, stays as it was. The error is
// ErrLayout if that cannot be.
func AddRelease(d *answer.Disclosure, r NewRelease) (string, error) {
	if len(d.Releases) == 0 {
		return "", ErrLayout
	}
	text := d.Source.Text
	first := d.Releases[0].Span.Start
	line := strings.LastIndexByte(text[:first], '\n') + 1
	indent, ok := strings.CutSuffix(text[line:first], "- ")
	if !ok || strings.Trim(indent, " ") != "" {
		return "", ErrLayout
	}
	entry := r.Entry(indent)
	if strings.Contains(text, "\r\n") {
		entry = strings.ReplaceAll(entry, "\n", "\r\n")
	}
	out := text[:line] + entry + text[line:]
	if !reads(out, d, r) {
		return "", ErrLayout
	}
	return out, nil
}

// reads reports whether the text says what it said before and the new entry.
func reads(text string, before *answer.Disclosure, r NewRelease) bool {
	var after answer.Disclosure
	if list := strictyaml.Decode(diag.NewSource(answer.DisclosureFile, text), &after); list.HasErrors() {
		return false
	}
	if len(after.Releases) != len(before.Releases)+1 {
		return false
	}
	got := after.Releases[0]
	return got.Version == r.Version && got.Published == r.Published && got.Effective == r.Effective &&
		got.Summary == r.Summary && after.Releases[1].Version == before.Releases[0].Version
}

// Entry spells the release as an item of the list in disclosure.yaml.
func (r NewRelease) Entry(indent string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s- version: %q\n%s  published: %s\n", indent, r.Version, indent, r.Published)
	if !r.Effective.IsZero() {
		fmt.Fprintf(&b, "%s  effective: %s\n", indent, r.Effective)
	}
	fmt.Fprintf(&b, "%s  summary: %s\n", indent, strictyaml.Block(r.Summary, indent+"    "))
	if len(r.Items) > 0 {
		fmt.Fprintf(&b, "%s  items: [%s]\n", indent, strings.Join(ranges(r.Items), ", "))
	}
	return b.String()
}

// ranges writes numbers as people do: 57, 75, 169-172.
func ranges(numbers []int) []string {
	var out []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if j-i < 2 {
			out = append(out, strconv.Itoa(numbers[i]))
			i++
			continue
		}
		out = append(out, strconv.Itoa(numbers[i])+"-"+strconv.Itoa(numbers[j]))
		i = j + 1
	}
	return out
}

var versionPattern = regexp.MustCompile(`^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$`)

// ValidVersion reports whether a version may name files.
func ValidVersion(v string) bool { return len(v) <= 64 && versionPattern.MatchString(v) }

// OlderVersion reports whether version a comes before b, where both are numbers
// with dots between them. Of others nobody knows.
func OlderVersion(a, b string) bool {
	was, is := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(was), len(is)) {
		x, errA := part(was, i)
		y, errB := part(is, i)
		switch {
		case errA != nil || errB != nil:
			return false
		case x != y:
			return x < y
		}
	}
	return false
}

// part is a number of a version; those that are left out are 0.
func part(version []string, i int) (uint64, error) {
	if i >= len(version) {
		return 0, nil
	}
	return strconv.ParseUint(version[i], 10, 64)
}

// ItemNumbers are the items of a checklist that readers are to be told of.
func (c *Comparison) ItemNumbers(checklist string) []int {
	var out []int
	for i := range c.Items {
		if it := &c.Items[i]; it.Checklist == checklist && it.After != nil && it.ForReaders() {
			out = append(out, it.No)
		}
	}
	slices.Sort(out)
	return out
}

// Summary is a sentence for 改訂履歴, for a vendor who gave none, or "".
func (c *Comparison) Summary() string {
	var parts []string
	var told []string
	for i := range c.Items {
		if c.Items[i].ForReaders() {
			told = append(told, strconv.Itoa(c.Items[i].No))
		}
	}
	if text := some(told, 10, "、", "項目"); text != "" {
		parts = append(parts, text+"の記載")
	}
	var titles []string
	withdrawn := 0 // not named: the summary is published
	for _, d := range c.Documents {
		if d.gone() {
			withdrawn++
			continue
		}
		titles = append(titles, "「"+d.Title+"」")
	}
	if text := some(titles, 3, "", "点"); text != "" {
		parts = append(parts, "文書"+text)
	}
	if len(c.About) > 0 {
		parts = append(parts, "事業者とサービスの記載")
	}
	var b strings.Builder
	if len(parts) > 0 {
		b.WriteString(strings.Join(parts, "と、") + "を改めました。")
	}
	if withdrawn > 0 {
		b.WriteString("文書" + strconv.Itoa(withdrawn) + "点の開示を取りやめました。")
	}
	return b.String()
}

// some names the first n of many: 項目75、138, or 項目75、79など14項目.
func some(names []string, n int, sep, unit string) string {
	prefix := ""
	if unit == "項目" {
		prefix = unit
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) <= n:
		return prefix + strings.Join(names, sep)
	}
	return prefix + strings.Join(names[:n], sep) + "など" + strconv.Itoa(len(names)) + unit
}
