package strictyaml

import (
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"kaijisho/internal/diag"
)

// refuseMore reports what stands after the file's one document: entries below
// a [] that was meant to be replaced, or a second document. Nobody would read it.
func (d *decoder) refuseMore(file *yaml.Decoder) {
	var more yaml.Node
	var line int
	switch err := file.Decode(&more); {
	case err == nil:
		line = more.Line
	case lineInError.MatchString(err.Error()):
		line = lineOf(err)
	default:
		return
	}
	d.list.Add(diag.New("yaml-after-end", d.line(line)))
}

var lineInError = regexp.MustCompile(`^yaml: line (\d+): `)

// ofParser are the messages of which the library counts lines from 0, and does
// not say which it is when that is 0.
var ofParser = regexp.MustCompile(`did not find expected [<kn']`)

// lineOf is the line that the library offers, only inside its message.
func lineOf(err error) int {
	line := 1
	if m := lineInError.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		if ofParser.MatchString(err.Error()) {
			line++
		}
	}
	return line
}

// slipped reports why the library could not parse the part from a line on. Its
// own words name the parser's state and often the wrong line, so that the
// mistakes that people make are looked for in the text: those that are sure
// anywhere, the others on the line where parsing stopped and before it.
func (d *decoder) slipped(stop int) {
	var near, sure diag.List
	for _, f := range d.slips() {
		switch {
		case f.sure:
			sure.Add(f.Diagnostic)
		case f.line == stop || f.line == stop-1:
			near = diag.List{f.Diagnostic}
		}
	}
	d.list.Add(sure...)
	d.list.Add(near...)
	if len(d.list) == 0 {
		d.list.Add(diag.New("yaml-syntax", d.line(stop)))
	}
}

// stop is the line, counted in the part, at which parsing cannot go on: the one
// behind the longest beginning of the text that is well formed. Some beginnings
// are not because they end within a value that goes on, so that a few shorter
// ones are tried too. A file too long for that gets the library's own line.
func (d *decoder) stop(err error) int {
	const most, lines = 256 << 10, 8
	text := strings.TrimPrefix(d.part.Text(), bom)
	if len(text) > most {
		return lineOf(err)
	}
	var ends []int
	for i, c := range []byte(text) {
		if c == '\n' {
			ends = append(ends, i+1)
		}
	}
	// longestOf is the longest well-formed beginning of from+1 up to to lines, or from.
	longestOf := func(from, to int) int {
		for to > from && !wellFormed(text[:ends[to-1]]) {
			to--
		}
		return to
	}
	good := 0
	for bad := len(ends); good < bad; {
		mid := (good + bad + 1) / 2
		if found := longestOf(max(good, mid-lines), mid); found > max(good, mid-lines) {
			good = found
		} else {
			bad = mid - 1
		}
	}
	return longestOf(good, min(good+lines, len(ends))) + 1
}

func wellFormed(text string) bool {
	var doc yaml.Node
	return yaml.Unmarshal([]byte(text), &doc) == nil
}

// line is the place of a line of the part.
func (d *decoder) line(n int) diag.Span {
	src := d.part.Source
	start := min(src.Offset(d.firstLine+n-1, 1), d.part.End)
	return src.Span(start, min(start+len(src.Line(d.firstLine+n-1)), d.part.End))
}
