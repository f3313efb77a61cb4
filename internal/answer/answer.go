// Package answer owns what a vendor writes: disclosure.yaml, the register of
// evidence, one Markdown file per item, and free pages. Load reads them all
// and reports every mistake that one file shows by itself; what needs the
// checklist or two files is found by package disclosure.
package answer

import (
	"kaijisho/internal/calendar"
	"kaijisho/internal/diag"
	"kaijisho/internal/markdown"
	"kaijisho/internal/strictyaml"
)

// A Set is everything under content/.
type Set struct {
	Disclosure *Disclosure
	Evidence   []*Evidence
	Answers    []*Answer // sorted by checklist, then number
	Pages      []*Page   // sorted by Order, then slug
	Redirects  []*Redirect
}

// Disclosure is content/disclosure.yaml.
type Disclosure struct {
	Checklists []strictyaml.String          `yaml:"checklists,required"`
	Vendor     Vendor                       `yaml:"vendor,required"`
	Service    Service                      `yaml:"service,required"`
	Site       Site                         `yaml:"site"`
	Releases   []*Release                   `yaml:"releases,required"`
	Rules      map[string]strictyaml.String `yaml:"rules"` // code → severity
	Source     *diag.Source
}

// Vendor is who discloses.
type Vendor struct {
	Name       string            `yaml:"name,required"`
	Department string            `yaml:"department"`
	Email      string            `yaml:"email"`
	URL        strictyaml.String `yaml:"url"`
}

// Service is what is disclosed.
type Service struct {
	Name    string            `yaml:"name,required"`
	Slug    strictyaml.String `yaml:"slug"` // ASCII, names the downloads; default "disclosure"
	Summary string            `yaml:"summary"`
	URL     strictyaml.String `yaml:"url"`
}

// Site holds what only the published site needs. All optional.
type Site struct {
	BaseURL  strictyaml.String `yaml:"base_url"`
	Language string            `yaml:"language" enum:"ja"`
	EditURL  strictyaml.String `yaml:"edit_url"` // {path} stands for the file
	Notice   string            `yaml:"notice"`   // a line on every page
	Logo     strictyaml.String `yaml:"logo"`     // file under content/attachments
	Accent   strictyaml.String `yaml:"accent"`   // #rrggbb
}

// A Release is an entry of 改訂履歴.
type Release struct {
	Version   string              `yaml:"version,required"`
	Published calendar.Date       `yaml:"published,required"`
	Effective calendar.Date       `yaml:"effective"` // before it the release is a 予告
	Summary   string              `yaml:"summary,required"`
	Items     []strictyaml.String `yaml:"items"` // "79" or "81-83"
	Span      diag.Span           `yaml:",span"`
	Keys      strictyaml.Keys     `yaml:",keys"`
}

// Access says who may see a text or a document.
type Access string

const (
	Public    Access = "public"
	OnRequest Access = "on-request"
	Contract  Access = "contract"
	Internal  Access = "internal"
)

// Evidence is a document of the register.
type Evidence struct {
	ID         string            `yaml:"id,required"`
	Title      string            `yaml:"title,required"`
	Kind       strictyaml.String `yaml:"kind"` // the checklist's own name for it (確認対象物例)
	Edition    string            `yaml:"edition"`
	Date       calendar.Date     `yaml:"date"`
	ValidUntil calendar.Date     `yaml:"valid_until"`
	Access     Access            `yaml:"access,required" enum:"public,on-request,contract,internal"`
	URL        strictyaml.String `yaml:"url"`
	File       strictyaml.String `yaml:"file"` // under content/attachments
	Note       string            `yaml:"note"`
	Allow      []Allowance       `yaml:"allow"`
	Span       diag.Span         `yaml:",span"`
	Keys       strictyaml.Keys   `yaml:",keys"`
}

// Responsibility says who carries a measure.
type Responsibility string

// FrontMatter is the head of an answer's file.
type FrontMatter struct {
	Status         string                       `yaml:"status"`
	Reviewed       calendar.Date                `yaml:"reviewed"`
	Owner          string                       `yaml:"owner"`
	Responsibility Responsibility               `yaml:"responsibility" enum:"provider,customer,shared,subcontractor"`
	Evidence       []Citation                   `yaml:"evidence"`
	Customer       []string                     `yaml:"customer"`
	Points         map[string]strictyaml.String `yaml:"points"` // "(4)" → status
	Reason         string                       `yaml:"reason"`
	TargetDate     calendar.Date                `yaml:"target_date"`
	Gap            string                       `yaml:"gap"`
	Note           string                       `yaml:"note"`
	SameAs         int                          `yaml:"same_as"`
	Visibility     Access                       `yaml:"visibility" enum:"public,on-request,contract,internal"`
	Allow          []Allowance                  `yaml:"allow"`
	Keys           strictyaml.Keys              `yaml:",keys"`
}

// A Citation names a document and the place in it.
type Citation struct {
	Doc  strictyaml.String `yaml:"doc,required"`
	At   string            `yaml:"at"`
	Span diag.Span         `yaml:",span"`
}

// An Allowance silences one rule in one answer, page or entry of the register,
// and says why.
type Allowance struct {
	Rule   strictyaml.String `yaml:"rule,required"`
	Reason string            `yaml:"reason,required"`
}

// An Answer is one file under content/answers/<checklist>/.
type Answer struct {
	Checklist string
	No        int
	FrontMatter
	Body   *markdown.Doc
	Source *diag.Source
	Head   diag.Span // the front matter
	Start  int       // offset of the body in Source
	Unread bool      // the front matter could not be read, which is reported
}

// A Page is a free page under content/pages/.
type Page struct {
	Slug   string
	Title  string      `yaml:"title,required"`
	Menu   string      `yaml:"menu"`  // short label; default: the title
	Order  int         `yaml:"order"` // place in the menu
	Allow  []Allowance `yaml:"allow"`
	Body   *markdown.Doc
	Source *diag.Source
	Start  int // offset of the body in Source
}
