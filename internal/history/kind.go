package history

import "kaijisho/internal/diag"

// A Kind says what changed. The words are part of the JSON form.
type Kind string

// Of an item, as the checklist has it.
const (
	Added       Kind = "added" // also of documents and clauses
	Removed     Kind = "removed"
	Moved       Kind = "moved" // the same requirement under another number
	Title       Kind = "title" // also of documents and clauses
	Place       Kind = "category"
	Requirement Kind = "requirement"
	Examples    Kind = "evidence-examples"
	Cites       Kind = "clauses"
)

// Of an item, as the vendor answers it.
const (
	Answered       Kind = "answered"  // first answer
	Withdrawn      Kind = "withdrawn" // no answer any more
	Status         Kind = "status"
	PointStatus    Kind = "point-status"
	Answer         Kind = "answer"
	SameAs         Kind = "same-as"
	Gap            Kind = "gap"
	Reason         Kind = "reason"
	TargetDate     Kind = "target-date"
	Note           Kind = "note"
	Evidence       Kind = "evidence"
	Customer       Kind = "customer"
	Responsibility Kind = "responsibility"
	Visibility     Kind = "visibility"
	Owner          Kind = "owner"
	Reviewed       Kind = "reviewed"
)

// Of a document.
const (
	ID         Kind = "id"
	DocKind    Kind = "kind"
	Edition    Kind = "edition"
	Date       Kind = "date"
	ValidUntil Kind = "valid-until"
	Access     Kind = "access"
	Link       Kind = "link"
)

// Of a clause, and of the disclosure as a whole.
const (
	Number  Kind = "number"
	Vendor  Kind = "vendor"
	Service Kind = "service"
	Notice  Kind = "notice"
)

// internal reports whether the change says who wrote or checked an answer
// rather than what it says.
func (k Kind) internal() bool { return k == Owner || k == Reviewed }

// isStatus reports whether the change is the one of the item's status.
func (k Kind) isStatus() bool { return k == Status || k == Answered || k == Withdrawn }

var kindWords = map[Kind]diag.Text{
	Added:          {JA: "追加", EN: "added"},
	Removed:        {JA: "削除", EN: "removed"},
	Moved:          {JA: "番号", EN: "number"},
	Title:          {JA: "名称", EN: "title"},
	Place:          {JA: "分類", EN: "category"},
	Requirement:    {JA: "要求事項", EN: "requirement"},
	Examples:       {JA: "確認対象物例", EN: "evidence examples"},
	Cites:          {JA: "条項", EN: "clauses"},
	Answered:       {JA: "新しい回答", EN: "first answer"},
	Withdrawn:      {JA: "回答の取下げ", EN: "answer withdrawn"},
	Status:         {JA: "回答区分", EN: "status"},
	PointStatus:    {JA: "小項目の区分", EN: "status of a sub-item"},
	Answer:         {JA: "回答", EN: "answer"},
	SameAs:         {JA: "回答の参照先", EN: "answer taken from"},
	Gap:            {JA: "不足する点", EN: "gap"},
	Reason:         {JA: "理由", EN: "reason"},
	TargetDate:     {JA: "対応予定日", EN: "target date"},
	Note:           {JA: "備考", EN: "note"},
	Evidence:       {JA: "エビデンス", EN: "evidence"},
	Customer:       {JA: "医療機関等の対応", EN: "customer duties"},
	Responsibility: {JA: "責任の分担", EN: "responsibility"},
	Visibility:     {JA: "開示の範囲", EN: "visibility"},
	Owner:          {JA: "担当", EN: "owner"},
	Reviewed:       {JA: "確認日", EN: "reviewed"},
	ID:             {JA: "id", EN: "id"},
	DocKind:        {JA: "種類", EN: "kind"},
	Edition:        {JA: "版", EN: "edition"},
	Date:           {JA: "日付", EN: "date"},
	ValidUntil:     {JA: "有効期限", EN: "valid until"},
	Access:         {JA: "入手方法", EN: "access"},
	Link:           {JA: "所在", EN: "location"},
	Number:         {JA: "番号", EN: "number"},
	Vendor:         {JA: "事業者", EN: "vendor"},
	Service:        {JA: "サービス", EN: "service"},
	Notice:         {JA: "お知らせ", EN: "notice"},
}

// Word names what changed, in "ja" or "en".
func (k Kind) Word(lang string) string { return kindWords[k].In(lang) }

// A Change is one thing that changed. Before is "" for what is new and After
// for what is gone; Text, which texts of more than a few words have, is the
// same difference in phrases.
type Change struct {
	Kind   Kind    `json:"kind"`
	Before string  `json:"before,omitempty"`
	After  string  `json:"after,omitempty"`
	Text   []Block `json:"text,omitempty"`
	// Follows is the item whose text this answer shows, when the change was
	// made there and is told there.
	Follows int `json:"follows,omitempty"`
}
