package importer

import "strings"

// A file is an answer's file in its parts. Joined again, untouched parts are
// what they were to the byte.
type file struct {
	open  string // the first line of dashes
	head  head
	close string // the second one
	body  string
}

// splitFile takes a file apart. One without front matter is all body.
func splitFile(text string) file {
	open, rest, found := strings.Cut(text, "\n")
	if !found || !isFence(strings.TrimPrefix(open, "\ufeff")) {
		return file{open: "---\n", close: "---\n", body: text}
	}
	at := 0
	for at < len(rest) {
		line, _, ended := strings.Cut(rest[at:], "\n")
		end := at + len(line)
		if ended {
			end++
		}
		if isFence(line) {
			return file{open + "\n", head(rest[:at]), rest[at:end], rest[end:]}
		}
		at = end
	}
	return file{open: "---\n", close: "---\n", body: text}
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r") == "---" }

// setBody changes the text but not the empty lines around it.
func (f *file) setBody(text string) {
	inner := strings.Trim(f.body, "\r\n")
	before, after, _ := strings.Cut(f.body, inner)
	if inner == "" {
		before, after = "", "\n"
	}
	if after == "" {
		after = "\n"
	}
	if text == "" {
		before, after = "", ""
	}
	if !strings.HasSuffix(f.close, "\n") {
		f.close += "\n"
	}
	f.body = before + text + after
}

// String joins the parts, with the line ends that the file had.
func (f file) String() string {
	text := f.open + string(f.head) + f.close + f.body
	if strings.HasSuffix(f.open, "\r\n") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	}
	return text
}
