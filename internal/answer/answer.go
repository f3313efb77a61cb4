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
	Checklists []strictyaml.String          `yaml:"checklists,required" also:"チェックリスト"`
	Vendor     Vendor                       `yaml:"vendor,required" also:"会社,事業者"`
	Service    Service                      `yaml:"service,required" also:"サービス"`
	Site       Site                         `yaml:"site"`
	Releases   []*Release                   `yaml:"releases,required" also:"改訂履歴,履歴,版"`
	Rules      map[string]strictyaml.String `yaml:"rules"` // code → severity
	Source     *diag.Source
}

// Vendor is who discloses.
type Vendor struct {
	Name       string            `yaml:"name,required" also:"会社名,事業者名,名前"`
	Department string            `yaml:"department" also:"部署,担当部署"`
	Email      string            `yaml:"email" also:"メール,メールアドレス"`
	URL        strictyaml.String `yaml:"url"`
	Keys       strictyaml.Keys   `yaml:",keys"`
}

// Service is what is disclosed.
type Service struct {
	Name    string            `yaml:"name,required" also:"サービス名,名前"`
	Slug    strictyaml.String `yaml:"slug"` // ASCII, names the downloads; default "disclosure"
	Summary string            `yaml:"summary" also:"概要"`
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
	Version   string              `yaml:"version,required" also:"版,版数"`
	Published calendar.Date       `yaml:"published,required" also:"公表日,公開日"`
	Effective calendar.Date       `yaml:"effective" also:"施行日"` // before it the release is a 予告
	Summary   string              `yaml:"summary,required" also:"概要,内容"`
	Items     []strictyaml.String `yaml:"items" also:"項目"` // "79" or "81-83"
	Span      diag.Span           `yaml:",span"`
	Keys      strictyaml.Keys     `yaml:",keys"`
}

// Evidence is a document of the register.
type Evidence struct {
	ID         string            `yaml:"id,required" also:"識別子"`
	Title      string            `yaml:"title,required" also:"文書名,名前,名称,題名,タイトル"`
	Kind       strictyaml.String `yaml:"kind" also:"種類,種別"` // the checklist's own name for it (確認対象物例)
	Edition    string            `yaml:"edition" also:"版,版数"`
	Date       calendar.Date     `yaml:"date" also:"日付,制定日,改定日"`
	ValidUntil calendar.Date     `yaml:"valid_until" also:"有効期限,期限"`
	Access     Access            `yaml:"access,required" enum:"public,on-request,contract,internal" also:"公開範囲,開示範囲,公開"`
	URL        strictyaml.String `yaml:"url" also:"リンク"`
	File       strictyaml.String `yaml:"file" also:"ファイル,添付"` // under content/attachments
	Note       string            `yaml:"note" also:"備考"`
	Allow      []Allowance       `yaml:"allow"`
	Span       diag.Span         `yaml:",span"`
	Keys       strictyaml.Keys   `yaml:",keys"`
}

// Responsibility says who carries a measure.
type Responsibility string

// FrontMatter is the head of an answer's file.
type FrontMatter struct {
	Status         string                       `yaml:"status" also:"状態,状況,区分,ステータス,適合状況,判定,回答"`
	Reviewed       calendar.Date                `yaml:"reviewed" also:"見直し日,見直し,確認日,最終見直し,更新日"`
	Owner          string                       `yaml:"owner" also:"担当,担当者,担当部署,部署,責任者"`
	Responsibility Responsibility               `yaml:"responsibility" enum:"provider,customer,shared,subcontractor" also:"責任,責任分担,役割分担,分担"`
	Evidence       []Citation                   `yaml:"evidence" also:"エビデンス,証拠,根拠,文書,証跡"`
	Customer       []string                     `yaml:"customer" also:"医療機関,医療機関等,お願い,利用者,顧客"`
	Points         map[string]strictyaml.String `yaml:"points" also:"小項目"` // "(4)" → status
	Reason         string                       `yaml:"reason" also:"理由,対象外の理由"`
	TargetDate     calendar.Date                `yaml:"target_date" also:"期限,目標日,対応予定日,予定日"`
	Gap            string                       `yaml:"gap" also:"不足,不足点,足りない点,課題"`
	Note           string                       `yaml:"note" also:"備考,注記,メモ"`
	SameAs         int                          `yaml:"same_as" also:"同じ,同上,同じ項目"`
	Visibility     Access                       `yaml:"visibility" enum:"public,on-request,contract,internal" also:"公開範囲,開示範囲,公開"`
	Allow          []Allowance                  `yaml:"allow" also:"許可,例外"`
	Keys           strictyaml.Keys              `yaml:",keys"`
}

// A Citation names a document and the place in it.
type Citation struct {
	Doc  strictyaml.String `yaml:"doc,required" also:"文書,文書名,エビデンス"`
	At   string            `yaml:"at" also:"章,条,場所,箇所,ページ"`
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
