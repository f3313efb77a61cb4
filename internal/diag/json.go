package diag

import (
	"encoding/json"
	"io"
)

// WriteJSON prints a list for programs: one object with the counts and the
// diagnostics, in order. Lines and columns count from 1, columns in characters;
// the end is one past the last character. A file that could not be read has no
// line.
func WriteJSON(w io.Writer, list List, opt Options) error {
	out := jsonReport{
		Errors: list.Count(Error), Warnings: list.Count(Warning), Notices: list.Count(Notice),
		Diagnostics: []jsonDiagnostic{},
	}
	for _, d := range list.Sorted() {
		j := jsonDiagnostic{
			Code: d.Code, Severity: d.Severity.String(),
			Message: d.Message(opt.Lang), Hint: d.Hint(opt.Lang), jsonPlace: newJSONPlace(d.Span),
		}
		for _, n := range d.Notes {
			j.Notes = append(j.Notes, jsonNote{n.Message(opt.Lang), newJSONPlace(n.Span)})
		}
		out.Diagnostics = append(out.Diagnostics, j)
	}
	return writeIndented(w, out)
}

type jsonReport struct {
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
	Notices     int              `json:"notices"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

type jsonDiagnostic struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	jsonPlace
	Notes []jsonNote `json:"notes,omitempty"`
}

type jsonNote struct {
	Message string `json:"message"`
	jsonPlace
}

type jsonPlace struct {
	Path      string `json:"path,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
}

func newJSONPlace(s Span) jsonPlace {
	p := jsonPlace{Path: s.Path()}
	if s.hasText() {
		p.Line, p.Column, p.EndLine, p.EndColumn = s.Range()
	}
	return p
}

func writeIndented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
