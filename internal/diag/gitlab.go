package diag

import (
	"io"
	"path"
)

// WriteGitLab prints a list as a Code Quality report, which GitLab shows in a
// merge request.
func WriteGitLab(w io.Writer, list List, opt Options) error {
	out := []gitlabIssue{}
	prints := fingerprints{}
	for _, d := range list.Sorted() {
		if d.Span.Source == nil {
			continue // the report has no entry without a file
		}
		issue := gitlabIssue{
			Description: d.Message(opt.Lang), CheckName: d.Code, Fingerprint: prints.of(d),
			Severity: gitlabSeverity[d.Severity],
		}
		issue.Location.Path = path.Join(opt.Dir, d.Span.Path())
		issue.Location.Lines.Begin, _, issue.Location.Lines.End, _ = d.Span.Range()
		out = append(out, issue)
	}
	return writeIndented(w, out)
}

var gitlabSeverity = map[Severity]string{Error: "major", Warning: "minor", Notice: "info"}

type gitlabIssue struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
			End   int `json:"end"`
		} `json:"lines"`
	} `json:"location"`
}
