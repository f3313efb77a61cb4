// Package kaijisho holds the files that the command carries with it: the
// checklists, the templates and assets of the site, and the sample content.
// They stand at the root of the repository, where people look for them, and
// embedding reaches no further than its own directory; hence this one file.
package kaijisho

import "embed"

// FS holds checklist/, templates/, assets/ and content/. A project's own files
// of the same names hide these.
//
//go:embed checklist templates assets content
var FS embed.FS
