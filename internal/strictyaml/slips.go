package strictyaml

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kaijisho/internal/diag"
)

// A slip is a mistake of writing that people make in YAML, found in the text
// of a line and not by parsing it.
type slip struct {
	diag.Diagnostic
	line int  // counted in the part, from 1
	sure bool // wrong whatever stands around it
}

var (
	wideIndent  = regexp.MustCompile(`^[ ]*\x{3000}[ \x{3000}]*`)
	marker      = regexp.MustCompile(`^(?:- +)+`)
	wideColon   = regexp.MustCompile(`^[\pL_][\pL\d_-]{0,19} ?：`)
	tightColon  = regexp.MustCompile(`^[a-z_]{1,20}:[^\s/:]`)
	keyValue    = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s"'{\[#:][^:#]*):(?:[ ]+|$)`)
	blockOpener = regexp.MustCompile(`[:-] +[|>][-+0-9]*[ ]*(?:#.*)?$`)
)

// slips looks at every line that is not inside a block of text.
func (d *decoder) slips() []slip {
	var found []slip
	block := -1 // indentation of the line whose block of text is open
	number, start := 0, d.part.Start
	for line := range strings.Lines(d.part.Text()) {
		number++
		at := start
		start += len(line)
		if number == 1 {
			at += len(line) - len(strings.TrimPrefix(line, bom))
			line = strings.TrimPrefix(line, bom)
		}
		line = strings.TrimRight(line, "\r\n")
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.TrimSpace(line) == "" || block >= 0 && indent > block {
			continue
		}
		block = -1
		if blockOpener.MatchString(line) {
			block = indent
		}
		if dg, sure := d.slip(line, at); dg != nil {
			found = append(found, slip{*dg, number, sure})
		}
	}
	return found
}

// slip finds what is wrong with a line that begins at an offset of the source.
func (d *decoder) slip(line string, at int) (found *diag.Diagnostic, sure bool) {
	src := d.part.Source
	if m := wideIndent.FindString(line); m != "" {
		return about("yaml-space-wide", src.Span(at, at+len(m))), true
	}
	lead := len(line) - len(strings.TrimLeft(line, " "))
	lead += len(marker.FindString(line[lead:]))
	at, line = at+lead, line[lead:]
	if strings.HasPrefix(line, "{") {
		return d.flow(line[1:], at+1), false
	}
	if dg := bracket(src, line, at); dg != nil {
		return dg, false
	}
	if dg := colon(src, line, at); dg != nil {
		return dg, line[0] < utf8.RuneSelf
	}
	if m := keyValue.FindString(line); m != "" {
		at, line = at+len(m), line[len(m):]
	} else if lead == 0 {
		return nil, false
	}
	if strings.HasPrefix(line, "{") {
		return d.flow(line[1:], at+1), false
	}
	if dg := bracket(src, line, at); dg != nil {
		return dg, false
	}
	if line != "" && line[0] != '"' && line[0] != '\'' {
		line, _, _ = strings.Cut(line, " #")
	}
	return unquoted(src, line, at), false
}

func about(code string, at diag.Span, args ...string) *diag.Diagnostic {
	dg := diag.New(code, at, args...)
	return &dg
}

// colon finds a key whose colon is full-width or has no space behind it.
func colon(src *diag.Source, line string, at int) *diag.Diagnostic {
	m := wideColon.FindString(line)
	if m == "" {
		if m = tightColon.FindString(line); m == "" {
			return nil
		}
		m = m[:strings.IndexByte(m, ':')+1]
	}
	return about("yaml-colon", src.Span(at, at+len(m)), "key", strings.TrimRight(m, " ：:"))
}

// flow looks into {a: b, c: d} behind its brace.
func (d *decoder) flow(line string, at int) *diag.Diagnostic {
	for line != "" {
		blanks := len(line) - len(strings.TrimLeft(line, " "))
		at, line = at+blanks, line[blanks:]
		entry := line[:entryLength(line)]
		if dg := colon(d.part.Source, entry, at); dg != nil {
			return dg
		}
		if m := keyValue.FindString(entry); m != "" {
			if dg := unquoted(d.part.Source, entry[len(m):], at+len(m)); dg != nil {
				if k := keyInside.FindStringSubmatch(entry[len(m):]); dg.Args["other"] != "" {
					dg.Args["split"], dg.Args["other"] = m+k[1]+", "+k[2]+": "+k[3], ""
				}
				return dg
			}
		}
		rest := line[len(entry):]
		if !strings.HasPrefix(rest, ",") {
			return nil
		}
		at, line = at+len(entry)+1, rest[1:]
	}
	return nil
}

// entryLength is how far an entry goes, up to the comma or brace behind it.
func entryLength(line string) int {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ',' || c == '}':
			return i
		case (c == '"' || c == '\'') && i > 0 && line[i-1] == ' ':
			i += max(0, quotedLength(line[i:])-1)
		}
	}
	return len(line)
}

// unquoted finds a value that needs quotes or whose quotes do not match.
func unquoted(src *diag.Source, value string, at int) *diag.Diagnostic {
	value = strings.TrimRight(value, " \t")
	if value == "" {
		return nil
	}
	place := src.Span(at, at+len(value))
	if value[0] == '"' || value[0] == '\'' {
		end := quotedLength(value)
		rest := strings.TrimSpace(value[end:])
		if end > 1 && value[end-1] == value[0] && (rest == "" || rest[0] == '#') {
			return nil
		}
		return about("yaml-quote", place, "quote", value[:1])
	}
	if sign := needsQuotes(value); sign != "" {
		other := ""
		if m := keyInside.FindStringSubmatch(value); m != nil && sign == ":" {
			other = m[2]
		}
		return about("yaml-unquoted", place, "sign", sign, "quoted", quoted(value), "other", other)
	}
	return nil
}

// keyInside finds a key in a value, as where a comma or a line break is missing.
var keyInside = regexp.MustCompile(`^(.*?\S)[ 、，]+([a-z_]{2,20}): (.+)$`)

// bracket finds brackets of another width around all that is left of a line.
func bracket(src *diag.Source, line string, at int) *diag.Diagnostic {
	line = strings.TrimRight(line, " \t")
	for _, pair := range []string{"｛｝{}", "［］[]"} {
		wide := strings.Split(pair, "")
		if strings.HasPrefix(line, wide[0]) && strings.HasSuffix(line, wide[1]) {
			plain := strings.NewReplacer(wide[0], wide[2], wide[1], wide[3], "、", ", ", "，", ", ", "：", ": ").Replace(line)
			return about("yaml-bracket", src.Span(at, at+len(line)), "sign", wide[0], "plain", plain)
		}
	}
	return nil
}

// needsQuotes is the sign for which a value cannot stand without quotes, or "".
func needsQuotes(value string) string {
	const first = "*&!%@`|>"
	switch {
	case strings.HasPrefix(value, "[["):
		return "[["
	case strings.HasPrefix(value, "- "):
		return "-"
	case value[0] == '[' || blockOpener.MatchString(": "+value):
		return ""
	case strings.IndexByte(first, value[0]) >= 0:
		return value[:1]
	case strings.Contains(value, ": ") || strings.HasSuffix(value, ":"):
		return ":"
	case strings.Contains(value, " #"):
		return "#"
	}
	return ""
}
